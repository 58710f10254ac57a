import { formatMomentLong } from '../../../platform/time.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { Proof, PublicLine } from '../live-queries.ts';
import { algorithmWords, crumbs, type Frame } from './transparency.tsx';

interface Props {
  frame: Frame;
  position: number;
  /** Null when its words are not for everybody. */
  line: PublicLine | null;
  /** Null while no checkpoint covers it. */
  proof: Proof | null;
  /** What the proof was found to be when it was worked out just now. */
  holds: boolean;
  words: (verb: string) => string;
}

/** 验证一条记录: what it says, and that it is in the ledger that was signed. */
export function LinePage({ frame, position, line, proof, holds, words }: Props) {
  const title = `台账第 ${position} 条`;
  return (
    <PublicPage
      site={frame.site}
      title={title}
      mode={frame.mode}
      path={frame.path}
      crumbs={[...crumbs, { label: title }]}
      meta={{ canonical: `${frame.site.origin ?? ''}/transparency/` }}
    >
      <h1>{title}</h1>
      <Standing proof={proof} holds={holds} />
      {line ? <Words line={line} words={words} /> : <Closed />}
      {proof && <Way proof={proof} />}
    </PublicPage>
  );
}

function Standing({ proof, holds }: { proof: Proof | null; holds: boolean }) {
  if (!proof) {
    return (
      <NoticeBox title="还没有纳入存证">
        <p>这条记录已经封存，下一份存证会把它包括进去，通常不超过一分钟。请稍后刷新本页。</p>
      </NoticeBox>
    );
  }
  if (!holds) {
    return (
      <NoticeBox tone="error" title="证明不成立">
        <p>这条记录与存证对不上。请保存本页，并告诉网站的主办单位和监督机关。</p>
      </NoticeBox>
    );
  }
  return (
    <NoticeBox tone="success" title="证明成立">
      <p>
        这条记录在 {formatMomentLong(proof.point.at)} 的存证之中（第 {proof.point.id} 号，共 {proof.point.size}{' '}
        条）。此后改动它的任何一个字，都会与存证对不上。
      </p>
    </NoticeBox>
  );
}

function Words({ line, words }: { line: PublicLine; words: (verb: string) => string }) {
  return (
    <Card title="记录">
      <Facts
        label="记录"
        columns={1}
        items={[
          { label: '事项', value: words(line.verb) },
          { label: '时间', value: <Moment at={line.at} /> },
          { label: '理由', value: line.reason },
          { label: '有关文件', value: line.path && <a href={line.path}>查看文件</a> },
        ]}
      />
      <details class="fold">
        <summary>给技术人员：记录原文和摘要</summary>
        <p class="quiet">
          原文里的时间是协调世界时（UTC），比北京时间慢八小时。随机数与原文一起算出摘要，使人猜不出没有公开的记录。
        </p>
        <Facts
          label="记录原文和摘要"
          columns={1}
          items={[
            { label: '记录原文', value: <code>{line.canonical}</code> },
            { label: '随机数', value: <code>{line.salt}</code> },
            { label: '摘要', value: <code>{line.leaf}</code> },
          ]}
        />
      </details>
      <Buttons>
        <ButtonLink kind="primary" href={`/transparency/receipt/${line.position}`}>
          下载回执
        </ButtonLink>
        <ButtonLink href="/transparency/">怎样自己核对</ButtonLink>
      </Buttons>
    </Card>
  );
}

function Closed() {
  return (
    <Card title="记录">
      <p>这条记录的原文不对外公开，只公开它的摘要。摘要看不出内容，却能证明记录没有被改动。</p>
    </Card>
  );
}

function Way({ proof }: { proof: Proof }) {
  return (
    <details class="card fold">
      <summary>给技术人员：从这条记录到存证的根值</summary>
      <p>依次把摘要合并，最后得到的就是存证里的根值（RFC 9162 的包含证明）。</p>
      <Facts
        label="包含证明"
        columns={1}
        items={[
          { label: '这条记录的摘要', value: <code>{proof.leaf}</code> },
          ...proof.path.map((hash, at) => ({ label: `第 ${at + 1} 步合并`, value: <code>{hash}</code> })),
          { label: '根值', value: <code>{proof.point.root}</code> },
          { label: '摘要算法', value: algorithmWords[proof.point.alg] },
        ]}
      />
      <p>
        <a href={`/transparency/proof/${proof.position}`}>供程序读取的证明（JSON）</a>
      </p>
    </details>
  );
}

import {
  numberWords,
  type Validity as State,
  sameCode,
  validities,
  verificationCode,
} from '../../../core/publications/rules.ts';
import { formatMomentLong } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { Related } from '../../../ui/related.tsx';
import { Validity } from '../../../ui/tag.tsx';
import type { HistoryLine, Article as Text } from '../queries/article.ts';
import type { Frame } from './frame.tsx';
import { History } from './history.tsx';
import { Standing } from './standing.tsx';

/** 输入校验码: any paper in the hand, without knowing where on this site its text stands. */
export function VerifyByCodePage({ frame, typed, problem }: { frame: Frame; typed: string; problem: string | null }) {
  return (
    <Standing frame={frame} title="核验文件" error={problem !== null}>
      <p class="page-intro">打印件页眉、公文末页或者电子件上都有校验码。输入它，就能看到本站公布的是哪一份文件。</p>
      <CodeForm path="/verify/" typed={typed} problem={problem} />
    </Standing>
  );
}

function CodeForm({ path, typed, problem }: { path: string; typed: string; problem: string | null }) {
  return (
    <Card>
      <Form action={path} method="get" label="输入校验码">
        {problem && <ErrorSummary errors={{ code: problem }} />}
        <div class="form-short">
          <TextField
            name="code"
            label="纸上或者文件上的校验码"
            required
            hint="例如 17FF-D96F-6AED，大小写和横线都可以省"
            value={typed}
            maxLength={40}
            error={problem ?? undefined}
          />
          <Buttons>
            <Button>核验</Button>
          </Buttons>
        </div>
      </Form>
    </Card>
  );
}

/** The answer first: the same, or not the same. */
function Verdict({ text, typed }: { text: Text; typed: string }) {
  if (typed === '')
    return (
      <p class="page-intro">输入打印件或者电子件上的校验码，看本站公布的是哪一份、哪一版。再把手里的与原文对照。</p>
    );
  return sameCode(typed, text.hash) ? (
    <NoticeBox tone="success" title="与本站一致">
      <p>
        本站公布过这份文件，校验码是经审查签发的这一版的。校验码也能被人抄到别的纸上，请把手里的与
        <a href={text.path}>原文</a>逐字对照。
      </p>
    </NoticeBox>
  ) : (
    <NoticeBox tone="error" title="与本站现行的一版不一致">
      <p>
        请核对有没有抄错。没有抄错的，纸上可能是更正以前的版本，也可能被改动过：请看
        <a href={`/versions/${text.id}`}>历次版本</a>，或者<a href={text.path}>打开现行版</a>。
      </p>
    </NoticeBox>
  );
}

interface VerifyProps {
  frame: Frame;
  text: Text;
  history: HistoryLine[];
  typed: string;
  problem: string | null;
}

/** 核验: how to know that a sheet of paper is what was published here. */
export function VerifyPage({ frame, text, history, typed, problem }: VerifyProps) {
  const back: Related = { href: text.path, title: text.title };
  const official = text.isPolicy || text.number !== null;
  return (
    <Standing frame={frame} title="核验文件" error={problem !== null}>
      <Verdict text={text} typed={typed} />
      <CodeForm path={`/verify/${text.id}`} typed={typed} problem={problem} />
      <h2>本站公布的这一份</h2>
      <Facts
        label="核验信息"
        columns={1}
        items={[
          { label: '标题', value: <a href={back.href}>{back.title}</a> },
          { label: '发文机关', value: <a href={`/units/${text.unit}/`}>{text.unitFullName}</a> },
          { label: '发文字号', value: text.number && numberWords(text.number) },
          { label: '有效性', value: official && <Validity value={validities[text.validity as State]} /> },
          { label: '索引号', value: text.indexNumber },
          { label: '版次', value: `第 ${text.edition} 版，${formatMomentLong(text.publishedAt)} 公布` },
          { label: '校验码', value: <code>{verificationCode(text.hash)}</code> },
        ]}
      />
      <details class="fold">
        <summary>校验码说明什么</summary>
        <p>
          摘要由标题、正文、元数据、公开属性和每个附件的内容算出，改动一个字就会变。审查和签发都绑定同一个摘要，并记入逐条相连的台账。
        </p>
        <p>
          完整摘要（SHA-256）：<code>{text.hash}</code>
        </p>
      </details>
      <History lines={history} />
    </Standing>
  );
}

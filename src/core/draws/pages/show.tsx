import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Title } from '../../../ui/phrases.tsx';
import { type Step, Steps } from '../../../ui/steps.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { PublicDraw } from '../queries/live.ts';
import { algorithms } from '../rules/pool.ts';
import type { Stage } from '../rules/stage.ts';
import type { Drawn } from '../rules/told.ts';
import { First } from './awaited.tsx';
import { CheckCard } from './check.tsx';
import { type Frame, wayTo } from './draws.tsx';
import { PartiesCard, SourcesCard } from './fixed.tsx';
import { ResultCard, type ToldResults } from './result.tsx';

interface Props {
  frame: Frame;
  draw: PublicDraw;
  stage: Stage;
  drawn: Drawn | null;
  told: ToldResults | null;
  now: Date;
  today: string;
}

/** One draw from plan to check: what is fixed, what is awaited, what came out. */
export function DrawPage({ frame, draw, stage, drawn, told, now, today }: Props) {
  return (
    <PublicPage
      site={frame.site}
      mode={frame.mode}
      path={frame.path}
      title={draw.title}
      meta={{ canonical: `${frame.site.origin ?? ''}/draws/${draw.number}` }}
      crumbs={[...wayTo(frame.site, [draw]), { label: '公开抽签', href: '/draws/' }, { label: draw.number }]}
    >
      <h1>
        <Title text={draw.title} />
      </h1>
      <Ended draw={draw} today={today} />
      <First {...{ draw, stage, now }} />
      <Steps label="抽签进展" brief steps={stepsOf(draw)} />
      <PlanCard draw={draw} />
      <Others draw={draw} />
      <PartiesCard draw={draw} />
      <SourcesCard draw={draw} now={now} />
      <ResultCard {...{ draw, drawn, told }} />
      <CheckCard draw={draw} />
    </PublicPage>
  );
}

function Ended({ draw, today }: { draw: PublicDraw; today: string }) {
  if (draw.voidedAt)
    return (
      <NoticeBox tone="error" title="这次抽签已作废">
        <p>{draw.voidReason}</p>
      </NoticeBox>
    );
  if (draw.abortedAt)
    return (
      <NoticeBox tone="warning" title="这次抽签已终止，编号不再使用">
        <p>{draw.abortReason}</p>
      </NoticeBox>
    );
  if (draw.revealedAt || draw.revealOn >= today) return null;
  return (
    <NoticeBox tone="error" title="超期未公布结果">
      <p>
        方案承诺在 <Day on={draw.revealOn} long /> 前公布结果和全部材料，现在还没有公布。
      </p>
    </NoticeBox>
  );
}

function stepsOf(draw: PublicDraw): Step[] {
  const ended = draw.voidedAt !== null || draw.abortedAt !== null;
  const done = [
    true,
    draw.frozenAt !== null,
    draw.parties.every(({ committedAt }) => committedAt),
    draw.sources.every(({ confirmedAt }) => confirmedAt),
    draw.drawnAt !== null,
    draw.revealedAt !== null,
  ];
  const labels = ['公布方案', '冻结名单', '公布承诺', '公共事件', '抽取', '公布结果'];
  const current = done.findIndex((one) => !one);
  return labels.map((label, index) => ({
    label,
    state: done[index] ? 'done' : ended ? 'skipped' : index === current ? 'current' : 'todo',
  }));
}

function PlanCard({ draw }: { draw: PublicDraw }) {
  return (
    <Card title="方案">
      <Facts
        label="方案"
        items={[
          { label: '抽签编号', value: draw.number },
          { label: '单位', value: <a href={`/units/${draw.unitSlug}/`}>{draw.unit}</a> },
          { label: '公布方案的时间', value: <Moment at={draw.publishedAt} /> },
          { label: '公布结果的期限', value: <Day on={draw.revealOn} /> },
          { label: '每组人数', value: draw.team > 0 && `${draw.team} 人` },
          { label: '摘要算法', value: algorithms[draw.alg] },
          { label: '抽什么、为什么抽', value: draw.reason, wide: true },
          { label: '冻结名单的时间', value: draw.frozenAt && <Moment at={draw.frozenAt} /> },
          { label: '名单的摘要', value: draw.poolHash && <code class="hash">{draw.poolHash}</code>, wide: true },
          { label: '对照表的摘要', value: draw.namesHash && <code class="hash">{draw.namesHash}</code>, wide: true },
        ]}
      />
      {!draw.frozenAt && <p class="field-hint">名单冻结时公布它的摘要；以后名单哪怕改动一个字，摘要都会不同。</p>}
    </Card>
  );
}

/** A draw that is repeated until it pleases would be seen here. */
function Others({ draw }: { draw: PublicDraw }) {
  if (draw.others.length === 0 && !draw.follows) return null;
  return (
    <Card title="同一事项的其他抽签">
      {draw.follows && (
        <p>
          本次是 <a href={`/draws/${draw.follows}`}>{draw.follows}</a> 之后的重新抽签。
          <span>理由：{draw.followsReason}</span>
        </p>
      )}
      <ul>
        {draw.others.map(({ number, title }) => (
          <li>
            <a href={`/draws/${number}`}>
              {number} {title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

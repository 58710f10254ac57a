import { DrawLine } from '../../../core/draws/pages/awaited.tsx';
import type { ListedDraw } from '../../../core/draws/queries/live.ts';
import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { columnUnit } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicPlanRow } from '../queries/live.ts';
import { rateWords } from '../rules/plan.ts';
import { monthsOf, type PublicResult } from '../rules/result.ts';
import { inspectionsHref, ResultsTable } from './results.tsx';

interface Props {
  frame: { site: Site; mode: ViewMode; path: string };
  column: PublicColumn | undefined;
  plans: PublicPlanRow[];
  draws: ListedDraw[];
  results: PublicResult[];
  today: string;
  now: Date;
}

const about = '检查对象和检查人员随机抽取，计划、抽签和检查结果都公开，任何人都可以核对抽签。';

/** 双随机、一公开: the plans, the draws of each batch, the newest results, and which months brought none. */
export function InspectionsPage({ frame, column, plans, draws, results, today, now }: Props) {
  return (
    <PublicPage
      {...frame}
      title="双随机、一公开"
      meta={{ description: about, canonical: `${frame.site.origin ?? ''}${inspectionsHref}` }}
      crumbs={[...trailTo(frame.site, inspectionsHref, '/open/'), { label: '双随机、一公开' }]}
    >
      <h1>双随机、一公开</h1>
      <p class="page-intro">{about}</p>
      <ListHead
        name="双随机、一公开"
        count={`计划 ${plans.length} 份，结果 ${results.length} 项`}
        unit={column && columnUnit(column)}
        updatedOn={column?.updatedAt && dayOf(column.updatedAt)}
        feed={column && `${inspectionsHref}feed.atom`}
      >
        {plans.length > 0 && <a href={`${inspectionsHref}overview/`}>抽查情况：覆盖率和发现的问题</a>}
      </ListHead>
      {plans.length === 0 && <EmptyState>还没有公布抽查计划。计划经审查后在这里公布。</EmptyState>}
      {plans.map((plan) => (
        <PlanCard {...{ plan, draws, today, now }} />
      ))}
      <Card title="最近公布的抽查结果" more={{ label: '全部结果', href: `${inspectionsHref}results/` }}>
        <ResultsTable rows={results.slice(0, 10)} empty="还没有公布抽查结果。结果在检查结束后 20 个工作日内公布。" />
      </Card>
      <p>
        <a href={`${inspectionsHref}notices/`}>以往的抽查公示（旧网站上的计划和结果）</a>
      </p>
      <Card title={`${today.slice(0, 4)} 年各月公布情况`}>
        <Table
          caption="各月公布的抽查结果"
          hideCaption
          rows={monthsOf(results, today)}
          columns={[
            { key: 'month', head: '月份', kind: 'title', cell: ({ month }) => <Month of={month} /> },
            { key: 'results', head: '公布结果', kind: 'short', cell: ({ results: count }) => <Count of={count} /> },
          ]}
        />
      </Card>
    </PublicPage>
  );
}

const Month = ({ of }: { of: string }) => <time datetime={of}>{`${of.slice(0, 4)}年${Number(of.slice(5))}月`}</time>;
const Count = ({ of }: { of: number }) => <>{of === 0 ? '本月无' : of}</>;

function PlanCard({ plan, draws, ...when }: { plan: PublicPlanRow } & Pick<Props, 'draws' | 'today' | 'now'>) {
  const { title, unitName, publishedAt, path, object } = plan;
  return (
    <Card
      title={<a href={path}>{title}</a>}
      note={
        <>
          {unitName} <Day on={dayOf(publishedAt)} />
        </>
      }
    >
      <Table
        caption={`${title}：批次`}
        hideCaption
        rows={plan.plan.batches}
        columns={[
          { key: 'title', head: '批次', kind: 'title', cell: ({ code, title: called }) => `${code} ${called}` },
          { key: 'rates', head: '抽查比例', cell: ({ rates }) => rateWords(rates) },
          { key: 'days', head: '时间', cell: ({ fromOn, toOn }) => `${fromOn}—${toOn}` },
          {
            key: 'draw',
            head: '公开抽签',
            cell: ({ code }) => <Draws draws={draws.filter((one) => one.object === `${object}${code}`)} {...when} />,
          },
        ]}
      />
    </Card>
  );
}

function Draws({ draws, now, today }: Pick<Props, 'draws' | 'today' | 'now'>) {
  if (draws.length === 0) return <>尚未抽签</>;
  return (
    <div>
      {draws.map((draw) => (
        <DrawLine {...{ draw, now, today }} />
      ))}
    </div>
  );
}

import { numberWords } from '../../../core/publications/rules.ts';
import { dayOf, latestOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Aside, DocumentList, EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import type { Crumb, Site, ViewMode } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { PublicPlan } from '../queries/live.ts';
import type { Group } from '../rules/standing.ts';

export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

export const trackerHref = (plan: { id: string }) => `/workplan/${plan.id}/`;

/** The tracker with the tasks of one group only. */
export const groupHref = (plan: { id: string }, group: Group) => `${trackerHref(plan)}?state=${group}#tasks`;

/** 首页 › 政务公开 › 重点工作任务进展: the middle is the entry of the main menu that covers these pages. */
export function workplanTrail({ menu }: Site): Crumb[] {
  const above = menu.find(({ covers }) => covers?.includes('/workplan/'));
  return [
    { label: '首页', href: '/' },
    ...(above ? [{ label: above.label, href: above.href }] : []),
    { label: '重点工作任务进展', href: '/workplan/' },
  ];
}

/** Every public plan by year; what earlier years left open is still followed. */
export function PublicPlansPage({ frame, plans, today }: { frame: Frame; plans: PublicPlan[]; today: string }) {
  const years = [...new Set(plans.map((plan) => plan.year))];
  const open = plans.filter((plan) => plan.year < Number(today.slice(0, 4)) && plan.closed < plan.tasks);
  const newest = latestOf(plans.map(({ changedAt }) => changedAt));
  return (
    <PublicPage
      {...frame}
      title="重点工作任务进展"
      meta={{
        description: `${frame.site.name}政务公开年度工作安排的任务、责任单位和落实进展`,
        canonical: `${frame.site.origin ?? ''}/workplan/`,
      }}
      crumbs={workplanTrail(frame.site)}
    >
      <h1>重点工作任务进展</h1>
      <p class="page-intro">
        年度政务公开工作安排里的每一项任务由谁负责、做到哪一步、有什么可以查看，都在这里。没有办结的任务跨年继续公开进展。
        {plans[0] && (
          <>
            历年的安排和分工文件在
            <a href={`/${plans[0].path.split('/')[1]}/`}>政务公开重点工作</a>栏目。
          </>
        )}
      </p>
      <ListHead
        name="重点工作任务进展"
        total={plans.length}
        of="份"
        unit={frame.site.host ? { name: frame.site.host } : undefined}
        updatedOn={newest && dayOf(newest)}
      />
      {plans.length === 0 && (
        <EmptyState title="还没有公开的工作安排">
          <p>年度政务公开工作安排印发并公开后，可以在这里查看每一项任务的进展。</p>
          <p>
            您可以先到<a href="/">首页</a>查看最新公开的文件。
          </p>
        </EmptyState>
      )}
      {open.length > 0 && (
        <p>往年工作安排中有 {open.reduce((sum, plan) => sum + plan.tasks - plan.closed, 0)} 项任务还没有办结。</p>
      )}
      {years.map((year) => (
        <Card title={`${year}年`}>
          <DocumentList look="rich" items={plans.filter((plan) => plan.year === year).map(itemOf)} />
        </Card>
      ))}
    </PublicPage>
  );
}

const itemOf = (plan: PublicPlan) => ({
  href: trackerHref(plan),
  title: plan.title,
  on: plan.issuedOn ?? undefined,
  tags:
    plan.tasks > 0 && plan.closed === plan.tasks ? (
      <Tag tone="success">全部办结</Tag>
    ) : (
      <Tag tone="info">没有全部办结</Tag>
    ),
  note: <Aside words={[plan.issuer, plan.numberRaw && numberWords(plan.numberRaw)]} />,
  summary: `共 ${plan.tasks} 项任务，已办结 ${plan.closed} 项。`,
});

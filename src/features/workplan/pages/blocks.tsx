import { Figures } from '../../../ui/cards.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { SideBlock } from '../../../ui/related.tsx';
import type { PublicPlan } from '../queries/live.ts';
import { countGroups, groups, shownGroups } from '../rules/standing.ts';
import { groupHref, trackerHref } from './public-plans.tsx';
import { groupTones } from './state-tag.tsx';
import type { Provable } from './tracker-figures.tsx';

/** On the home page: how far the newest plan has come, each figure with the tasks behind it. */
export function HomeBlock({ plans, tasks }: { plans: PublicPlan[]; tasks: Provable[] }) {
  const [plan] = plans;
  if (!plan) return null;
  const earlier = plans.filter((one) => one.year < plan.year && one.closed < one.tasks);
  const left = earlier.reduce((sum, one) => sum + one.tasks - one.closed, 0);
  const count = countGroups(tasks);
  return (
    <>
      <p>
        <a href={trackerHref(plan)}>
          <Phrases text={`${plan.title}：落实进展`} />
        </a>
      </p>
      <Figures
        items={[
          { label: '任务', value: plan.tasks, unit: '项', href: trackerHref(plan) },
          ...shownGroups(count).map((group) => ({
            label: groups[group].label,
            value: count[group],
            unit: '项',
            href: groupHref(plan, group),
            tone: groupTones[group],
          })),
          ...(left > 0 ? [{ label: '往年继续办理', value: left, unit: '项', href: '/workplan/' }] : []),
        ]}
      />
    </>
  );
}

/** Beside the plan's own text: where to see what became of it. */
export function ArticleSide({ plan }: { plan: PublicPlan }) {
  return (
    <SideBlock title="落实进展">
      <p>
        共 {plan.tasks} 项任务，已办结 {plan.closed} 项。每项任务的责任单位、进展和成果都已公开。
      </p>
      <p>
        <a href={trackerHref(plan)}>逐项查看</a>
      </p>
    </SideBlock>
  );
}

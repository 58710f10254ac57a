import { Card, Figures } from '../../../ui/cards.tsx';
import type { PublicPlan } from '../queries/live.ts';
import { trackerHref } from './public-plans.tsx';

/** On the home page: how far the newest plan has come. */
export function HomeBlock({ plans }: { plans: PublicPlan[] }) {
  const [plan] = plans;
  if (!plan) return null;
  const earlier = plans.filter((one) => one.year < plan.year && one.closed < one.tasks);
  const left = earlier.reduce((sum, one) => sum + one.tasks - one.closed, 0);
  return (
    <Card title="政务公开重点工作" more={{ href: '/workplan/' }}>
      <p>
        <a href={trackerHref(plan)}>{plan.title}</a>
      </p>
      <Figures
        items={[
          { label: '任务', value: plan.tasks, unit: '项', href: trackerHref(plan) },
          { label: '已办结', value: plan.closed, unit: '项', tone: 'success' },
          { label: '未办结', value: plan.tasks - plan.closed, unit: '项' },
          ...(left > 0 ? [{ label: '往年继续办理', value: left, unit: '项', href: '/workplan/' }] : []),
        ]}
      />
    </Card>
  );
}

/** Beside the plan's own text: where to see what became of it. */
export function ArticleSide({ plan }: { plan: PublicPlan }) {
  return (
    <Card title="落实进展" more={{ href: trackerHref(plan), label: '逐项查看' }}>
      <p>
        共 {plan.tasks} 项任务，已办结 {plan.closed} 项。每项任务的责任单位、进展和成果都已公开。
      </p>
    </Card>
  );
}

import { Figures } from '../../../ui/cards.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { filingFigures } from '../rules/figures.ts';
import { countLights, countStandings, type Light, lightNames, lightWords, type Standing } from '../rules/standing.ts';
import { type PlanProps, planHref } from './plan.tsx';

/** Always seven, so that they stand in one row: the board's columns, the worst light, the filings. */
export function PlanFigures({ plan, tasks, filings, today, query }: Omit<PlanProps, 'units' | 'mine'>) {
  const count = countStandings(tasks);
  const href = (state: Standing | Light | '') => planHref(plan.id, { ...query, view: 'list', state });
  const lights = countLights(tasks, plan, today);
  // The worst light that anything shows; the others are said below it.
  const [worst = 'normal', ...others] = lightNames.toReversed().filter((light) => lights[light] > 0);
  const scheme = filingFigures(filings, 'scheme', today);
  return (
    <div class="figures-row">
      <Figures
        items={[
          { label: '任务', value: tasks.length, unit: '项', href: href('') },
          { label: '未启动', value: count.not_started, unit: '项', href: href('not_started') },
          {
            label: '推进中',
            value: count.under_way + count.blocked + count.unproven,
            unit: '项',
            href: href('under_way'),
            note: <Among count={count} href={href} />,
          },
          { label: '待办结', value: count.done, unit: '项', href: href('done') },
          { label: '已办结', value: count.closed, unit: '项', href: href('closed') },
          {
            label: worst === 'normal' ? '时限正常' : lightWords[worst],
            value: lights[worst],
            unit: '项',
            href: href(worst),
            note: others.map((light) => `${lightWords[light]} ${lights[light]} 项`).join('，'),
          },
          {
            label: '方案备案',
            value: `${scheme.filed + scheme.late} / ${scheme.filed + scheme.late + scheme.open + scheme.overdue}`,
            href: planHref(plan.id, { ...query, view: 'filings', state: '' }),
            note: <FilingNote late={scheme.late} overdue={scheme.overdue} />,
          },
        ]}
      />
    </div>
  );
}

/** What of the open ones wants a hand. */
function Among({ count, href }: { count: Record<Standing, number>; href(state: Standing): string }) {
  return (
    <>
      {count.blocked > 0 && <a href={href('blocked')}>有困难 {count.blocked}</a>}{' '}
      {count.unproven > 0 && <a href={href('unproven')}>待核实 {count.unproven}</a>}
    </>
  );
}

function FilingNote({ late, overdue }: { late: number; overdue: number }) {
  return (
    <>
      {late > 0 && `迟报 ${late} `}
      {overdue > 0 && <Tag tone="error">超期未报 {overdue}</Tag>}
    </>
  );
}

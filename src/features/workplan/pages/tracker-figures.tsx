import { Card, Figures } from '../../../ui/cards.tsx';
import { BarChart } from '../../../ui/chart.tsx';
import type { PublicFiling, PublicPlan, PublicTask } from '../queries/live.ts';
import { filingFigures } from '../rules/figures.ts';
import { countGroups, type Group, groups, latenessOf, latenessWords, shownGroups } from '../rules/standing.ts';
import { filingStates } from '../rules.ts';
import { groupHref, trackerHref } from './public-plans.tsx';

/** A task with the number of public pages that prove it. */
export type Provable = PublicTask & { evidence: number };

const tones = { closed: 'success', blocked: 'warning', unproven: 'error' } as const;

/** How the tasks stand: the groups add up to the whole, what is late is said beside the whole. */
export function TaskFigures({ plan, tasks, today }: { plan: PublicPlan; tasks: Provable[]; today: string }) {
  const count = countGroups(tasks);
  const shown = shownGroups(count);
  const bars = shown.map((group) => ({
    label: groups[group].label,
    value: count[group],
    neutral: group === 'waiting',
  }));
  return (
    <>
      <Figures
        items={[
          {
            label: '任务',
            value: tasks.length,
            unit: '项',
            href: trackerHref(plan),
            note: lateNote(plan, tasks, today),
          },
          ...shown.map((group) => ({
            label: groups[group].label,
            value: count[group],
            unit: '项',
            href: count[group] > 0 ? groupHref(plan, group) : undefined,
            tone:
              count[group] > 0 ? (tones as Partial<Record<Group, 'success' | 'warning' | 'error'>>)[group] : undefined,
          })),
        ]}
      />
      {tasks.length > 0 && (
        <Card>
          <BarChart
            title="任务进展"
            unit="项"
            description={`共 ${tasks.length} 项任务：${bars.map((bar) => `${bar.label} ${bar.value} 项`).join('，')}。`}
            bars={bars}
            on={today}
            definition="办结须有本站公开的页面作为佐证；进展经审定后公开；没有报过进展的任务计入未启动。"
          />
        </Card>
      )}
    </>
  );
}

function lateNote(plan: PublicPlan, tasks: Provable[], today: string): string | undefined {
  const late = tasks.map((task) => latenessOf(task, plan.year, today));
  const said = (['carried', 'overdue'] as const)
    .map((kind) => ({ kind, of: late.filter((one) => one === kind).length }))
    .filter(({ of }) => of > 0)
    .map(({ kind, of }) => `${latenessWords[kind]} ${of} 项`);
  return said.length > 0 ? `其中${said.join('，')}` : undefined;
}

/** 方案备案: who was in time and who was not, in figures that lead to the names. */
export function FilingFigures({ filings, today }: { filings: PublicFiling[]; today: string }) {
  if (!filings.some((filing) => filing.kind === 'scheme')) return null;
  const count = filingFigures(filings, 'scheme', today);
  const states = (['filed', 'late', 'overdue', 'open'] as const).filter((state) => state !== 'open' || count.open > 0);
  return (
    <Figures
      items={states.map((state) => ({
        label: `方案备案：${filingStates[state]}`,
        value: count[state],
        unit: '个单位',
        href: '#filings-scheme',
        tone:
          count[state] > 0 && state !== 'open'
            ? ({ filed: 'success', late: 'warning', overdue: 'error' } as const)[state]
            : undefined,
      }))}
    />
  );
}

import type { Child } from 'hono/jsx';
import { numberWords } from '../../../core/publications/rules.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Day } from '../../../ui/when.tsx';
import type { FilingRow, PlanRow, TaskRow } from '../queries.ts';
import { type Light, lightWords, officeWords, type Standing } from '../rules/standing.ts';
import { PlanFigures } from './plan-figures.tsx';

export const planViews = { board: '看板', list: '清单', timeline: '时间轴', filings: '备案与对接' } as const;
export type PlanView = keyof typeof planViews;

/** What the address of a plan's page says; unit null is every unit. */
export interface PlanQuery {
  view: PlanView;
  /** Whether the address named the view; where it did not, a phone shows the list and a desk the board. */
  asked: boolean;
  unit: number | null;
  state: Standing | Light | '';
}

export interface PlanProps {
  plan: PlanRow;
  /** Everything of the plan, for the figures; the view below shows what is asked for. */
  tasks: TaskRow[];
  filings: FilingRow[];
  query: PlanQuery;
  units: { id: number; name: string }[];
  /** The units for which this person writes. */
  mine: number[];
  today: string;
  children?: Child;
}

/** The address of a view of the plan; one's own unit is what a drafter sees without asking, so everything is asked for by name. */
export function planHref(plan: number, query: PlanQuery): string {
  const words = new URLSearchParams({ view: query.view, unit: query.unit === null ? 'all' : String(query.unit) });
  if (query.state) words.set('state', query.state);
  return `/staff/workplan/${plan}?${words}`;
}

export function PlanPage({ plan, tasks, filings, query, units, mine, today, children }: PlanProps) {
  const counts = { filings: filings.length };
  return (
    <>
      {plan.warnings.length > 0 && !plan.path && (
        <NoticeBox tone="warning" title="导入时没有把握的地方">
          <ul>
            {plan.warnings.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </NoticeBox>
      )}
      <PlanFacts plan={plan} />
      <PlanFigures plan={plan} tasks={tasks} filings={filings} today={today} query={query} />
      <div class="tabs-row">
        {query.asked ? (
          <PlanTabs plan={plan.id} query={query} counts={counts} />
        ) : (
          <>
            <div class="only-wide">
              <PlanTabs plan={plan.id} query={query} counts={counts} />
            </div>
            <div class="only-narrow">
              <PlanTabs plan={plan.id} query={{ ...query, view: 'list' }} counts={counts} />
            </div>
          </>
        )}
        <p class="tabs-tools">
          <ButtonLink href={planHref(plan.id, query).replace('?', '/export.xlsx?')}>导出 Excel</ButtonLink>
          <print-button />
        </p>
      </div>
      <PlanFilters plan={plan} query={query} units={units} mine={mine} />
      {children}
    </>
  );
}

function PlanTabs(props: { plan: number; query: PlanQuery; counts: Partial<Record<PlanView, number>> }) {
  const { plan, query, counts } = props;
  return (
    <Tabs
      label="视图"
      items={(Object.keys(planViews) as PlanView[]).map((view) => ({
        label: planViews[view],
        href: planHref(plan, { ...query, view }),
        current: view === query.view,
        count: counts[view],
      }))}
    />
  );
}

function PlanFacts({ plan }: { plan: PlanRow }) {
  return (
    <Facts
      label="文件"
      items={[
        { label: '印发单位', value: plan.issuer },
        { label: '发文字号', value: plan.numberRaw && numberWords(plan.numberRaw) },
        { label: '成文日期', value: plan.issuedOn && <Day on={plan.issuedOn} long /> },
        {
          label: '公文',
          value: (
            <>
              {plan.path ? <a href={plan.path}>已公开</a> : '未公开，审签发布后公众可见'}
              {'　'}
              <a href={`/staff/documents/${plan.document}`}>{plan.path ? '查看办理' : '去送审'}</a>
              {plan.path && plan.publicId && (
                <>
                  {'　'}
                  <a href={`/workplan/${plan.publicId}/`}>公众看到的进展</a>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

const stateWords = { ...officeWords, ...lightWords };
const states = [
  ...Object.entries(officeWords).map(([value, label]) => ({ value, label, group: '办理' })),
  ...Object.entries(lightWords).map(([value, label]) => ({ value, label, group: '时限' })),
];

function PlanFilters({ plan, query, units, mine }: Pick<PlanProps, 'plan' | 'query' | 'units' | 'mine'>) {
  const unit = units.find(({ id }) => id === query.unit);
  return (
    <Filters
      action={`/staff/workplan/${plan.id}`}
      label="筛选任务"
      active={[
        ...(unit
          ? [
              {
                label: mine.includes(unit.id) ? `本单位：${unit.name}` : `单位：${unit.name}`,
                removeHref: planHref(plan.id, { ...query, unit: null }),
              },
            ]
          : []),
        ...(query.state
          ? [{ label: `状态：${stateWords[query.state]}`, removeHref: planHref(plan.id, { ...query, state: '' }) }]
          : []),
      ]}
      clearHref={planHref(plan.id, { ...query, unit: null, state: '' })}
    >
      <input type="hidden" name="view" value={query.view} />
      <SelectField
        name="unit"
        label="单位"
        value={query.unit === null ? 'all' : String(query.unit)}
        options={[
          { value: 'all', label: '全部单位' },
          ...units.map(({ id, name }) => ({
            value: String(id),
            label: name,
            group: mine.includes(id) ? '本单位' : '其他单位',
          })),
        ]}
      />
      {query.view !== 'filings' && (
        <SelectField name="state" label="状态" blank="全部状态" value={query.state} options={states} />
      )}
    </Filters>
  );
}

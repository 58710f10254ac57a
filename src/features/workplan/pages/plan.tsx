import type { Child } from 'hono/jsx';
import { numberWords } from '../../../core/publications/rules.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Figures } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { FilingRow, PlanRow, TaskRow } from '../queries.ts';
import { filingFigures, taskFigures } from '../rules/figures.ts';
import { isCarriedOver, type TaskState, taskStates } from '../rules.ts';

export const planViews = { board: '看板', list: '清单', filings: '备案与对接' } as const;
export type PlanView = keyof typeof planViews;

/** What the address of a plan's page says; unit null is every unit. */
export interface PlanQuery {
  view: PlanView;
  /** Whether the address named the view; where it did not, a phone shows the list and a desk the board. */
  asked: boolean;
  unit: number | null;
  state: TaskState | '';
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
  const counts: Record<PlanView, number | undefined> = { board: undefined, list: undefined, filings: filings.length };
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

function PlanTabs(props: { plan: number; query: PlanQuery; counts: Record<PlanView, number | undefined> }) {
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
            </>
          ),
        },
        {
          label: '公众页面',
          value: plan.path && plan.publicId && <a href={`/workplan/${plan.publicId}/`}>公众看到的进展</a>,
          wide: true,
        },
      ]}
    />
  );
}

function PlanFigures({ plan, tasks, filings, today, query }: Omit<PlanProps, 'units' | 'mine'>) {
  const count = taskFigures(tasks, today);
  const carried = tasks.filter((task) => isCarriedOver(task, plan.year, today)).length;
  const scheme = filingFigures(filings, 'scheme', today);
  const href = (state: TaskState) => planHref(plan.id, { ...query, view: 'list', state });
  return (
    <Figures
      items={[
        { label: '任务', value: tasks.length, unit: '项' },
        { label: '已办结', value: count.closed, unit: '项', href: href('closed') },
        { label: '待办结', value: count.done, unit: '项', href: href('done') },
        { label: '推进中', value: count.under_way, unit: '项', href: href('under_way') },
        { label: '未启动', value: count.not_started, unit: '项', href: href('not_started') },
        ...(count.blocked > 0 ? [{ label: '有困难', value: count.blocked, unit: '项', href: href('blocked') }] : []),
        ...(count.overdue > 0
          ? [{ label: '超期', value: <Tag tone="error">{count.overdue} 项</Tag>, href: href('overdue') }]
          : []),
        ...(count.unproven > 0
          ? [{ label: '待核实', value: count.unproven, unit: '项', note: '佐证已撤下', href: href('unproven') }]
          : []),
        ...(carried > 0
          ? [{ label: '跨年未办结', value: carried, unit: '项', note: `${plan.year} 年已过，没有单独时限` }]
          : []),
        {
          label: '方案备案',
          value: `${scheme.filed + scheme.late} / ${scheme.filed + scheme.late + scheme.open + scheme.overdue}`,
          href: planHref(plan.id, { ...query, view: 'filings', state: '' }),
          note: FilingNote({ late: scheme.late, overdue: scheme.overdue }),
        },
      ]}
    />
  );
}

function FilingNote({ late, overdue }: { late: number; overdue: number }) {
  return (
    <>
      {late > 0 && `迟报 ${late} 家 `}
      {overdue > 0 && <Tag tone="error">超期未报 {overdue} 家</Tag>}
    </>
  );
}

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
          ? [{ label: `状态：${taskStates[query.state]}`, removeHref: planHref(plan.id, { ...query, state: '' }) }]
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
        <SelectField
          name="state"
          label="状态"
          blank="全部状态"
          value={query.state}
          options={Object.entries(taskStates).map(([value, label]) => ({ value, label }))}
        />
      )}
    </Filters>
  );
}

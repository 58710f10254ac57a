import { holds, type Staff } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { choice, rowId } from '../../../platform/form.ts';
import { spreadsheetHeaders } from '../../../platform/spreadsheet.ts';
import { PlanPage, type PlanQuery, type PlanView, planViews } from '../pages/plan.tsx';
import { PlanBoard } from '../pages/plan-board.tsx';
import { PlanFilings } from '../pages/plan-filings.tsx';
import { PlanList } from '../pages/plan-list.tsx';
import { filingsSheet, planSheet } from '../pages/plan-sheet.tsx';
import { PlanTimeline } from '../pages/plan-timeline.tsx';
import { PlansPage } from '../pages/plans.tsx';
import { getPlan, listFilings, listGroups, listPlans, listTasks, listUnits, type TaskRow } from '../queries.ts';
import { lightNames, lightOf, standingOf, standings } from '../rules/standing.ts';
import { unitsWithPart } from '../rules.ts';
import { workplanCrumb } from './import.tsx';

/** Units for which somebody writes: reports, filings, records. */
export const unitsOf = (who: Staff): number[] => [
  ...new Set(who.grants.filter((grant) => grant.role === 'drafter').map((grant) => grant.unit)),
];

export const idOf = (c: StaffContext): number => {
  const id = Number(c.req.param('id'));
  if (!Number.isSafeInteger(id) || id < 1) throw new NotFound();
  return id;
};

const done: Record<string, string> = {
  imported: '工作安排已保存。请把公文送审，发布之后公众可以看到任务和进展。',
};

/** The list of plans, and one plan as board, list, timeline and table of filings. */
export function planDoors(app: StaffApp): void {
  app.get('/staff/workplan', async (c) =>
    c.var.page({
      title: '工作安排',
      children: <PlansPage plans={await listPlans(c.var.staff)} drafts={holds(c.var.who, ['drafter', 'editor'])} />,
    }),
  );
  app.get('/staff/workplan/:id{[0-9]+}', showPlan);
  app.get('/staff/workplan/:id{[0-9]+}/export.xlsx', exportPlan);
}

/** What the address asks for of a plan: the page and its export read the same. */
async function readPlan(c: StaffContext) {
  const { staff, today } = c.var;
  const plan = await getPlan(staff, idOf(c));
  const query = readQuery(c);
  const [tasks, filings, groups, units] = await Promise.all([
    listTasks(staff, plan.id),
    listFilings(staff, plan.id),
    listGroups(staff),
    listUnits(staff),
  ]);
  const has = (task: TaskRow, unit: number) => unitsWithPart(task.duties, groups).has(unit);
  const shown = tasks.filter(
    (task) =>
      (query.unit === null || has(task, query.unit)) &&
      (!query.state || query.state === standingOf(task) || query.state === lightOf(task, plan, today)),
  );
  const asked = filings.filter((filing) => query.unit === null || filing.unit === query.unit);
  return { plan, query, tasks, filings, units, has, shown, asked };
}

/** 「导出 Excel」: the view as seen, with its unit and state. */
async function exportPlan(c: StaffContext): Promise<Response> {
  const { plan, query, shown, asked } = await readPlan(c);
  const { today } = c.var;
  const bytes = query.view === 'filings' ? filingsSheet(asked, today) : planSheet(plan, shown, today);
  const name = `${plan.title} ${query.view === 'filings' ? '备案与对接 ' : ''}${today}`;
  return c.body(Buffer.from(bytes), 200, spreadsheetHeaders(name));
}

async function showPlan(c: StaffContext): Promise<Response> {
  const { who, today } = c.var;
  const { plan, query, tasks, filings, units, has, shown, asked } = await readPlan(c);
  const mine = unitsOf(who);
  const list = <PlanList plan={plan} tasks={shown} today={today} />;
  const board = (
    <PlanBoard
      plan={plan}
      tasks={shown}
      today={today}
      filingDue={filings.find((filing) => filing.kind === 'scheme')?.dueOn ?? null}
      mine={(task) => mine.some((unit) => has(task, unit))}
      oversees={holds(who, 'openness')}
    />
  );
  return c.var.page({
    title: plan.title,
    crumbs: [workplanCrumb, { label: `${plan.year} 年` }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    children: (
      <PlanPage plan={plan} tasks={tasks} filings={filings} query={query} units={units} mine={mine} today={today}>
        {query.view === 'board' && (query.asked ? board : <div class="only-wide">{board}</div>)}
        {query.view === 'board' && !query.asked && <div class="only-narrow">{list}</div>}
        {query.view === 'list' && list}
        {query.view === 'timeline' && <PlanTimeline plan={plan} tasks={shown} filings={asked} today={today} />}
        {query.view === 'filings' && <PlanFilings filings={asked} today={today} />}
      </PlanPage>
    ),
  });
}

/** The address is typed by people too: what it says wrongly counts as not said. */
function readQuery(c: StaffContext): PlanQuery {
  const pick = <Value extends string>(name: string, options: Value[]): Value | '' => {
    const read = choice(name, options).read(c.req.query(name));
    return 'value' in read ? read.value : '';
  };
  const view = pick('view', Object.keys(planViews) as PlanView[]);
  return {
    view: view || 'board',
    asked: view !== '',
    unit: askedUnit(c),
    state: pick('state', [...standings, ...lightNames]),
  };
}

/** A drafter who asks for nothing sees their own unit; those who oversee the district see all of it. */
function askedUnit(c: StaffContext): number | null {
  const asked = c.req.query('unit');
  if (asked === undefined) {
    const mine = unitsOf(c.var.who);
    return holds(c.var.who, 'openness') || mine.length !== 1 ? null : mine[0]!;
  }
  const read = rowId('单位').read(asked);
  return 'value' in read ? read.value : null;
}

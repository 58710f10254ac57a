import { randomUUID } from 'node:crypto';
import { choice, form, longText, rowId, type Typed, text, tick, whole } from '../../platform/form.ts';
import { keyOf, readFields } from '../../platform/http/body.ts';
import { spreadsheetHeaders } from '../../platform/spreadsheet.ts';
import { loadCalendar } from '../calendar/queries.ts';
import { holds } from '../caller.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import { handOver, urge } from './actions.ts';
import { DeskPage } from './pages/desk.tsx';
import type { DeskQuery } from './pages/desk-query.ts';
import { DraftButton, DraftsPage } from './pages/drafts.tsx';
import { HandOverPage } from './pages/hand-over.tsx';
import { draftsSheet, tasksSheet } from './pages/sheets.ts';
import { TaskPage } from './pages/task.tsx';
import { UrgePage } from './pages/urge.tsx';
import {
  countTasks,
  listSteps,
  listTasks,
  type TaskSort,
  type TaskView,
  taskSorts,
  tasksPerPage,
  taskViews,
  usualSort,
} from './queries/list.ts';
import { listRecord } from './queries/record.ts';
import { getTask, lastUrgedOn, listColleagues } from './queries/task.ts';
import { type DueState, dueState, dueWords, soonUntil, urgeKind, urgeWords, whyNotUrge } from './rules.ts';
import { circulatedExport, circulatedPage, circulationDoors } from './staff/circulation.ts';
import { listDrafts, severalDoors } from './staff/several.ts';

const done: Record<string, string> = {
  'handed-over': '已转办，对方会收到通知。',
  received: '已签收。',
  urged: '已催办，承办人会收到通知。',
  circulated: '已送出传阅，对方会收到通知。',
  read: '已标为已阅。',
  countersigned: '已提出加签意见，请求的同事会收到通知。',
  acted: '已办理。待办中没有下一件需要审查的文件。',
};

/** The desk at /staff, and a task's own pages below /staff/tasks. */
export function workflowStaff(app: StaffApp): void {
  app.get('/staff', desk);
  app.get('/staff/tasks.xlsx', exportDoor);
  severalDoors(app);
  circulationDoors(app);
  app.get('/staff/tasks/:id{[0-9]{1,15}}', showTask);
  app.get('/staff/tasks/:id{[0-9]{1,15}}/hand-over', (c) => handOverPage(c));
  app.post('/staff/tasks/:id{[0-9]{1,15}}/hand-over', async (c) => {
    const typed = await readFields(c);
    const { ok, values, errors } = handOverForm.read(typed);
    if (!ok) return handOverPage(c, typed, errors);
    await handOver(c.var.by(keyOf(typed)), { task: idOf(c), to: values.to!, words: values.words });
    return c.redirect('/staff?done=handed-over', 303);
  });
  app.get('/staff/tasks/:id{[0-9]{1,15}}/urge', (c) => urgePage(c));
  app.post('/staff/tasks/:id{[0-9]{1,15}}/urge', async (c) => {
    const typed = await readFields(c);
    const { ok, values, errors } = urgeForm.read(typed);
    if (!ok) return urgePage(c, typed, errors);
    await urge(c.var.by(keyOf(typed)), { task: idOf(c), words: values.words });
    return c.redirect('/staff?view=mine&done=urged', 303);
  });
}

const handOverForm = form({
  to: rowId('接手的同事', { required: '请选择接手的同事。' }),
  words: longText('说明', { required: true, min: 2, max: 200 }),
});
const urgeForm = form({ words: longText('催办理由', { required: true, min: 2, max: 200 }) });

const idOf = (c: StaffContext) => Number(c.req.param('id'));
const one = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined);

const views = Object.keys(taskViews) as TaskView[];
const states = Object.keys(dueWords) as DueState[];
const sorts = taskSorts.flatMap((key) => [`${key}.ascending`, `${key}.descending`] as const);

/** The address is typed by people too: what it says wrongly counts as not said. */
function readDesk(c: StaffContext): DeskQuery {
  const read = <Value>(field: { read(typed?: string): { value: Value } | { error: string } }, name: string) => {
    const result = field.read(c.req.query(name));
    return 'value' in result ? result.value : undefined;
  };
  const [key, direction] = (read(choice('排序', sorts), 'sort') || '').split('.');
  return {
    view: read(choice('事项', views), 'view') || 'todo',
    filters: {
      words: read(text('标题', { max: 100 }), 'q') || undefined,
      step: read(text('环节', { max: 60 }), 'step') || undefined,
      state: read(choice('状态', states), 'state') || undefined,
      urgent: read(tick('紧急'), 'urgent'),
    },
    sort: key ? { key: key as TaskSort, direction: direction as 'ascending' | 'descending' } : null,
    page: read(whole('页码', { min: 1, max: 10_000 }), 'page') ?? 1,
  };
}

/** Who writes finds the way to a new document on every view of the desk. */
const draftButton = (c: StaffContext) => (holds(c.var.who, ['drafter', 'editor']) ? DraftButton() : undefined);

const noticeOf = (c: StaffContext) => done[c.req.query('done') ?? ''] ?? null;

async function desk(c: StaffContext): Promise<Response> {
  if (c.req.query('view') === 'drafts') return draftsPage(c);
  if (c.req.query('view') === 'circulated') return circulatedPage(c, readDesk(c).page, noticeOf(c));
  const { staff, who, today } = c.var;
  const query = readDesk(c);
  const calendar = await loadCalendar(staff);
  const sort = query.sort ?? usualSort(query.view);
  const [{ tasks, total }, counts, steps, drafts] = await Promise.all([
    listTasks(staff, who, { ...query, sort, today, soonUntil: soonUntil(calendar, today) }),
    countTasks(staff, who, today, soonUntil(calendar, today)),
    listSteps(staff, who, query.view),
    listDrafts(c, 1),
  ]);
  const rows = tasks.map((task) => ({ ...task, due: dueState(calendar, today, task.dueOn) }));
  return c.var.page({
    title: '工作台',
    notice: noticeOf(c),
    actions: draftButton(c),
    children: DeskPage({
      query,
      order: sort,
      tasks: rows,
      total,
      perPage: tasksPerPage,
      counts,
      drafts: drafts.total,
      steps,
    }),
  });
}

async function draftsPage(c: StaffContext): Promise<Response> {
  const { staff, who, today } = c.var;
  const page = readDesk(c).page;
  const calendar = await loadCalendar(staff);
  const [{ items, total }, counts] = await Promise.all([
    listDrafts(c, page),
    countTasks(staff, who, today, soonUntil(calendar, today)),
  ]);
  return c.var.page({
    title: '工作台',
    actions: draftButton(c),
    children: DraftsPage({
      counts,
      drafts: items,
      total,
      page,
      perPage: tasksPerPage,
    }),
  });
}

/** The list as seen, every page of it. */
async function exportDoor(c: StaffContext): Promise<Response> {
  const { staff, who, today } = c.var;
  const atMost = 10_000;
  if (c.req.query('view') === 'drafts') {
    const { items } = await listDrafts(c, 1, atMost);
    return c.body(Buffer.from(draftsSheet(items)), 200, spreadsheetHeaders(`草稿 ${today}`));
  }
  if (c.req.query('view') === 'circulated') return circulatedExport(c, atMost);
  const query = readDesk(c);
  const calendar = await loadCalendar(staff);
  const sort = query.sort ?? usualSort(query.view);
  const { tasks } = await listTasks(staff, who, {
    ...query,
    sort,
    today,
    soonUntil: soonUntil(calendar, today),
    atMost,
  });
  const rows = tasks.map((task) => ({ ...task, due: dueState(calendar, today, task.dueOn) }));
  const bytes = tasksSheet(taskViews[query.view], rows);
  return c.body(Buffer.from(bytes), 200, spreadsheetHeaders(`${taskViews[query.view]} ${today}`));
}

const crumbs = (label: string) => [{ label: '工作台', href: '/staff' }, { label }];

async function loadTask(c: StaffContext) {
  const { staff, who, today } = c.var;
  const task = await getTask(staff, who, idOf(c));
  return { task, due: dueState(await loadCalendar(staff), today, task.dueOn) };
}

async function showTask(c: StaffContext): Promise<Response> {
  const { staff, who, today } = c.var;
  const { task, due } = await loadTask(c);
  const [record, lastOn] = await Promise.all([listRecord(staff, task.object), lastUrgedOn(staff, task.id)]);
  const oversees = holds(who, 'openness');
  const asks = !task.doneAt && (task.startedBy === who.person || oversees);
  const urge = urgeWords[urgeKind(task, who.person)];
  const why = asks ? whyNotUrge(task, { by: who.person, oversees, lastOn, today }) : undefined;
  return c.var.page({
    title: task.title,
    crumbs: crumbs('事项'),
    notice: noticeOf(c),
    children: TaskPage({ task, due, record, mayHandOver: task.todo && !task.doneAt, whyNotUrge: why, urge }),
  });
}

async function handOverPage(c: StaffContext, typed: Typed = {}, errors?: Record<string, string>): Promise<Response> {
  const { task, due } = await loadTask(c);
  const colleagues = await listColleagues(c.var.staff, task);
  const others = colleagues.filter(({ id }) => id !== c.var.who.person && id !== task.person);
  const kept = { to: one(typed, 'to'), words: one(typed, 'words') };
  return c.var.page({
    title: '转办',
    crumbs: crumbs('转办'),
    error: !!errors,
    status: errors ? 422 : 200,
    children: HandOverPage({
      task,
      due,
      colleagues: others,
      formKey: keyOf(typed) ?? randomUUID(),
      typed: kept,
      errors,
    }),
  });
}

async function urgePage(c: StaffContext, typed: Typed = {}, errors?: Record<string, string>): Promise<Response> {
  const { task, due } = await loadTask(c);
  const words = urgeWords[urgeKind(task, c.var.who.person)];
  return c.var.page({
    title: words,
    crumbs: crumbs(words),
    error: !!errors,
    status: errors ? 422 : 200,
    children: UrgePage({
      words,
      task,
      due,
      formKey: keyOf(typed) ?? randomUUID(),
      typed: { words: one(typed, 'words') },
      errors,
    }),
  });
}

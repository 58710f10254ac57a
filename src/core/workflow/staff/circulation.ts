import { choices, form, longText, type Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import { spreadsheetHeaders } from '../../../platform/spreadsheet.ts';
import { loadCalendar } from '../../calendar/queries.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { circulate, markRead } from '../actions/circulate.ts';
import { CirculatePage } from '../pages/circulate.tsx';
import { CirculatedPage } from '../pages/circulated.tsx';
import { circulatedSheet } from '../pages/sheets.ts';
import { listCirculated, listReaders, listWaiting } from '../queries/circulation.ts';
import { countTasks, tasksPerPage } from '../queries/list.ts';
import { getTask } from '../queries/task.ts';
import { dueState, soonUntil } from '../rules.ts';
import { listDrafts } from './several.ts';

/** 传阅 of a task's matter, and 标为已阅. */
export function circulationDoors(app: StaffApp): void {
  app.get('/staff/tasks/:id{[0-9]{1,15}}/circulate', (c) => circulatePage(c));
  app.post('/staff/tasks/:id{[0-9]{1,15}}/circulate', async (c) => {
    const typed = await readFields(c);
    const task = Number(c.req.param('id'));
    const { all } = await loadReaders(c);
    const read = formFor(all.map(({ id }) => String(id))).read(typed);
    if (!read.ok) return circulatePage(c, typed, read.errors);
    const { to, words } = read.values;
    await circulate(c.var.by(keyOf(typed)), { task, to: to.map(Number), words });
    return c.redirect(`/staff/tasks/${task}?done=circulated`, 303);
  });
  app.post('/staff/circulations/:id{[0-9]{1,15}}/read', async (c) => {
    const typed = await readFields(c);
    await markRead(c.var.by(keyOf(typed)), { circulation: Number(c.req.param('id')) });
    return c.redirect('/staff?view=circulated&done=read', 303);
  });
}

const formFor = (readers: string[]) =>
  form({
    to: choices('同事', readers, { required: '请勾选要送给的同事。' }),
    words: longText('说明', { required: true, min: 2, max: 200 }),
  });

/** All who may read it, and of these without the sender and those who still have something about it to read. */
async function loadReaders(c: StaffContext) {
  const { staff, who } = c.var;
  const task = await getTask(staff, who, Number(c.req.param('id')));
  const [all, waiting] = await Promise.all([listReaders(staff, task), listWaiting(staff, task.object)]);
  return { task, all, readers: all.filter(({ id }) => id !== who.person && !waiting.includes(id)) };
}

async function circulatePage(c: StaffContext, typed: Typed = {}, errors?: Record<string, string>): Promise<Response> {
  const { task, readers } = await loadReaders(c);
  const due = dueState(await loadCalendar(c.var.staff), c.var.today, task.dueOn);
  const words = typeof typed.words === 'string' ? typed.words : undefined;
  return c.var.page({
    title: '传阅',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '传阅' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: CirculatePage({
      task,
      due,
      readers,
      formKey: keyOf(typed) ?? newKey(),
      typed: { to: [typed.to ?? []].flat(), words },
      errors,
    }),
  });
}

/** The view 传阅 of the desk. */
export async function circulatedPage(c: StaffContext, page: number, notice: string | null): Promise<Response> {
  const { staff, who, today } = c.var;
  const calendar = await loadCalendar(staff);
  const [{ items, total }, counts, drafts] = await Promise.all([
    listCirculated(staff, who, { page }),
    countTasks(staff, who, today, soonUntil(calendar, today)),
    listDrafts(c, 1),
  ]);
  const perPage = tasksPerPage;
  return c.var.page({
    title: '工作台',
    notice,
    children: CirculatedPage({ counts, drafts: drafts.total, items, total, page, perPage, newKey }),
  });
}

export async function circulatedExport(c: StaffContext, atMost: number): Promise<Response> {
  const { staff, who, today } = c.var;
  const { items } = await listCirculated(staff, who, { page: 1, atMost });
  return c.body(Buffer.from(circulatedSheet(items)), 200, spreadsheetHeaders(`传阅 ${today}`));
}

import { form, longText, rowId, type Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { listDocuments, unitsSeenBy } from '../../publications/queries/documents.ts';
import { receive } from '../actions/receive.ts';
import { handOverSeveral } from '../actions.ts';
import { SeveralPage } from '../pages/several.tsx';
import { tasksPerPage } from '../queries/list.ts';
import { getTask, listColleagues } from '../queries/task.ts';

/** 批量转办 and 批量签收 of what was ticked on the desk. */
export function severalDoors(app: StaffApp): void {
  app.get('/staff/tasks/hand-over', (c) => severalPage(c, { task: c.req.queries('task') ?? [] }));
  app.post('/staff/tasks/hand-over', async (c) => {
    const typed = await readFields(c);
    const { ok, values, errors } = severalForm.read(typed);
    if (!ok) return severalPage(c, typed, errors);
    await handOverSeveral(c.var.by(keyOf(typed)), { tasks: idsOf(typed), to: values.to!, words: values.words });
    return c.redirect('/staff?done=handed-over', 303);
  });
  app.post('/staff/tasks/receive', async (c) => {
    const typed = await readFields(c);
    await receive(c.var.by(keyOf(typed)), { tasks: idsOf(typed) });
    return c.redirect('/staff?done=received', 303);
  });
}

const severalForm = form({
  to: rowId('接手的同事', { required: '请选择接手的同事。' }),
  words: longText('说明', { required: true, min: 2, max: 200 }),
});

const idsOf = (typed: Typed): number[] =>
  [
    ...new Set(
      [typed.task ?? []]
        .flat()
        .filter((id) => /^[1-9][0-9]{0,14}$/.test(id))
        .map(Number),
    ),
  ].slice(0, 100);

async function severalPage(c: StaffContext, typed: Typed, errors?: Record<string, string>): Promise<Response> {
  const { staff, who } = c.var;
  const found = await Promise.all(idsOf(typed).map((id) => getTask(staff, who, id)));
  const tasks = found.filter((task) => task.todo && !task.doneAt);
  const [first = [], ...others] = await Promise.all(tasks.map((task) => listColleagues(staff, task)));
  // only who may take every one of them
  const colleagues = first.filter(
    ({ id }) =>
      id !== who.person &&
      others.every((list) => list.some((one) => one.id === id)) &&
      tasks.every((task) => task.person !== id),
  );
  return c.var.page({
    title: '批量转办',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '批量转办' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: SeveralPage({ tasks, colleagues, formKey: keyOf(typed) ?? newKey(), typed, errors }),
  });
}

/** What this person is writing and has not sent to review. */
export function listDrafts(c: StaffContext, page: number, perPage = tasksPerPage) {
  const { staff, who } = c.var;
  const units = unitsSeenBy(who);
  return listDocuments(staff, { units, person: who.person, kind: '', state: 'draft', words: '', page, perPage });
}

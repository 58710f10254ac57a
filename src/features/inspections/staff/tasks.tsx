import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { NotFound, Refused, refusalOf } from '../../../platform/errors.ts';
import { day, form, type Typed, text } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { newKey } from '../../../ui/form.tsx';
import { followUp, record, sign } from '../actions/visit.ts';
import { HomePage } from '../pages/home.tsx';
import { VisitPage } from '../pages/visit.tsx';
import { findPublished } from '../queries/documents.ts';
import { listMending } from '../queries/mending.ts';
import { findSample } from '../queries/samples.ts';
import { listTasks, type Task } from '../queries/tasks.ts';
import { mendedSince, resultTitle } from '../rules/result.ts';
import { type MatterResult, resultKinds } from '../rules/visit.ts';
import { keepers } from '../rules/who.ts';
import { assignDoors, assigningOf } from './assign.ts';
import { crumb, home, oneOf, pageIn } from './frame.ts';
import { idsOf, photosOf, readVisitForm, sendPhoto } from './photos.ts';

const taskPath = `${home}/tasks/:draw{[0-9]{1,15}}/:target{[0-9A-Za-z._-]{1,64}}`;

/** What was drawn, what was found there, and who signed for it. */
export function taskDoors(app: StaffApp, storage: Storage): void {
  app.get(home, showHome);
  app.get(taskPath, async (c) => showTask(c, await taskOf(c), {}));
  app.post(taskPath, (c) => saveVisit(c, storage));
  app.get(`${taskPath}/photos/:file{[0-9]{1,15}}`, async (c) => sendPhoto(c, storage, await taskOf(c)));
  assignDoors(app, {
    path: taskPath,
    taskOf,
    again: (c, task, assignReason, assign) =>
      showTask(c, task, { typed: { assignReason }, errors: { assignReason: assign } }),
  });
  app.post(`${taskPath}/sign`, signVisit);
  app.post(`${taskPath}/followup`, saveFollowUp);
}

const states = ['todo', 'sign', 'report', 'mend', 'late', 'all'] as const;

async function showHome(c: StaffContext) {
  const typed = c.req.query('state') ?? 'todo';
  const state = states.find((one) => one === typed) ?? 'todo';
  const tasks = await listTasks(c.var.staff, c.var.who, c.var.today);
  return c.var.page({
    title: '随机抽查',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '随机抽查' }],
    children: (
      <HomePage
        {...{ tasks, state }}
        stale={await listStale(c, tasks)}
        page={pageIn(c.req.query('page'))}
        today={c.var.today}
        keeps={holds(c.var.who, keepers)}
        keyFor={newKey}
      />
    ),
  });
}

/** Published results that this person may correct, with how many objects are mended since. */
async function listStale(c: StaffContext, tasks: Task[]) {
  const draws = [...new Set(tasks.map(({ draw }) => draw))];
  const mendedOn = (of: number) =>
    new Map(
      tasks.flatMap(({ draw, target, visit }) =>
        draw === of && visit?.mendedOn ? [[target, visit.mendedOn] as const] : [],
      ),
    );
  return (await listMending(c.var.staff, draws))
    .filter(({ unit }) => holds(c.var.who, keepers, unit))
    .map(({ document, draw, results }) => ({
      document,
      title: resultTitle(results),
      objects: mendedSince(results, mendedOn(draw)).size,
    }))
    .filter(({ objects }) => objects > 0);
}

async function taskOf(c: StaffContext): Promise<Task> {
  const [draw, target] = [Number(c.req.param('draw')), c.req.param('target')];
  const tasks = await listTasks(c.var.staff, c.var.who, c.var.today);
  const task = tasks.find((one) => one.draw === draw && one.target === target);
  if (!task) throw new NotFound('没有这项检查任务，请从任务列表里重新打开。');
  return task;
}

const done: Record<string, string> = {
  recorded: '已录入并签名，请另一名检查人员核对后签名。',
  signed: '已签名。',
  followed: '整改情况已登记。',
  asked: '指派已提出，等待另一人同意。',
  assigned: '已同意指派，这名人员已加入检查组。',
};

interface Sent {
  typed?: Typed;
  errors?: Record<string, string>;
}

async function mattersOf(c: StaffContext, draw: number) {
  const sample = await findSample(c.var.staff, draw);
  const plan = sample && (await findPublished(c.var.staff, sample.plan))?.plan;
  return (sample?.told.matters ?? []).map(
    (key) => plan?.matters.find((matter) => matter.key === key) ?? { key, name: key, fields: {} },
  );
}

async function showTask(c: StaffContext, task: Task, { typed: sent, errors }: Sent) {
  const typed = { ...typedOf(task, c.var.today), ...sent };
  return c.var.page({
    title: task.name,
    crumbs: [crumb, { label: task.name }],
    notice: errors ? null : (done[c.req.query('done') ?? ''] ?? null),
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <VisitPage
        task={task}
        matters={await mattersOf(c, task.draw)}
        person={c.var.who.person}
        today={c.var.today}
        assigning={await assigningOf(c, task)}
        photos={await photosOf(c, task, typed)}
        typed={typed}
        errors={errors ?? {}}
        formKey={keyOf(typed) ?? newKey()}
        keyFor={newKey}
      />
    ),
  });
}

const typedOf = ({ visit }: Task, today: string): Typed => ({
  visitedOn: visit?.visitedOn ?? today,
  mendBy: visit?.mendBy ?? '',
  photo: (visit?.photos ?? []).map(({ file }) => String(file)),
  ...Object.fromEntries(
    visit?.results.flatMap((one) => [
      [`kind.${one.matter}`, one.kind],
      [`found.${one.matter}`, one.found],
    ]) ?? [],
  ),
});

const visitForm = form({ visitedOn: day('检查日期', { required: true }), mendBy: day('整改期限') });

async function saveVisit(c: StaffContext, storage: Storage): Promise<Response> {
  const task = await taskOf(c);
  // Whoever is not of the team leaves no photograph here either.
  if (!task.own) throw new Refused('检查结果由抽中的检查人员录入，您不在这个检查组里。', 403);
  const { typed, wrong } = await readVisitForm(c, storage);
  const read = visitForm.read(typed);
  const errors: Record<string, string> = { ...read.errors, ...(wrong ? { photos: wrong } : {}) };
  const matters = await mattersOf(c, task.draw);
  const results = matters.flatMap(({ key, name }): MatterResult[] => {
    const kind = resultKinds.find((one) => one === oneOf(typed, `kind.${key}`));
    const found = text('检查情况', { max: 1000 }).read(typed[`found.${key}`]);
    if (!kind) errors[`kind.${key}`] = `请选择“${name}”的检查结果。`;
    if ('error' in found) errors[`found.${key}`] = found.error;
    return kind && !('error' in found) ? [{ matter: key, kind, found: found.value }] : [];
  });
  if (!read.ok || Object.keys(errors).length > 0) return showTask(c, task, { typed, errors });
  const { draw, target } = task;
  const { visitedOn, mendBy } = read.values;
  const input = { draw, target, visitedOn: visitedOn!, mendBy, results, photos: idsOf(typed) };
  const refused = await refusalOf(() => record(c.var.by(keyOf(typed)), input));
  if (refused) return showTask(c, task, { typed, errors: { '': refused } });
  return c.redirect(`${home}/tasks/${draw}/${target}?done=recorded`, 303);
}

async function signVisit(c: StaffContext): Promise<Response> {
  const task = await taskOf(c);
  const typed = await readFields(c);
  const { draw, target } = task;
  const refused = await refusalOf(() => sign(c.var.by(keyOf(typed)), { draw, target, seen: oneOf(typed, 'seen') }));
  if (refused) return showTask(c, task, { errors: { '': refused } });
  return c.redirect(`${home}/tasks/${draw}/${target}?done=signed`, 303);
}

async function saveFollowUp(c: StaffContext): Promise<Response> {
  const task = await taskOf(c);
  const typed = await readFields(c);
  const { draw, target } = task;
  const input = { draw, target, done: oneOf(typed, 'done') === 'yes', note: oneOf(typed, 'note') };
  const refused = await refusalOf(() => followUp(c.var.by(keyOf(typed)), input));
  if (refused) return showTask(c, task, { typed, errors: { note: refused } });
  return c.redirect(`${home}/tasks/${draw}/${target}?done=followed`, 303);
}

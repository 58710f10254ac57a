import { holds } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import type { Form, Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import {
  addEvidence,
  approveProgress,
  closeTask,
  reopenTask,
  reportProgress,
  returnProgress,
} from '../actions/progress.ts';
import { planHref } from '../pages/plan.tsx';
import { TaskPage, type WrongForm } from '../pages/task.tsx';
import {
  findPublished,
  getPlan,
  getProgress,
  getTask,
  listEvidence,
  listGroups,
  listParagraphs,
  listProgress,
  listUnits,
} from '../queries.ts';
import { closeForm, evidenceForm, progressForm, reopenForm, returnForm } from '../rules/forms.ts';
import { noSuchPage, pathOf, type Stage, unitsWithPart } from '../rules.ts';
import { workplanCrumb } from './import.tsx';
import { idOf, unitsOf } from './plans.tsx';

const done: Record<string, string> = {
  reported: '进展已提交，等待审定。审定之后公众可以看到。',
  approved: '进展已审定，公众现在可以看到。',
  returned: '进展已退回，单位会看到您的意见。',
  evidence: '佐证已关联。',
  closed: '任务已办结。',
  reopened: '任务已重新办理。',
};

/** One task and what is done with it. */
export function taskDoors(app: StaffApp): void {
  app.get('/staff/workplan/tasks/:id{[0-9]+}', (c) => showTask(c, idOf(c)));

  app.post('/staff/workplan/tasks/:id{[0-9]+}/progress', async (c) => {
    const sent = await readSent(c, 'report', progressForm);
    if (!sent.values) return showTask(c, idOf(c), sent.wrong);
    const { unit, stage, words } = sent.values;
    await reportProgress(c.var.by(sent.key), { task: idOf(c), unit: unit!, stage: stage as Stage, words });
    return back(c, idOf(c), 'reported', 'progress');
  });

  app.post('/staff/workplan/progress/:id{[0-9]+}/approve', async (c) => {
    const { task } = await approveProgress(c.var.by(keyOf(await readFields(c))), { progress: idOf(c) });
    return back(c, task, 'approved', 'progress');
  });

  app.post('/staff/workplan/progress/:id{[0-9]+}/return', async (c) => {
    const sent = await readSent(c, `return-${idOf(c)}`, returnForm);
    if (!sent.values) return showTask(c, (await getProgress(c.var.staff, idOf(c))).task, sent.wrong);
    const { task } = await returnProgress(c.var.by(sent.key), { progress: idOf(c), why: sent.values.why });
    return back(c, task, 'returned', 'progress');
  });

  app.post('/staff/workplan/tasks/:id{[0-9]+}/evidence', async (c) => {
    const sent = await readSent(c, 'evidence', evidenceForm);
    if (!sent.values) return showTask(c, idOf(c), sent.wrong);
    const { address } = sent.values;
    if (!(await findPublished(c.var.staff, pathOf(address)))) {
      return showTask(c, idOf(c), { name: 'evidence', typed: { address }, errors: { address: noSuchPage } });
    }
    await addEvidence(c.var.by(sent.key), { task: idOf(c), address });
    return back(c, idOf(c), 'evidence', 'evidence');
  });

  app.post('/staff/workplan/tasks/:id{[0-9]+}/close', async (c) => {
    const sent = await readSent(c, 'close', closeForm);
    if (!sent.values) return showTask(c, idOf(c), sent.wrong);
    await closeTask(c.var.by(sent.key), { task: idOf(c), words: sent.values.words });
    return back(c, idOf(c), 'closed', 'close');
  });

  app.post('/staff/workplan/tasks/:id{[0-9]+}/reopen', async (c) => {
    const sent = await readSent(c, 'reopen', reopenForm);
    if (!sent.values) return showTask(c, idOf(c), sent.wrong);
    await reopenTask(c.var.by(sent.key), { task: idOf(c), why: sent.values.why });
    return back(c, idOf(c), 'reopened', 'close');
  });
}

const back = (c: StaffContext, task: number, notice: string, at: string) =>
  c.redirect(`/staff/workplan/tasks/${task}?done=${notice}#${at}`, 303);

/** One of the page's forms as it was sent; refused, it goes back under its name with all that was typed. */
async function readSent<Value>(c: StaffContext, name: string, fields: Form<Value>) {
  const typed: Typed = await readFields(c);
  const read = fields.read(typed);
  const words = Object.fromEntries(Object.entries(typed).map(([key, value]) => [key, String(value ?? '')]));
  const wrong: WrongForm = { name, typed: words, errors: read.errors };
  return { values: read.values, key: keyOf(typed), wrong };
}

async function showTask(c: StaffContext, id: number, wrong?: WrongForm): Promise<Response> {
  const { staff, who, today } = c.var;
  const task = await getTask(staff, id);
  const [plan, paragraphs, progress, evidence, groups, units] = await Promise.all([
    getPlan(staff, task.plan),
    listParagraphs(staff, id),
    listProgress(staff, id),
    listEvidence(staff, id),
    listGroups(staff),
    listUnits(staff),
  ]);
  const part = unitsWithPart(task.duties, groups);
  const writes = unitsOf(who);
  return c.var.page({
    title: `${task.no ?? ''}${task.title}`,
    crumbs: [
      workplanCrumb,
      { label: plan.title, href: planHref(plan.id, { view: 'board', asked: true, unit: null, state: '' }) },
      { label: task.no ?? '任务' },
    ],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!wrong,
    status: wrong ? 422 : 200,
    children: (
      <TaskPage
        plan={plan}
        task={task}
        paragraphs={paragraphs}
        progress={progress}
        evidence={evidence}
        mine={units.filter((unit) => part.has(unit.id) && writes.includes(unit.id))}
        person={who.person}
        oversees={holds(who, 'openness')}
        guards={who.grants.filter((grant) => grant.role === 'secrecy').map((grant) => grant.unit)}
        today={today}
        formKey={newKey}
        wrong={wrong}
      />
    ),
  });
}

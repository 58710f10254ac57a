import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { turnGeneration } from '../../../core/publications/actions/publish.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { first, one } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { listPlanTags } from '../queries/tags.ts';
import { findPublished, getTask, listGroups, type TaskRow } from '../queries.ts';
import { noSuchPage, pathOf, type Stage, unitsWithPart, whyNotApprove, whyNotClose } from '../rules.ts';
import { personOf } from './filing.ts';

export const objectOfTask = (id: number) => `workplan.task:${id}`;
const objectOfProgress = (id: number) => `workplan.progress:${id}`;

async function lockTask(act: Act, id: number): Promise<TaskRow> {
  await sql`select id from workplan.task where id = ${id} for update`.execute(act.tx);
  return getTask(act.tx, id);
}

/** Only a unit with a part in the task speaks about it: named, or through a group of the plan. */
async function refuseOutsider(act: Act, task: TaskRow, unit: number): Promise<void> {
  if (!holds(act.caller, 'drafter', unit)) throw new NotFound();
  if (unitsWithPart(task.duties, await listGroups(act.tx)).has(unit)) return;
  throw new Refused('您的单位不在这项任务的牵头、配合或责任单位之中，不能填报进展。', 403);
}

/** 填报进展: waits for another person's approval before the public sees a word of it. */
export const reportProgress = action('workplan.reportProgress', {
  words: '填报进展',
  may: ['drafter'],
  async run(act, input: { task: number; unit: number; stage: Stage; words: string }) {
    const task = await lockTask(act, input.task);
    await refuseOutsider(act, task, input.unit);
    refuseIf(task.closedAt ? '这项任务已经办结，不再填报进展。' : null);
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into workplan.progress (task, unit, stage, words, written_by, written_at)
        values (${input.task}, ${input.unit}, ${input.stage}, ${input.words}, ${personOf(act)}, ${act.now})
        returning id`,
    );
    const office = await first(
      act.tx,
      sql<{
        unit: number;
      }>`select unit from people.post where role = 'openness' and ended_at is null order by id limit 1`,
    );
    await openTask(act, {
      object: objectOfProgress(id),
      title: `${task.no ?? ''}${task.title}：进展`,
      step: '审定进展',
      path: `/staff/workplan/tasks/${input.task}`,
      unit: office?.unit ?? input.unit,
      role: 'openness',
      startedBy: personOf(act),
    });
    await act.line({ object: objectOfTask(input.task), data: { progress: id, stage: input.stage, unit: input.unit } });
    return { progress: id };
  },
});

async function lockProgress(act: Act, id: number) {
  const row = await first(
    act.tx,
    sql<{ task: number; unit: number; writtenBy: number; approvedAt: Date | null; returnedAt: Date | null }>`
      select task, unit, written_by as "writtenBy", approved_at as "approvedAt", returned_at as "returnedAt"
      from workplan.progress where id = ${id} for update`,
  );
  if (!row) throw new NotFound();
  return row;
}

/** 审定进展: from now on the public sees exactly this text. */
export const approveProgress = action('workplan.approveProgress', {
  words: '审定进展',
  may: ['openness', 'secrecy'],
  async run(act, input: { progress: number }) {
    const row = await lockProgress(act, input.progress);
    if (!holds(act.caller, 'openness') && !holds(act.caller, 'secrecy', row.unit)) throw new NotFound();
    refuseIf(whyNotApprove(row, personOf(act)), row.writtenBy === personOf(act) ? 403 : 409);
    await sql`update workplan.progress set approved_by = ${personOf(act)}, approved_at = ${act.now} where id = ${input.progress}`.execute(
      act.tx,
    );
    await closeTasks(act, objectOfProgress(input.progress), '审定');
    await turnGeneration(act, await listPlanTags(act.tx, 'task', row.task));
    await act.line({ object: objectOfTask(row.task), data: { approved: input.progress }, open: true });
    return { task: row.task };
  },
});

/** 退回进展, with what is to be mended. */
export const returnProgress = action('workplan.returnProgress', {
  words: '退回进展',
  may: ['openness', 'secrecy'],
  async run(act, input: { progress: number; why: string }) {
    const row = await lockProgress(act, input.progress);
    if (!holds(act.caller, 'openness') && !holds(act.caller, 'secrecy', row.unit)) throw new NotFound();
    if (row.approvedAt || row.returnedAt) throw new Refused('这条进展已经审定或退回。');
    if (input.why.trim().length < 2) throw new Refused('退回要写明需要修改什么。');
    await sql`
      update workplan.progress set returned_at = ${act.now}, returned_why = ${input.why.trim()} where id = ${input.progress}`.execute(
      act.tx,
    );
    await closeTasks(act, objectOfProgress(input.progress), '退回');
    await act.line({ object: objectOfTask(row.task), reason: input.why.trim(), data: { returned: input.progress } });
    return { task: row.task };
  },
});

/** 关联佐证: a page that the public can open now; nothing else shows a task done. */
export const addEvidence = action('workplan.addEvidence', {
  words: '关联佐证',
  may: ['drafter', 'openness'],
  async run(act, input: { task: number; address: string }) {
    const task = await lockTask(act, input.task);
    await refuseStranger(act, task);
    const page = await findPublished(act.tx, pathOf(input.address));
    if (!page) throw new Refused(noSuchPage);
    // A closed task whose only page was withdrawn may be proved anew; one that stands is not touched.
    refuseIf(task.closedAt && task.evidence > 0 ? '这项任务已经办结。' : null);
    await sql`
      insert into workplan.evidence (task, document, added_by, added_at) values (${input.task}, ${page.document}, ${personOf(act)}, ${act.now})
      on conflict do nothing`.execute(act.tx);
    await turnGeneration(act, await listPlanTags(act.tx, 'task', input.task));
    await act.line({ object: objectOfTask(input.task), data: { evidence: page.document }, open: true });
    return { task: input.task };
  },
});

/** The openness office proves any task; a unit proves those in which it has a part. */
async function refuseStranger(act: Act, task: TaskRow): Promise<void> {
  if (holds(act.caller, 'openness')) return;
  const part = unitsWithPart(task.duties, await listGroups(act.tx));
  if (![...part].some((unit) => holds(act.caller, 'drafter', unit)))
    throw new Refused('您的单位不在这项任务的牵头、配合或责任单位之中，不能关联佐证。', 403);
}

/** 办结: on published evidence only. */
export const closeTask = action('workplan.closeTask', {
  words: '办结任务',
  may: ['openness'],
  async run(act, input: { task: number; words: string }) {
    const task = await lockTask(act, input.task);
    refuseIf(whyNotClose(task));
    await sql`
      insert into workplan.closing (task, closed_by, closed_at, words)
      values (${input.task}, ${personOf(act)}, ${act.now}, ${input.words})`.execute(act.tx);
    await turnGeneration(act, await listPlanTags(act.tx, 'task', input.task));
    await act.line({ object: objectOfTask(input.task), data: { evidence: task.evidence }, open: true });
    return { task: input.task };
  },
});

/** 重新办理: a closed task whose evidence no longer holds. */
export const reopenTask = action('workplan.reopenTask', {
  words: '重新办理任务',
  may: ['openness'],
  async run(act, input: { task: number; why: string }) {
    if (input.why.trim().length < 2) throw new Refused('请写明重新办理的理由。');
    const opened = await first(
      act.tx,
      sql`
        update workplan.closing set reopened_at = ${act.now}, reopened_why = ${input.why.trim()}
        where task = ${input.task} and reopened_at is null
        returning id`,
    );
    if (!opened) throw new Refused('这项任务还没有办结。');
    await turnGeneration(act, await listPlanTags(act.tx, 'task', input.task));
    await act.line({ object: objectOfTask(input.task), reason: input.why.trim(), open: true });
    return { task: input.task };
  },
});

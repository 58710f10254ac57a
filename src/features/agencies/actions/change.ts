import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { endUnit, handOver, keepCleared, renameUnit, showUnits } from '../../../core/organisations/history.ts';
import { whatLeansOn } from '../../../core/organisations/queries.ts';
import { whyNotCloseUnit } from '../../../core/organisations/rules.ts';
import { turnGeneration } from '../../../core/publications/actions/publish.ts';
import { whyNotClear } from '../../../core/review/rules.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { one, rows } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { type ChangeRow, findNamesake, findOpenChange, getChange } from '../queries/changes.ts';
import { type AgencyRow, findClearingUnit } from '../queries/working.ts';
import { type ChangeInput, changeHash, kinds, tidyChange, whyNotChange } from '../rules/changes.ts';
import { whyNotNames } from '../rules/leaders.ts';
import { mayWrite } from '../rules/seat.ts';
import { lockAgency, objectOfChange, objectOfUnit, personOf, seatOf } from './lock.ts';

/** 提出机构变更: nothing happens to the unit before another person has approved exactly this. */
export const proposeChange = action('agencies.proposeChange', {
  words: '提出机构变更',
  may: ['drafter', 'editor', 'openness'],
  async run(act, given: ChangeInput) {
    const input = tidyChange(given);
    const agency = await lockAgency(act, input.unit);
    if (!mayWrite(act.caller, input.unit)) throw new Refused('机构变更由本单位的拟稿人或者政务公开工作机构提出。', 403);
    if (await findOpenChange(act.tx, input.unit))
      throw new Refused(`“${agency.name}”已经有一项变更在等待审查，请先等它办完。`);
    await refuseImpossible(act, agency, input);
    const id = await keepChange(act, agency, input);
    await tellOfficer(act, agency, { id, kind: input.kind });
    await act.line({
      object: objectOfUnit(input.unit),
      objectHash: changeHash(input),
      reason: input.reason,
      data: { change: id, kind: input.kind, on: input.on },
    });
    return { change: id, hash: changeHash(input) };
  },
});

/** The same at the proposal and at the approval: between the two something may have come up. */
async function refuseImpossible(act: Act, agency: AgencyRow, input: ChangeInput): Promise<void> {
  if (agency.closedOn) throw new Refused(`“${agency.name}”已经撤销。`);
  refuseIf(Object.values(whyNotChange(input, agency.name, dayOf(act.now))).join('') || null);
  if (input.kind === 'rename') {
    if (await findNamesake(act.tx, input.newName, input.unit))
      throw new Refused(`名称“${input.newName}”已经由另一个单位使用，请换一个。`);
    return;
  }
  if (agency.waiting) throw new Refused(`“${agency.name}”的机构信息正在审查，请先审查完或者撤回。`);
  const known = await rows(
    act.tx,
    sql<{ id: number }>`
      select id from organisations.unit where id = any (${input.successors}::bigint[]) and closed_on is null`,
  );
  if (known.length !== input.successors.length) throw new Refused('承接单位里有不存在或者已经撤销的，请重新选择。');
  if (input.handOver && input.successors.length === 0)
    throw new Refused('没有承接单位，栏目和下面的单位没有地方移交。请选择承接单位，或者不移交。');
  const leaning = await whatLeansOn(act.tx, input.unit);
  const moved = input.handOver ? { ...leaning, below: [], columns: [] } : leaning;
  refuseIf(whyNotCloseUnit(agency.name, moved));
}

async function keepChange(act: Act, { name }: AgencyRow, input: ChangeInput): Promise<number> {
  const isRename = input.kind === 'rename';
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into agencies.change (unit, kind, on_day, document, reason, old_name, new_name, new_full_name, hand_over, hash,
        proposed_by, proposed_at)
      values (${input.unit}, ${input.kind}, ${input.on}, ${input.document}, ${input.reason}, ${name},
        ${isRename ? input.newName : null}, ${isRename ? input.newFullName || null : null},
        ${input.handOver}, ${changeHash(input)}, ${personOf(act)}, ${act.now})
      returning id`,
  );
  for (const [position, unit] of input.successors.entries())
    await sql`
      insert into agencies.change_successor (change, position, unit) values (${id}, ${position}, ${unit})`.execute(
      act.tx,
    );
  return id;
}

async function tellOfficer(act: Act, { unit, name }: AgencyRow, change: { id: number; kind: keyof typeof kinds }) {
  const clearing = await findClearingUnit(act.tx, unit);
  if (clearing === null) throw new Refused('还没有区政府办公室这个单位，没有人可以审查。请系统管理员先增设它。');
  await openTask(act, {
    object: objectOfChange(change.id),
    title: `${name}：${kinds[change.kind]}`,
    step: '机构变更审查',
    path: `/staff/agencies/changes/${change.id}`,
    unit: clearing,
    role: 'secrecy',
    startedBy: personOf(act),
  });
}

/** What the second person approves: the proposal as it was made. */
const inputOf = (change: ChangeRow): ChangeInput => ({
  ...{ unit: change.unit, kind: change.kind, on: change.on, document: change.document, reason: change.reason },
  ...{ newName: change.newName ?? '', newFullName: change.newFullName ?? '', handOver: change.handOver },
  successors: change.successors.map(({ id }) => id),
});

/** 同意机构变更: carried out at this moment, with its page; whoever approves types a new name once more. */
export const approveChange = action('agencies.approveChange', {
  words: '同意机构变更',
  may: ['secrecy'],
  async run(act, input: { change: number; hash: string; name: string }) {
    const change = await getChange(act.tx, input.change);
    const agency = await lockAgency(act, change.unit);
    const instead = await seatOf(act, change.unit);
    refuseIf(whyNotClear(personOf(act), instead, [], change.proposedBy), 403);
    if (change.hash !== input.hash || change.hash !== changeHash(inputOf(change)))
      throw new Refused('提出的变更与您看到的不一致，请刷新页面重新审查。');
    if (change.newName) refuseIf(whyNotNames([{ name: change.newName, post: '新的单位' }], [input.name]));
    await settle(act, change, { kind: 'approved', words: '' });
    await refuseImpossible(act, agency, inputOf(change));
    await carryOut(act, change);
    return { unit: change.unit };
  },
});

async function carryOut(act: Act, { unit, kind, on, newName, newFullName, successors, handOver: moves }: ChangeRow) {
  if (kind === 'rename') await renameUnit(act, unit, { name: newName!, fullName: newFullName, on });
  else {
    if (moves) await handOver(act, unit, successors[0]!.id);
    await sql`delete from agencies.draft where unit = ${unit}`.execute(act.tx);
    await keepCleared(act, unit, { duty: '', address: '', hours: '', phone: '' });
    await endUnit(act, unit, on);
  }
  await showUnits(act, [unit, ...successors.map(({ id }) => id)]);
  await turnGeneration(act);
}

/** 不同意机构变更, with the reason. */
export const refuseChange = action('agencies.refuseChange', {
  words: '不同意机构变更',
  may: ['secrecy', 'drafter', 'editor', 'openness'],
  async run(act, input: { change: number; words: string }) {
    const change = await getChange(act.tx, input.change);
    await lockAgency(act, change.unit);
    // Whoever proposed it may take it back; everybody else needs the seat.
    if (change.proposedBy !== personOf(act)) await seatOf(act, change.unit);
    if (input.words.trim().length < 2) throw new Refused('请写明不同意或者撤回的理由。');
    await settle(act, change, { kind: 'refused', words: input.words });
    return { unit: change.unit };
  },
});

async function settle(act: Act, change: ChangeRow, { kind, words }: { kind: 'approved' | 'refused'; words: string }) {
  if (change.decision) throw new Refused('这项变更已经有了结论，请刷新页面。');
  await sql`
    insert into agencies.change_decision (change, kind, by_person, at, words)
    values (${change.id}, ${kind}, ${personOf(act)}, ${act.now}, ${words.trim()})`.execute(act.tx);
  await closeTasks(act, objectOfChange(change.id), kind === 'approved' ? '同意' : '不同意');
  await act.line({
    object: objectOfUnit(change.unit),
    objectHash: change.hash,
    reason: words.trim() || change.reason,
    data: { change: change.id, kind: change.kind, on: change.on, decision: kind },
  });
}

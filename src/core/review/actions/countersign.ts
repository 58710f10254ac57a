import { sql } from 'kysely';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import type { Staff } from '../../caller.ts';
import { tell } from '../../notices/tell.ts';
import { closeTasks, openTask } from '../../workflow/tasks.ts';
import {
  countersignStep,
  findCountersignSeat,
  listCountersigners,
  listCountersigns,
  openCountersign,
} from '../queries/countersign.ts';
import { listManifest, lockSubmission, type Submission } from '../queries.ts';
import { countersigners, type Step, states, stepRole, steps, whyNotAsk } from '../rules.ts';
import { objectOfSubmission } from './arrive.ts';
import { refuseOwnText, whoFor } from './seat.ts';

/** 加签: whoever's turn it is asks one colleague for an opinion; the decision waits until it is given or taken back. */
export const askCountersign = action('review.askCountersign', {
  words: '加签',
  may: countersigners,
  async run(act, input: { submission: number; to: number; words: string }) {
    const submission = await lockSubmission(act.tx, input.submission);
    const who = act.caller as Staff;
    await refuseUnlessTurn(act, who, submission);
    const colleagues = await listCountersigners(act.tx, submission);
    const open = openCountersign(await listCountersigns(act.tx, submission.id));
    const candidates = colleagues.map(({ id }) => id);
    const waitsFor = open?.askedOfName ?? null;
    refuseIf(whyNotAsk({ state: submission.state, from: who.person, to: input.to, candidates, waitsFor }));
    const words = saidIn(input.words, '请写明要同事看什么，至少 2 个字。');
    await sql`
      insert into review.countersign (submission, step, asked_by, asked_of, words, manifest_hash, asked_at)
      values (${submission.id}, ${submission.state}, ${who.person}, ${input.to}, ${words}, ${submission.manifestHash},
        ${act.now})`.execute(act.tx);
    await openTask(act, {
      ...aboutOf(submission),
      step: countersignStep,
      unit: submission.unit,
      role: colleagues.find(({ id }) => id === input.to)!.role,
      person: input.to,
      startedBy: submission.submittedBy,
      urgent: submission.urgent,
      dueOn: submission.dueOn,
    });
    const facts = { 标题: submission.title, 环节: states[submission.state], 加签人: who.name, 说明: words };
    await tell(act, { ...messageOf(submission), template: 'review.asked', to: [input.to], facts });
    await write(act, submission, { step: submission.state, to: input.to });
    return { submission: submission.id };
  },
});

/** 加签意见, bound to what was read; it decides nothing, and the step that asked goes on. */
export const giveCountersign = action('review.giveCountersign', {
  words: '提出加签意见',
  may: 'staff',
  async run(act, input: { submission: number; hash: string; words: string }) {
    const submission = await lockSubmission(act.tx, input.submission);
    const who = act.caller as Staff;
    const open = openCountersign(await listCountersigns(act.tx, submission.id));
    const seat = await findCountersignSeat(act.tx, who, submission.id);
    if (!open || !seat) throw refusalFor(who, submission, '现在没有等您提出的加签意见。请刷新页面看最新的状态。');
    refuseIf(who.person === open.askedBy ? '加签是您请求的，请撤回加签后直接办理。' : null);
    if (input.hash !== submission.manifestHash)
      throw new Refused('您看到的文字已经不是现在的文字，请重新打开审查页面。');
    await refuseOwnText(act, who.person, seat.instead, submission, await listManifest(act.tx, submission.id));
    const opinion = saidIn(input.words, '请写明您的意见，至少 2 个字。');
    await sql`
      update review.countersign
      set opinion = ${opinion}, given_by = ${who.person}, instead_of = ${seat.instead}, given_at = ${act.now}
      where id = ${open.id}`.execute(act.tx);
    await closeTasks(act, objectOfSubmission(submission.id), '已提意见', countersignStep);
    const facts = { 标题: submission.title, 同事: who.name, 意见: opinion };
    await tell(act, { ...messageOf(submission), template: 'review.countersigned', to: [open.askedBy], facts });
    await write(act, submission, { step: open.step, ...(seat.instead ? { instead: seat.instead } : {}) });
    return { submission: submission.id };
  },
});

/** 撤回加签, with a reason: the step decides without it. */
export const takeBackCountersign = action('review.takeBackCountersign', {
  words: '撤回加签',
  may: countersigners,
  async run(act, input: { submission: number; reason: string }) {
    const submission = await lockSubmission(act.tx, input.submission);
    await refuseUnlessTurn(act, act.caller as Staff, submission);
    const reason = saidIn(input.reason, '请写明撤回的原因，至少 2 个字。');
    const taken = await takeBack(act, submission.id, reason);
    if (!taken) throw new Refused('没有等待中的加签，不用撤回。');
    await closeTasks(act, objectOfSubmission(submission.id), '撤回加签', countersignStep);
    await act.line({
      object: objectOfSubmission(submission.id),
      objectHash: submission.manifestHash,
      reason,
      data: { step: submission.state },
    });
    return { submission: submission.id };
  },
});

/** Ends what a step still waits for; answers whether there was something. For deeds that end the submission too. */
export async function takeBack(act: Act, submission: number, reason: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update review.countersign
    set taken_back_at = ${act.now}, taken_back_reason = ${reason}
    where submission = ${submission} and given_at is null and taken_back_at is null`.execute(act.tx);
  return (numAffectedRows ?? 0n) > 0n;
}

async function refuseUnlessTurn(act: Act, who: Staff, submission: Submission): Promise<void> {
  if (!(steps as readonly string[]).includes(submission.state)) {
    throw new Refused(`这份文件现在是“${states[submission.state]}”，没有加签可办。请刷新页面看最新的状态。`);
  }
  const instead = whoFor(who, stepRole[submission.state as Step], submission);
  await refuseOwnText(act, who.person, instead, submission, await listManifest(act.tx, submission.id));
}

/** A submission of a unit in which the person holds nothing does not exist for them. */
const refusalFor = (who: Staff, submission: Submission, words: string) =>
  who.grants.some(({ unit }) => unit === submission.unit) ? new Refused(words) : new NotFound();

function saidIn(words: string, missing: string): string {
  refuseIf(words.trim().length < 2 ? missing : null);
  return words.trim();
}

const messageOf = ({ id }: Submission) => ({ object: objectOfSubmission(id), path: `/staff/review/${id}` });
const aboutOf = (submission: Submission) => ({ ...messageOf(submission), title: submission.title });

const write = (act: Act, submission: Submission, data: Record<string, unknown>) =>
  act.line({ object: objectOfSubmission(submission.id), objectHash: submission.manifestHash, data });

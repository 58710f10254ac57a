import { sql } from 'kysely';
import { first, one, rows } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { addDays, dayOf } from '../../../platform/time.ts';
import { type Act, action } from '../../action.ts';
import { holds, type Staff } from '../../caller.ts';
import { passChecks } from '../../checks/actions/pass.ts';
import { setEditionState } from '../../publications/actions/draft.ts';
import { allotNumber } from '../../publications/actions/number.ts';
import { listKinds, lockEdition } from '../../publications/queries.ts';
import { listCountersigns, openCountersign } from '../queries/countersign.ts';
import { listManifest, lockSubmission, type ManifestRow, type Submission } from '../queries.ts';
import {
  flow,
  nextState,
  type OpinionForm,
  type State,
  type Step,
  states,
  verdicts,
  whyNotDecide,
  whyNotOpinion,
} from '../rules.ts';
import { arriveAt, objectOfSubmission } from './arrive.ts';
import { refuseOwnText, whoFor } from './seat.ts';

export interface OpinionInput extends OpinionForm {
  submission: number;
  /** The manifest hash of the page on which the opinion was written: what was read is what is cleared. */
  hash: string;
  /** At sign-off: the number asked for, when the series or serial differ from the next of the unit's first series. */
  series?: string;
  serial?: number | null;
}

/** 审查意见 of one step: agree, send back, refer, refuse or answer, verbatim and bound to the hash of what was read. */
export const opine = action('review.opine', {
  words: '签署审查意见',
  may: ['reviewer', 'openness', 'secrecy', 'signer'],
  async run(act, input: OpinionInput): Promise<{ submission: number; state: State }> {
    const submission = await lockSubmission(act.tx, input.submission);
    const staff = act.caller as Staff;
    const move = flow.find((row) => row.from === submission.state && row.move === input.verdict);
    if (!move || !Array.isArray(move.by)) {
      throw new Refused(
        `这份文件现在是“${states[submission.state]}”，不能${verdicts[input.verdict]}。请刷新页面看最新的状态。`,
      );
    }
    const instead = whoFor(staff, move.by, submission);
    if (input.hash !== submission.manifestHash)
      throw new Refused('您看到的文字已经不是现在的文字，请重新打开审查页面。');
    const manifest = await listManifest(act.tx, submission.id);
    const waitsFor = openCountersign(await listCountersigns(act.tx, submission.id))?.askedOfName ?? null;
    refuseIf(whyNotDecide(waitsFor));
    await refuseOwnText(act, staff.person, instead, submission, manifest);
    refuseIf(Object.values(whyNotOpinion(submission.state, input)).join('') || null);
    await writeOpinion(act, staff, instead, submission, input);
    const state = await carryOut(act, submission, manifest, input);
    await act.line({
      object: objectOfSubmission(submission.id),
      objectHash: submission.manifestHash,
      data: { step: submission.state, verdict: input.verdict, to: state, ...(instead ? { instead } : {}) },
    });
    return { submission: submission.id, state };
  },
});

async function writeOpinion(
  act: Act,
  staff: Staff,
  instead: number | null,
  submission: Submission,
  input: OpinionInput,
) {
  await sql`
    insert into review.opinion
      (submission, step, person, unit, instead_of, verdict, words, checks, conclusion, back_to, manifest_hash, arrived_at, at)
    values (${submission.id}, ${submission.state}, ${staff.person}, ${staff.unit}, ${instead}, ${input.verdict},
      ${input.words.trim() || verdicts[input.verdict]}, ${JSON.stringify(input.checks)}::jsonb, ${conclusionOf(input)}, ${input.backTo},
      ${submission.manifestHash}, ${submission.arrivedAt}, ${act.now})`.execute(act.tx);
}

const conclusions: Partial<Record<string, string>> = { agree: 'APPROVE_FULL', refuse: 'REFUSE', refer: 'REFER' };
const conclusionOf = (input: OpinionInput) => conclusions[input.verdict] ?? null;

async function carryOut(
  act: Act,
  submission: Submission,
  manifest: ManifestRow[],
  input: OpinionInput,
): Promise<State> {
  const days = await stepDays(act, manifest);
  const outcome = verdicts[input.verdict];
  if (input.verdict === 'agree') return agree(act, submission, manifest, input, days);
  if (input.verdict === 'send_back') {
    const back = submission.steps.indexOf(input.backTo as Step);
    const here = submission.steps.indexOf(submission.state as Step);
    const state: State = back >= 0 && (here < 0 || back < here) ? (input.backTo as Step) : 'returned';
    if (state !== 'returned' && submission.state === 'cleared') await setAll(act, manifest, 'submitted');
    await arriveAt(act, submission.id, state, days, outcome);
    return state;
  }
  if (input.verdict === 'refer') return refer(act, submission, input, days);
  if (input.verdict === 'answer') return answer(act, submission, input, days);
  await arriveAt(act, submission.id, 'refused', days, outcome);
  for (const item of manifest) {
    await setEditionState(act, item.edition, 'abandoned');
    await reassess(act, item.document);
  }
  return 'refused';
}

async function stepDays(act: Act, manifest: ManifestRow[]): Promise<number> {
  const kinds = await rows(
    act.tx,
    sql<{ days: number }>`
      select min(kind.step_days)::int as days
      from publications.document join publications.kind on kind.name = document.kind
      where document.id = any (${manifest.map((item) => item.document)}::bigint[])`,
  );
  return kinds[0]?.days ?? 3;
}

async function agree(
  act: Act,
  submission: Submission,
  manifest: ManifestRow[],
  input: OpinionInput,
  days: number,
): Promise<State> {
  if (submission.state === 'secrecy') await passAll(act, submission, manifest);
  const state = nextState(submission.steps, submission.state);
  if (state === 'cleared') await clear(act, submission, manifest, input);
  await arriveAt(act, submission.id, state, days, verdicts.agree);
  return state;
}

/** What weighs most needs the secrecy officer's own word before their agreement to the whole. */
async function passAll(act: Act, submission: Submission, manifest: ManifestRow[]): Promise<void> {
  const { manifestHash, submittedBy: submitter } = submission;
  for (const { edition } of manifest) await passChecks(act, 'secrecy', { edition, manifestHash, submitter });
}

/** The last step: each text is compared with its hash, cleared, numbered; what stays closed is looked at again in a year. */
async function clear(act: Act, submission: Submission, manifest: ManifestRow[], input: OpinionInput): Promise<void> {
  const kinds = new Map((await listKinds(act.tx)).map((kind) => [kind.name, kind]));
  for (const item of manifest) {
    const edition = await lockEdition(act.tx, item.edition);
    if (edition.state !== 'submitted' || edition.hash !== item.hash)
      throw new Refused('送审之后文字有改动，审查失效，请重新送审。');
    await setEditionState(act, item.edition, 'cleared');
    const kind = kinds.get(edition.kind);
    // what an older site published got its number long ago
    const migrated = edition.content.metadata.firstPublishedOn !== undefined;
    if (kind?.takesNumber && edition.number === 1 && !migrated) await number(act, submission, edition.document, input);
    if (edition.content.disclosure === 'closed') await reassess(act, edition.document);
  }
}

/** No attribute, no number (article （三）): only a cleared text, which has one, comes here. */
async function number(act: Act, submission: Submission, document: number, input: OpinionInput): Promise<void> {
  const { series } = await one(
    act.tx,
    sql<{ series: string[] }>`select series from organisations.unit where id = ${submission.unit}`,
  );
  const wanted = input.series || series[0];
  if (!wanted) throw new Refused('本单位还没有设置发文机关代字，请系统管理员先在单位设置里填写。');
  if (!series.includes(wanted))
    throw new Refused(`“${wanted}”不是本单位的发文机关代字，可用的有：${series.join('、')}。`);
  await allotNumber(act, document, {
    issuer: submission.unit,
    series: wanted,
    year: Number(dayOf(act.now).slice(0, 4)),
    serial: input.serial ?? null,
  });
}

async function reassess(act: Act, document: number): Promise<void> {
  const due = addDays(dayOf(act.now), 365);
  await sql`
    insert into review.reassessment (document, due_on) values (${document}, ${due})
    on conflict (document) do update set due_on = excluded.due_on`.execute(act.tx);
}

const setAll = async (act: Act, manifest: ManifestRow[], state: string) => {
  for (const item of manifest) await setEditionState(act, item.edition, state);
};

async function refer(act: Act, submission: Submission, input: OpinionInput, days: number): Promise<State> {
  await sql`
    insert into review.referral (submission, drafter_position, reviewer_position, referred_to)
    values (${submission.id}, ${input.position.trim()}, ${input.words.trim()}, '保密行政管理部门')`.execute(act.tx);
  await sql`update review.submission set referred_from = ${submission.state} where id = ${submission.id}`.execute(
    act.tx,
  );
  await arriveAt(act, submission.id, 'referred', days, verdicts.refer);
  return 'referred';
}

async function answer(act: Act, submission: Submission, input: OpinionInput, days: number): Promise<State> {
  const open = await first(
    act.tx,
    sql`
      update review.referral
      set answer = ${input.words.trim()}, answered_at = ${act.now}, answered_by = ${(act.caller as Staff).person}
      where submission = ${submission.id} and answered_at is null
      returning id`,
  );
  if (!open) throw new Refused('没有等待答复的提请。');
  const back = submission.referredFrom ?? 'secrecy';
  await arriveAt(act, submission.id, back, days, verdicts.answer);
  return back;
}

/** 撤回送审: the submitter takes it back as long as nobody has opened it. */
export const recall = action('review.recall', {
  words: '撤回送审',
  may: ['drafter', 'editor'],
  async run(act, input: { submission: number; reason: string }) {
    const submission = await lockSubmission(act.tx, input.submission);
    const staff = act.caller as Staff;
    if (!holds(staff, ['drafter', 'editor'], submission.unit)) throw new NotFound();
    if (submission.submittedBy !== staff.person) throw new Refused('只有送审人可以撤回送审。', 403);
    if (submission.state !== submission.steps[0])
      throw new Refused('下一位审查人已经办理，不能撤回；需要修改请联系审查人退回。');
    const opened = await first(
      act.tx,
      sql`select id from workflow.task where object = ${objectOfSubmission(submission.id)} and done_at is null and opened_at is not null`,
    );
    if (opened) throw new Refused('审查人已经打开这份文件，不能撤回；需要修改请联系审查人退回。');
    await writeOpinion(act, staff, null, submission, {
      submission: submission.id,
      verdict: 'recall',
      words: input.reason,
      checks: {},
      backTo: null,
      position: '',
      hash: submission.manifestHash,
    });
    await arriveAt(act, submission.id, 'returned', 3, verdicts.recall);
    await act.line({
      object: objectOfSubmission(submission.id),
      objectHash: submission.manifestHash,
      reason: input.reason,
    });
    return { submission: submission.id };
  },
});

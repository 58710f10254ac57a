import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { loadCalendar, loadPeriods } from '../../../core/calendar/queries.ts';
import { type Due, dueOf } from '../../../core/calendar/rules/due.ts';
import { findPeriod } from '../../../core/calendar/rules/periods.ts';
import { keyedName } from '../../../core/people/secret.ts';
import { first, one } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Filed } from '../rules/filed.ts';
import { type Dealer, whenLate } from '../rules/remedies.ts';
import { objectOf } from '../rules.ts';
import { enterEvent, holdCase, putOnDesk } from './case.ts';
import { applicantName, codeOf, hashOf, sealFor } from './keys.ts';
import { nextNumber } from './number.ts';
import { claimPapers } from './papers.ts';
import { countTurn } from './throttle.ts';
import { readDealer, readWhere } from './where.ts';

/** The seed of a case that comes through a form: the same at every repeat of it, so that it is one case and its code can be shown again. */
export const seedOf = (key: string): Buffer => keyedName('requests seed', key).subarray(0, 16);

export interface NewCase {
  unit: number;
  channel: string;
  seed: Buffer;
  filed: Filed;
  state: 'submitted' | 'received';
  /** When it was handed in; what came on paper may be entered later. */
  submittedAt: Date;
}

/** Enters a case with its number; answers its id. */
export async function enterCase(
  act: Act,
  { unit, channel, seed, filed, state, submittedAt }: NewCase,
): Promise<{ id: number; number: string }> {
  const number = await nextNumber(act, '公申');
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into requests.request (number, seed, code_hash, unit, channel, kind, applicant, filed, state, submitted_at)
      values (${number}, ${seed}, ${hashOf(codeOf(seed))}, ${unit}, ${channel}, ${filed.kind},
        ${applicantName(filed.idType, filed.idNumber)}, ${sealFor(seed, 'filed', JSON.stringify(filed))}, ${state}, ${submittedAt})
      returning id`,
  );
  return { id, number };
}

export interface Submitted {
  /** The slug of a unit. */
  unit: string;
  /** Functions, so that nothing of the applicant is part of what is kept for repeats of the form. */
  filed(): Filed;
  seed(): Buffer;
  tokens(): string[];
  place(): string;
}

/** What the confirmation says beside number and code. */
export interface Accepted extends Dealer {
  number: string;
  /** The last day for an answer if both sides confirm today, and how it is worked out. */
  due: Due | null;
  /** Where somebody turns when no answer comes. */
  late: string;
}

/** 提交申请 by internet: submitted, and received only when both sides have confirmed it (article 31). */
export const submit = action('requests.submit', {
  words: '提交政府信息公开申请',
  may: 'anyone',
  async run(act, input: Submitted): Promise<Accepted> {
    await countTurn(act, input.place(), 'submit');
    const today = dayOf(act.now);
    const rest = { due: await dueIfReceived(act, today), late: whenLate(await readWhere(act)) };
    const known = await first(
      act.tx,
      sql<{
        id: number;
        number: string;
        unit: number;
      }>`select id, number, unit from requests.request where seed = ${input.seed()}`,
    );
    if (known) {
      await act.line({ object: objectOf(known.id), data: { again: true } });
      return { number: known.number, ...rest, ...(await readDealer(act, known.unit)) };
    }
    const unit = await first(
      act.tx,
      sql<{ id: number }>`select id from organisations.unit where slug = ${input.unit} and closed_on is null`,
    );
    if (!unit) throw new Refused('这个单位已经撤销，请重新选择受理机关。');
    const facts = {
      unit: unit.id,
      channel: 'internet',
      seed: input.seed(),
      filed: input.filed(),
      state: 'submitted',
      submittedAt: act.now,
    } as const;
    const { id, number } = await enterCase(act, facts);
    const held = await holdCase(act, id);
    await enterEvent(act, held, { move: 'submit', on: today });
    const papers = await claimPapers(act, input.tokens(), { request: id });
    await putOnDesk(act, held);
    await act.line({ object: objectOf(id), data: { channel: 'internet', papers } });
    return { number, ...rest, ...(await readDealer(act, unit.id)) };
  },
});

async function dueIfReceived(act: Act, today: string): Promise<Due | null> {
  const rule = findPeriod(await loadPeriods(act.tx), 'request_answer', today);
  return rule ? dueOf(await loadCalendar(act.tx), rule, [{ kind: 'received', on: today }], today) : null;
}

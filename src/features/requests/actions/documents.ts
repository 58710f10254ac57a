import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { loadCalendar, loadPeriods } from '../../../core/calendar/queries.ts';
import { type Due, dueOf } from '../../../core/calendar/rules/due.ts';
import { findPeriod } from '../../../core/calendar/rules/periods.ts';
import { one } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { clockEvents } from '../rules/clock.ts';
import { type DocumentKind, documentKinds, type Facts, makeDocument } from '../rules/documents.ts';
import type { Held } from './case.ts';
import { codeOf, sealFor } from './keys.ts';
import { nextNumber } from './number.ts';
import { readWhere } from './where.ts';

/** The due date of a case as its events stand now; null before it was received. */
export async function dueOfCase(act: Act, held: Held): Promise<Due | null> {
  if (!held.receivedOn) return null;
  const rule = findPeriod(await loadPeriods(act.tx), 'request_answer', held.receivedOn);
  if (!rule) return null;
  const events = clockEvents(held.events, (id) => held.words.get(id) ?? '');
  return dueOf(await loadCalendar(act.tx), rule, events, dayOf(act.now));
}

/** The last day of what somebody else has to do: to correct, to pay, to say what they think. */
export async function lastDayFor(act: Act, period: string, servedOn: string): Promise<string> {
  const rule = findPeriod(await loadPeriods(act.tx), period, servedOn);
  if (!rule) throw new Refused(`${servedOn} 早于现行规定，系统不能计算期限，请检查日期。`);
  const { dueOn } = dueOf(await loadCalendar(act.tx), rule, [{ kind: 'served', on: servedOn }], dayOf(act.now));
  return dueOn!;
}

interface Wanted extends Partial<Omit<Facts, 'filed' | 'number'>> {
  kind: DocumentKind;
  event: number;
}

/** Writes a notice or reply of a case within the deed of its move: numbered, sealed, in the wording of the law of its day. */
export async function writeDocument(act: Act, held: Held, { kind, event, ...more }: Wanted): Promise<number> {
  if (!held.filed) throw new Refused('这件申请的个人信息已经按规定删除，不能再制作文书。');
  const unit = await one(
    act.tx,
    sql<{ name: string; phone: string; address: string }>`
      select coalesce(nullif(full_name, ''), name) as name, coalesce(phone, '') as phone, coalesce(address, '') as address
      from organisations.unit where id = ${held.unit}`,
  );
  const due = await dueOfCase(act, held);
  const facts: Facts = {
    number: held.number,
    code: codeOf(held.seed),
    unit: unit.name,
    phone: unit.phone,
    address: unit.address,
    filed: held.filed,
    submittedOn: held.submittedOn,
    receivedOn: held.receivedOn,
    on: dayOf(act.now),
    dueOn: due?.dueOn ?? null,
    words: '',
    where: await readWhere(act),
    ...more,
  };
  const made = makeDocument(kind, facts);
  const number = await nextNumber(act, kind === 'reply' ? '公复' : '公告');
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into requests.document (request, event, kind, number, version, content, made_on, shown)
      values (${held.id}, ${event}, ${kind}, ${number}, ${made.version}, ${sealFor(held.seed, 'document', JSON.stringify(made))},
        ${made.on}, ${documentKinds[kind].shown})
      returning id`,
  );
  return id;
}

import { sql } from 'kysely';
import { loadCalendar, loadPeriods } from '../../../core/calendar/queries.ts';
import { dueOf } from '../../../core/calendar/rules/due.ts';
import { findPeriod } from '../../../core/calendar/rules/periods.ts';
import { type Standing, standingOf, usualWarning } from '../../../core/calendar/rules/standing.ts';
import { addWorkingDays } from '../../../core/calendar/rules.ts';
import type { Staff } from '../../../core/caller.ts';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import { dayOf } from '../../../platform/time.ts';
import { clockEvents, type EventRow } from '../rules/clock.ts';
import { type Outcome, outcomeNames, outcomes } from '../rules/outcomes.ts';
import type { Filter } from '../rules/register.ts';
import type { Kind, State } from '../rules.ts';

export interface RegisterRow {
  id: number;
  number: string;
  subject: string;
  unit: number;
  unitName: string;
  channel: string;
  kind: Kind;
  state: State;
  outcome: Outcome | null;
  submittedAt: Date;
  receivedOn: string | null;
  endedOn: string | null;
  dueOn: string | null;
  standing: Standing | null;
}

const office = ['drafter', 'reviewer', 'secrecy', 'signer', 'disclosure'];

/** Units whose register this person may read: the own ones; the openness office supervises all (null). */
export function unitsOf({ grants }: Staff): number[] | null {
  if (grants.some(({ role }) => role === 'openness')) return null;
  return [...new Set(grants.filter(({ role }) => office.includes(role)).map(({ unit }) => unit))];
}

const ended = "('delivered', 'closed', 'archived')";

function conditions(filter: Filter, units: number[] | null, ids: number[] | null) {
  const { state, unit, kind, year, row, words } = filter;
  return sql`
    (${units}::bigint[] is null or request.unit = any (${units}::bigint[]))
    and (${ids}::bigint[] is null or request.id = any (${ids}::bigint[]))
    and (${unit}::bigint is null or request.unit = ${unit})
    and (${kind} = '' or request.kind = ${kind})
    and (${state} in ('', 'open') or state = ${state})
    and (${state} <> 'open' or state not in ${sql.raw(ended)})
    and (${words} = '' or strpos(number, ${words}) > 0 or strpos(subject, ${words}) > 0)
    and ${inReport(year, row)}`;
}

/** The cases of one cell of the yearly report; a year alone is what came in or was carried into it. */
function inReport(year: number | null, row: Filter['row']) {
  if (year === null) return sql`true`;
  const first = sql`make_date(${year}, 1, 1)`;
  const last = sql`make_date(${year}, 12, 31)`;
  const counted = sql`received_on <= ${last} and (ended_on is null or ended_on >= ${first})`;
  if (row === 'new') return sql`received_on between ${first} and ${last}`;
  if (row === 'carried_in') return sql`${counted} and received_on < ${first}`;
  if (row === 'carried_out') return sql`${counted} and (ended_on is null or ended_on > ${last})`;
  if (row === '') return sql`${counted}`;
  const names = outcomeNames.filter((name) => row === 'total' || outcomes[name].row === row);
  return sql`${counted} and ended_on <= ${last} and coalesce(outcome, 'other') = any (${names}::text[])`;
}

type Bare = Omit<RegisterRow, 'dueOn' | 'standing'> & { imported: boolean };

/** A page of the register, newest first, each row with its due date; `perPage` null: all of it. */
export async function listRegister(
  db: Reads,
  filter: Filter,
  { units, today, perPage }: { units: number[] | null; today: string; perPage: number | null },
): Promise<{ total: number; rows: RegisterRow[] }> {
  const ids = filter.standing ? await standingIds(db, filter, units, today) : null;
  const where = conditions(filter, units, ids);
  const { total } = await one(
    db,
    sql<{ total: number }>`select count(*)::int as total from requests.request where ${where}`,
  );
  const part = perPage === null ? sql`` : sql`limit ${perPage} offset ${(filter.page - 1) * perPage}`;
  return { total, rows: await withDue(db, await bare(db, where, part), today) };
}

const bare = (db: Reads, where: ReturnType<typeof sql>, part: ReturnType<typeof sql>): Promise<Bare[]> =>
  rows(
    db,
    sql<Bare>`
      select request.id, number, subject, unit, unit.name as "unitName", channel, request.kind, state, outcome,
        submitted_at as "submittedAt", received_on as "receivedOn", ended_on as "endedOn", imported_at is not null as imported
      from requests.request
      join organisations.unit on unit.id = request.unit
      where ${where}
      order by request.id desc
      ${part}`,
  );

/** Which open cases are overdue, or soon will be. */
async function standingIds(db: Reads, filter: Filter, units: number[] | null, today: string): Promise<number[]> {
  const open = await bare(db, conditions({ ...filter, state: 'open', standing: '' }, units, null), sql``);
  const found = await withDue(db, open, today);
  return found.filter(({ standing }) => standing?.state === filter.standing).map(({ id }) => id);
}

/** Due dates of many cases with one look at their events; unreceived ones are due on the day they were handed in. */
async function withDue(db: Reads, list: Bare[], today: string): Promise<RegisterRow[]> {
  const ids = list.map(({ id }) => id);
  const [events, calendar, periods] = await Promise.all([
    rows(
      db,
      sql<EventRow & { request: number }>`
        select id, request, move, "on", data from requests.event where request = any (${ids}::bigint[]) order by id`,
    ),
    loadCalendar(db),
    loadPeriods(db),
  ]);
  const of = Map.groupBy(events, ({ request }) => request);
  return list.map((row) => {
    // An older register does not say what stopped or lengthened a period: it is not judged again.
    const rule = row.receivedOn && !row.imported ? findPeriod(periods, 'request_answer', row.receivedOn) : undefined;
    if (!rule) return unconfirmed(row, today);
    const due = dueOf(calendar, rule, clockEvents(of.get(row.id) ?? []), today);
    return { ...row, dueOn: due.dueOn, standing: standingOf(calendar, due, today) };
  });
}

function unconfirmed(row: Bare, today: string): RegisterRow {
  if (!['submitted', 'acknowledged'].includes(row.state)) return { ...row, dueOn: null, standing: null };
  const dueOn = dayOf(row.submittedAt);
  const late = today > dueOn;
  const line = late ? '没有在提交当天与申请人确认。' : '请在今天与申请人确认。';
  return { ...row, dueOn, standing: { state: late ? 'late' : 'soon', days: null, line, uncovered: [] } };
}

export interface UnitFigures {
  unit: number;
  unitName: string;
  received: number;
  ended: number;
  open: number;
  unconfirmed: number;
}

/** How many each unit received and ended in a year, and has open now. */
export const countByUnit = (db: Reads, year: number, units: number[] | null): Promise<UnitFigures[]> =>
  rows(
    db,
    sql<UnitFigures>`
      select request.unit, unit.name as "unitName",
        count(*) filter (where extract(year from received_on) = ${year})::int as received,
        count(*) filter (where received_on is not null and extract(year from ended_on) = ${year})::int as ended,
        count(*) filter (where received_on is not null and ended_on is null)::int as open,
        count(*) filter (where state in ('submitted', 'acknowledged'))::int as unconfirmed
      from requests.request
      join organisations.unit on unit.id = request.unit
      where (${units}::bigint[] is null or request.unit = any (${units}::bigint[]))
      group by request.unit, unit.name, unit.position
      order by unit.position, unit.name`,
  );

/** What waits, for the menu of every page: open cases, those overdue, and those with three days or fewer, by the days of their tasks. */
export async function countWaiting(db: Reads, who: Staff, today: string) {
  const units = unitsOf(who);
  const soonUntil = addWorkingDays(await loadCalendar(db), today, usualWarning).on;
  return one(
    db,
    sql<{ count: number; late: number; soon: number }>`
      select count(*)::int as count, count(*) filter (where due_on < ${today}::date)::int as late,
        count(*) filter (where due_on between ${today}::date and ${soonUntil}::date)::int as soon
      from requests.request
      join workflow.task on task.object = 'requests.request:' || request.id and task.done_at is null
      where state not in ${sql.raw(ended)} and (${units}::bigint[] is null or request.unit = any (${units}::bigint[]))`,
  );
}

export const listUnits = (db: Reads): Promise<{ id: number; name: string }[]> =>
  rows(
    db,
    sql<{
      id: number;
      name: string;
    }>`select id, name from organisations.unit where closed_on is null order by position, name`,
  );

/** How many cases of this applicant the office has, and how many others ask for the same, by the words of the subject. */
export const countKin = (db: Reads, id: number): Promise<{ same: number; alike: number }> =>
  one(
    db,
    sql<{ same: number; alike: number }>`
      select count(*) filter (where other.applicant = request.applicant)::int as same,
        count(*) filter (where other.applicant <> request.applicant and other.subject <> '' and other.subject = request.subject)::int as alike
      from requests.request
      join requests.request other on other.unit = request.unit and other.id <> request.id
      where request.id = ${id}`,
  );

/** The unit that handles a case; undefined when there is no such case. */
export async function findUnitOf(db: Reads, id: number): Promise<number | undefined> {
  const row = await first(db, sql<{ unit: number }>`select unit from requests.request where id = ${id}`);
  return row?.unit;
}

import { sql } from 'kysely';
import type { Act } from '../../../core/action.ts';
import { loadCalendar, loadPeriods } from '../../../core/calendar/queries.ts';
import { dueOf } from '../../../core/calendar/rules/due.ts';
import { whyNotEvent } from '../../../core/calendar/rules/moves.ts';
import { findPeriod } from '../../../core/calendar/rules/periods.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { first, one, rows } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { openFiled, openSealed } from '../queries/sealed.ts';
import { clockEvent, clockEvents, type EventData, type EventRow } from '../rules/clock.ts';
import type { Filed } from '../rules/filed.ts';
import { type Actor, desk, type Move, moves, rowOf, whyNotMove } from '../rules/flow.ts';
import type { Outcome } from '../rules/outcomes.ts';
import { objectOf, type State, states } from '../rules.ts';
import { sealFor } from './keys.ts';

/** A case that this transaction holds. */
export interface Held {
  id: number;
  number: string;
  seed: Buffer;
  unit: number;
  channel: string;
  state: State;
  outcome: Outcome | null;
  receivedOn: string | null;
  submittedAt: Date;
  submittedOn: string;
  draftedBy: number | null;
  subject: string;
  filed: Filed | null;
  applicant: Buffer;
  events: EventRow[];
  /** Words of its events, opened. */
  words: Map<number, string>;
}

type Row = Omit<Held, 'filed' | 'events' | 'words' | 'submittedOn'> & { filed: Buffer | null };

export async function holdCase(act: Act, id: number): Promise<Held> {
  const row = await first(
    act.tx,
    sql<Row>`
      select id, number, seed, unit, channel, state, outcome, received_on as "receivedOn", submitted_at as "submittedAt",
        drafted_by as "draftedBy", subject, filed, applicant
      from requests.request
      where id = ${id}
      for update`,
  );
  if (!row) throw new NotFound();
  const events = await rows(
    act.tx,
    sql<EventRow & { words: Buffer | null }>`
      select id, move, "on", data, words from requests.event where request = ${id} order by id`,
  );
  const words = new Map(events.map((event) => [event.id, openSealed(row.seed, 'words', event.words) ?? '']));
  return { ...row, submittedOn: dayOf(row.submittedAt), filed: openFiled(row.seed, row.filed), events, words };
}

/** What the caller is to this case: the holder of duties in its unit; the applicant proves it by number and code. */
export function actorsOf(act: Act, held: Pick<Held, 'unit'>, proved: boolean): Actor[] {
  if (proved) return ['applicant'];
  if (act.caller.kind !== 'staff') return [];
  const roles = act.caller.grants.filter(({ unit }) => unit === held.unit).map(({ role }) => role);
  if (roles.length === 0) throw new NotFound(); // of another unit: nobody's to know
  return roles;
}

export interface Step {
  move: Move;
  /** Today when nothing is said. */
  on?: string | null;
  data?: EventData;
  words?: string;
  outcome?: Outcome | null;
}

/** Refuses what the table does not allow, or these hands may not do. */
export function refuseMove(held: Held, move: Move, actors: Actor[]): void {
  const not = whyNotMove(held.state, move, actors);
  if (not) throw new Refused(not.why, not.status);
}

/**
 * One move of a case: asked of the table and of the clock, entered as an event, the case in its next state, the task on the next
 * desk, one ledger line. `stays` keeps it where it is instead, where the row says so. Answers the event's id.
 */
export async function takeStep(act: Act, held: Held, step: Step, actors: Actor[], stays = false): Promise<number> {
  refuseMove(held, step.move, actors);
  const on = dayFor(act, held, step);
  await refuseByClock(act, held, { ...step, on });
  const row = rowOf(held.state, step.move, actors);
  const to = stays && row.or ? row.or : row.to;
  const event = await enterEvent(act, held, { ...step, on });
  const ended = to !== held.state && ['delivered', 'closed'].includes(to) ? on : undefined;
  await sql`
    update requests.request
    set state = ${to},
      outcome = ${step.outcome === undefined ? sql`outcome` : step.outcome},
      received_on = ${step.move === 'confirm' ? on : sql`received_on`},
      ended_on = ${ended ?? sql`ended_on`}
    where id = ${held.id}`.execute(act.tx);
  held.state = to;
  if (step.outcome !== undefined) held.outcome = step.outcome;
  if (step.move === 'confirm') held.receivedOn = on;
  if (step.move !== 'suggest' && step.move !== 'weigh') await putOnDesk(act, held);
  await act.line({ object: objectOf(held.id), data: { move: step.move, to, on } });
  return event;
}

function dayFor(act: Act, held: Held, { move, on }: Step): string {
  const today = dayOf(act.now);
  const day = on || today;
  if (day > today) throw new Refused(`日期 ${day} 还没有到，请填写今天或者以前的日期。`);
  const last = held.events.at(-1)?.on;
  if (last && day < last && move !== 'serve')
    throw new Refused(`上一步的日期是 ${last}，${moves[move]}的日期不能更早，请检查。`);
  return day;
}

async function refuseByClock(act: Act, held: Held, step: Step & { on: string }): Promise<void> {
  const next = clockEvent({ move: step.move, on: step.on, data: step.data ?? {} }, held.events, step.words ?? '');
  const start = held.receivedOn ?? (step.move === 'confirm' ? step.on : null);
  if (!next || !start || step.move === 'confirm') return;
  const rule = findPeriod(await loadPeriods(act.tx), 'request_answer', start);
  if (!rule) throw new Refused(`${start} 收到的申请早于现行条例可以计算的日期，请检查收到的日期。`);
  const why = whyNotEvent(
    await loadCalendar(act.tx),
    rule,
    clockEvents(held.events, (id) => held.words.get(id) ?? ''),
    next,
  );
  if (why) throw new Refused(why);
}

/** Enters what happened; its words are sealed. */
export async function enterEvent(
  act: Act,
  held: Held,
  step: Omit<Step, 'move'> & { move: EventRow['move']; on: string },
): Promise<number> {
  const person = act.caller.kind === 'staff' ? act.caller.person : null;
  const data = step.data ?? {};
  const { id } = await one(
    act.tx,
    sql<{ id: number }>`
      insert into requests.event (request, move, "on", at, person, data, words)
      values (${held.id}, ${step.move}, ${step.on}, ${act.now}, ${person}, ${JSON.stringify(data)}::jsonb,
        ${step.words ? sealFor(held.seed, 'words', step.words) : null})
      returning id`,
  );
  held.events.push({ id, move: step.move, on: step.on, data });
  held.words.set(id, step.words ?? '');
  return id;
}

/** The task of whoever is next, due on the day the clock says. */
export async function putOnDesk(act: Act, held: Held): Promise<void> {
  await closeTasks(act, objectOf(held.id), states[held.state]);
  const next = desk[held.state];
  if (!next) return;
  await openTask(act, {
    object: objectOf(held.id),
    title: `依申请公开：${held.number}`,
    step: next.step,
    path: `/staff/requests/${held.id}`,
    unit: held.unit,
    role: next.role,
    dueOn: await dueOnOf(act, held),
  });
}

/** Until when: to be confirmed on the day it was handed in, afterwards what the clock says; none while it stands still. */
async function dueOnOf(act: Act, held: Held): Promise<string | null> {
  if (held.state === 'submitted' || held.state === 'acknowledged') return held.submittedOn;
  if (['delivered', 'closed'].includes(held.state) || !held.receivedOn) return null;
  const rule = findPeriod(await loadPeriods(act.tx), 'request_answer', held.receivedOn);
  if (!rule) return null;
  const events = clockEvents(held.events, (id) => held.words.get(id) ?? '');
  return dueOf(await loadCalendar(act.tx), rule, events, dayOf(act.now)).dueOn;
}

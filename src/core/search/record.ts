import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { StaffDb } from '../../platform/database.ts';
import { dayOf } from '../../platform/time.ts';
import { findNumbers } from '../checks/rules/personal.ts';
import { plain } from './rules/letters.ts';

interface Counted {
  times: number;
  found: number;
  opened: number;
  marks: Set<string>;
}

/** Counted here and written every half minute (`serve.ts`): nobody waits for it. What a kill loses is a count. */
const waiting = new Map<string, Counted>();
const mostWaiting = 5000;
const longest = 60;

/** Two visitors are told apart by where they come from, with a key that no disk ever sees: the mark says nothing about anybody. */
const key = randomBytes(32);
export const markOf = (address: string, browser: string): string =>
  createHmac('sha256', key).update(`${address}\n${browser}`).digest('base64').slice(0, 16);

/** What is counted of a query: in plain signs; null for what is long, or might name a person. */
export function countable(typed: string): string | null {
  const query = plain(typed).trim();
  if (query === '' || [...query].length > longest || /\d{7,}|@/.test(query)) return null;
  return findNumbers(query).length > 0 ? null : query;
}

/** Counts a search, with how much it found and the visitor's mark, or that a result of it was opened. */
export function record(typed: string, what: { found: number; mark: string } | 'opened'): void {
  const query = countable(typed);
  if (query === null || (waiting.size >= mostWaiting && !waiting.has(query))) return;
  const counted = waiting.get(query) ?? { times: 0, found: 0, opened: 0, marks: new Set<string>() };
  waiting.set(query, counted);
  if (what === 'opened') counted.opened += 1;
  else {
    counted.times += 1;
    counted.found = what.found;
    counted.marks.add(what.mark);
  }
}

interface Question {
  times: number;
  answered: boolean;
  good: number;
  bad: number;
}

const questions = new Map<string, Question>();

/** Counts a question with whether it was answered, or what a reader said of the answer. */
export function recordQuestion(typed: string, what: { answered: boolean } | 'good' | 'bad'): void {
  const query = countable(typed);
  if (query === null || (questions.size >= mostWaiting && !questions.has(query))) return;
  const counted = questions.get(query) ?? { times: 0, answered: true, good: 0, bad: 0 };
  questions.set(query, counted);
  if (what === 'good' || what === 'bad') counted[what] += 1;
  else {
    counted.times += 1;
    counted.answered = what.answered;
  }
}

async function writeQuestions(db: StaffDb, day: string): Promise<void> {
  const taken = [...questions].map(([query, counts]) => ({ query, ...counts }));
  questions.clear();
  if (taken.length === 0) return;
  await sql`
    insert into search.question (day, query, times, answered, good, bad)
    select ${day}::date, query, times, answered, good, bad
    from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb)
      as given (query text, times int, answered boolean, good int, bad int)
    on conflict (day, query) do update set times = question.times + excluded.times, good = question.good + excluded.good,
      bad = question.bad + excluded.bad,
      answered = case when excluded.times > 0 then excluded.answered else question.answered end`.execute(db);
}

/** Writes what this process counted since the last time; a query keeps five marks and no more. */
export async function writeCounts(db: StaffDb): Promise<void> {
  const taken = [...waiting].map(([query, { marks, ...counts }]) => ({ query, ...counts, marks: [...marks] }));
  waiting.clear();
  const day = dayOf(new Date());
  await writeQuestions(db, day);
  if (taken.length === 0) return;
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb)
        as given (query text, times int, found int, opened int, marks jsonb)
    ), counted as (
      insert into search.asked (day, query, times, found, opened)
      select ${day}::date, query, times, found, opened from given
      on conflict (day, query) do update set times = asked.times + excluded.times, opened = asked.opened + excluded.opened,
        found = case when excluded.times > 0 then excluded.found else asked.found end
    )
    insert into search.asker (query, mark, seen_on)
    select given.query, decode(mark, 'base64'), ${day}::date
    from given
    cross join lateral jsonb_array_elements_text(given.marks) with ordinality as one (mark, place)
    where place <= 5
      and (select count(*) from search.asker where asker.query = given.query) < 5
    on conflict do nothing`.execute(db);
  await sql`delete from search.asker where seen_on < ${day}::date - 90`.execute(db);
  await sql`delete from search.asked where day < ${day}::date - 400`.execute(db);
}

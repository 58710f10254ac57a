import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { one, rows, type StaffDb } from '../platform/database.ts';

/** Traces of reading and trying, not of deeds: a session seen, an attempt counted, a page opened, words kept for their writer. */
const passing = [
  'people.session',
  'people.attempt',
  'people.device',
  'people.token_use',
  'publications.working_copy',
  'publications.process',
  'notices.read',
  'workflow.task',
];
/** A file that arrived stays its uploader's although the form around it was refused; the sweep takes what nobody used. */
const arrived = [
  'files.file',
  'ledger.line',
  'ledger.answer',
  'publications.generation',
  'publications.change',
  'platform.state',
];

/**
 * One fingerprint per business table: which rows there are, and the transaction that wrote each as it is. A row that was written
 * anew has another, even with the same words; reading the words themselves, a thousand times, would take minutes.
 */
export async function readBooks(db: StaffDb, uploads = false): Promise<Record<string, string>> {
  const kept = (await tablesOf(db)).filter((name) => !passing.includes(name) && !(uploads && arrived.includes(name)));
  const parts = kept.map(
    (name) =>
      sql`select ${name}::text as name, count(*) || ' ' || coalesce(sum(hashtext(xmin::text || ctid::text)::bigint), 0) as sum from ${sql.table(name)} row_`,
  );
  const found = await rows(db, sql<{ name: string; sum: string }>`${sql.join(parts, sql` union all `)}`);
  return Object.fromEntries(found.map(({ name, sum }) => [name, sum]));
}

const tables = new WeakMap<StaffDb, Promise<string[]>>();

/** Every business table; which there are does not change while the application runs. */
function tablesOf(db: StaffDb): Promise<string[]> {
  const known = tables.get(db);
  if (known) return known;
  const found = rows(
    db,
    sql<{ name: string }>`
      select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'pgboss') and has_table_privilege(schemaname || '.' || tablename, 'select')
      order by 1`,
  ).then((all) => all.map(({ name }) => name));
  tables.set(db, found);
  return found;
}

export const fingerprint = (books: Record<string, string>) =>
  createHash('sha256').update(JSON.stringify(books)).digest('hex');

/** Which tables are not what they were. */
export const changed = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((name) => before[name] !== after[name]);

export const countLines = async (db: StaffDb): Promise<number> =>
  (await one(db, sql<{ count: number }>`select count(*)::int as count from ledger.line`)).count;

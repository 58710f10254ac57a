import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Kysely, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';
import { EagerDialect, sendTogether } from './pipeline.ts';

declare const side: unique symbol;

/** Reads the schema `live` and can read nothing else: the only handle a public door can obtain. */
export type PublicDb = Kysely<unknown> & { readonly [side]: 'public' };
/** Reads and writes every room with the application's role: for the staff side and for actions. */
export type StaffDb = Kysely<unknown> & { readonly [side]: 'staff' };
/** One open transaction of the application's role; only `core/action.ts` opens them. */
export type Tx = Transaction<unknown> & { readonly [side]: 'staff' };
/** What a staff-side read accepts. */
export type Reads = StaffDb | Tx;

const { builtins } = pg.types;
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE) return (value: string) => value; // days travel as '2026-03-10'
    if (oid === builtins.INT8) return Number; // identities stay far below 2^53
    if (oid === builtins.NUMERIC) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

const names = new Map<string, string>();
function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 24);
    if (names.size < 2000) names.set(text, name);
  }
  return name;
}

/** One statement with values, or one that reads without any; `begin` and the like are not worth a name. */
const worthNaming = (text: unknown, values: unknown): text is string =>
  typeof text === 'string' &&
  Array.isArray(values) &&
  names.size < 2000 &&
  (values.length > 0 || /^\s*(?:select|with)\b/.test(text));

/** Named statements are parsed and, with `samePlans`, planned once a connection (153 µs against 194, evidence.md). */
function nameStatements(client: pg.PoolClient): void {
  const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((text: unknown, values?: unknown, ...rest: unknown[]) =>
    worthNaming(text, values)
      ? plain({ name: statementName(text), text, values }, ...rest)
      : plain(text, values, ...rest)) as typeof client.query;
}

/** A link that swallows everything gives no error: whoever waits longer than this takes the connection for dead. */
const patience = 7000;

/**
 * A statement without any answer ends with its connection, and with those that have been as silent since, so that what
 * comes next meets a new connection. Whether the server did the work is unknown then, as with every broken connection.
 */
function loseSilentOnes(pool: pg.Pool, patienceMillis: number): void {
  const heard = new Map<pg.PoolClient, number>();
  const lose = (client: pg.PoolClient) => {
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    stream.destroy(Object.assign(new Error('Connection terminated: no answer'), { code: 'ECONNRESET' }));
  };
  pool.on('remove', (client) => heard.delete(client));
  pool.on('connect', (client) => {
    heard.set(client, performance.now());
    const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const answer = plain(...args);
      if (!(answer instanceof Promise)) return answer; // the pool's own callbacks and cursors
      const began = performance.now();
      const silent = setTimeout(() => {
        for (const [other, last] of heard) if (other === client || last < began) lose(other);
      }, patienceMillis);
      const end = () => {
        clearTimeout(silent);
        heard.set(client, performance.now());
      };
      answer.then(end, end);
      return answer;
    }) as typeof client.query;
  });
}

export interface PoolSettings {
  url: string;
  max?: number;
  /** How long a statement may stay without any answer, in milliseconds. */
  patienceMillis?: number;
  /** Shown in pg_stat_activity. */
  name?: string;
}

/**
 * Every page asks many small things: a helper process or a compiler started for one of them costs more than the answer.
 * PostgreSQL's estimate of a view over many tables would start them all the same.
 */
const shortQueries = '-c max_parallel_workers_per_gather=0 -c jit=off';

/**
 * One plan for all values of a statement: a plan of its own for each costs 10 to 60 ms over the `live` views, many times the
 * answer, and PostgreSQL does not count that when it chooses. Values here are ids and days; none is so rare that it wants its own.
 */
const samePlans = '-c plan_cache_mode=force_generic_plan';

/** A pool of pipelined connections with our type parsers; errors of idle connections are swallowed, the next query meets them. */
export function openPool({ url, max = 10, name = 'gongkai', patienceMillis = patience }: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline: true,
    types,
    application_name: name,
    options: `${shortQueries} ${samePlans}`,
    connectionTimeoutMillis: 4000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    nameStatements(client);
    sendTogether(client);
  });
  loseSilentOnes(pool, patienceMillis);
  return pool;
}

/** Kysely over one pool; the caller says by its type which side of the wall the pool's role stands on. */
export function openDb<Handle extends PublicDb | StaffDb>(pool: pg.Pool): Handle {
  return new Kysely<unknown>({ dialect: new EagerDialect(pool) }) as unknown as Handle;
}

/** Every row of a query. */
export async function rows<Row>(db: Kysely<unknown>, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows;
}

/** The first row of a query, or undefined. */
export async function first<Row>(db: Kysely<unknown>, query: RawBuilder<Row>): Promise<Row | undefined> {
  return (await query.execute(db)).rows[0];
}

/** The one row of a query that always has one; anything else is a bug and throws. */
export async function one<Row>(db: Kysely<unknown>, query: RawBuilder<Row>): Promise<Row> {
  const found = (await query.execute(db)).rows;
  if (found.length !== 1) throw new Error(`expected one row, got ${found.length}`);
  return found[0]!;
}

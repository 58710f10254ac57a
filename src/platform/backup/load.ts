import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { listForeignKeys, listTables, type Sequence } from './catalogue.ts';
import { parsePiece } from './manifest.ts';
import type { Entry } from './read.ts';

/** Rows on their way back into empty tables, table after table, in one transaction of the owner's. */
export interface Loading {
  /** Takes one piece of a table; the pieces of one table stand together in the backup. */
  take(entry: Entry): Promise<void>;
  /** Ends the last table and counts. */
  end(): Promise<Record<string, number>>;
}

export function loadTables(client: pg.ClientBase): Loading {
  let now = '';
  let to: (Writable & { rowCount: number }) | null = null;
  const counts: Record<string, number> = {};
  const close = async () => {
    if (!to) return;
    to.end();
    await finished(to);
    counts[now.slice(0, now.indexOf('('))] = to.rowCount;
    to = null;
  };
  return {
    async take({ name, from }) {
      const { table, columns } = parsePiece(name)!;
      const wanted = `${table}(${columns})`;
      if (now !== wanted) {
        await close();
        now = wanted;
        to = client.query(copyFrom(`copy ${table} (${columns}) from stdin`)) as unknown as Writable & {
          rowCount: number;
        };
      }
      for await (const part of from) if (!to!.write(part)) await drained(to!);
    },
    async end() {
      await close();
      return counts;
    },
  };
}

/** Resolves when the stream takes more, rejects when the database refused a row. */
const drained = (to: Writable) =>
  new Promise<void>((resolve, reject) => {
    const done = () => {
      to.off('error', failed);
      resolve();
    };
    const failed = (error: Error) => {
      to.off('drain', done);
      reject(error);
    };
    to.once('drain', done);
    to.once('error', failed);
  });

/**
 * Empties the tables and lets `work` fill them without triggers and without keys between tables; both stand again
 * afterwards, and PostgreSQL checks every row against the keys. Owner's right is enough.
 */
export async function whileOpen<T>(client: pg.ClientBase, schemas: string[], work: () => Promise<T>): Promise<T> {
  const tables = (await listTables(client, schemas)).map(({ name }) => name);
  const keys = await listForeignKeys(client, schemas);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  for (const table of tables) await client.query(`truncate ${table}`);
  const answer = await work();
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  return answer;
}

export async function setSequences(client: pg.ClientBase, sequences: Sequence[]): Promise<void> {
  for (const { name, value } of sequences)
    await client.query('select setval($1::regclass, $2::bigint, true)', [name, value]);
}

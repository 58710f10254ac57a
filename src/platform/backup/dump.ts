import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { listSequences, listTables, type Table } from './catalogue.ts';
import { pieceName, sequencesName } from './manifest.ts';
import type { Archive } from './write.ts';

const piece = 1024 * 1024;

/**
 * Copies every table of the schemas as one repeatable-read snapshot sees them; the client must stand in that transaction.
 * Counters are read last and may be ahead of the rows: a number given after the snapshot is never given again.
 */
export async function dumpTables(
  client: pg.ClientBase,
  schemas: string[],
  archive: Archive,
  progress: (table: string, rows: number) => void,
): Promise<void> {
  for (const table of await listTables(client, schemas)) progress(table.name, await dumpTable(client, table, archive));
  await archive.add(sequencesName, JSON.stringify(await listSequences(client, schemas)));
}

async function dumpTable(client: pg.ClientBase, { name, columns }: Table, archive: Archive): Promise<number> {
  const from = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`));
  let pieces = 0;
  let held: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    await archive.add(pieceName(name, columns, pieces), Buffer.concat(held));
    pieces += 1;
    [held, size] = [[], 0];
  };
  for await (const part of from as AsyncIterable<Buffer>) {
    held.push(part);
    size += part.length;
    if (size >= piece) await flush();
  }
  if (size > 0 || pieces === 0) await flush();
  archive.count(name, from.rowCount);
  return from.rowCount;
}

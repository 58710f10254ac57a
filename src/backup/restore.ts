import pg from 'pg';
import { stampRestoredLines } from '../core/ledger/restored.ts';
import type { Sequence } from '../platform/backup/catalogue.ts';
import { loadTables, setSequences, whileOpen } from '../platform/backup/load.ts';
import {
  filePrefix,
  type Head,
  jobsName,
  type Manifest,
  sequencesName,
  tablePrefix,
} from '../platform/backup/manifest.ts';
import { checkArchive, type Entry, readAll, readArchive } from '../platform/backup/read.ts';
import { Refused } from '../platform/errors.ts';
import { allSchemas, migrateAsBackedUp } from '../platform/migrate.ts';
import type { Storage } from '../platform/storage/local.ts';
import type { WaitingJob } from './jobs.ts';

export interface Restored {
  head: Head;
  manifest: Manifest;
  /** To be sent once the queue is there. */
  jobs: WaitingJob[];
}

/**
 * Brings a checked backup into an empty database and a storage: attachments first, then all rows in one transaction, so
 * that a restore that breaks off leaves an empty database and can be begun again. Refused where there is content already.
 */
export async function restoreBackup(
  target: { ownerUrl: string; storage: Storage },
  path: string,
  say: (line: string) => void,
): Promise<Restored> {
  const { head, manifest } = await checkArchive(path);
  say(`备份完好：${head.madeAt} 制作，${manifest.entries.length} 项，${manifest.files} 个附件`);
  const client = new pg.Client({ connectionString: target.ownerUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(8890, 2)');
    await refuseContent(client);
    await dropEmpty(client);
    await keepFiles(path, target.storage);
    say('附件已放回存储');
    await migrateAsBackedUp(client, allSchemas(), head.migrations);
    const { sequences, jobs } = await loadRows(client, path, manifest);
    await setSequences(client, sequences);
    await client.query('commit');
    say('数据库已恢复');
    return { head, manifest, jobs };
  } finally {
    await client.end();
  }
}

async function refuseContent(client: pg.Client): Promise<void> {
  for (const table of ['ledger.line', 'organisations.unit']) {
    const there = await client.query('select to_regclass($1) is not null as there', [table]);
    if (there.rows[0].there && (await client.query(`select from ${table} limit 1`)).rowCount)
      throw new Refused('这里已经有内容，恢复不会覆盖它。请换一个空的 DATA_DIR 或空的数据库再恢复。');
  }
}

/** An empty system may have been started by another release: its schemas go, the backup brings its own. */
async function dropEmpty(client: pg.Client): Promise<void> {
  for (const schema of ['live', 'platform', ...allSchemas().map(({ name }) => name)])
    await client.query(`drop schema if exists ${schema} cascade`);
}

async function keepFiles(path: string, storage: Storage): Promise<void> {
  await readArchive(path, async ({ name, bytes, from }) => {
    if (!name.startsWith(filePrefix)) return;
    const kept = await storage.put(from, { maxBytes: bytes });
    if (kept.hash !== name.slice(filePrefix.length)) throw new Refused(`附件 ${name} 与它的摘要不符，备份已损坏。`);
  });
}

async function loadRows(client: pg.Client, path: string, manifest: Manifest) {
  const schemas = allSchemas().map(({ name }) => name);
  let sequences: Sequence[] = [];
  let jobs: WaitingJob[] = [];
  await whileOpen(client, schemas, async () => {
    const loading = loadTables(client);
    const read = async (entry: Entry) => JSON.parse((await readAll(entry.from)).toString());
    await readArchive(path, async (entry) => {
      if (entry.name.startsWith(tablePrefix)) await loading.take(entry);
      else if (entry.name === sequencesName) sequences = await read(entry);
      else if (entry.name === jobsName) jobs = await read(entry);
    });
    compareCounts(await loading.end(), manifest.tables);
    await stampRestoredLines(client);
  });
  return { sequences, jobs };
}

function compareCounts(found: Record<string, number>, wanted: Record<string, number>): void {
  for (const [table, rows] of Object.entries(wanted))
    if (found[table] !== rows) throw new Error(`${table}: ${found[table]} rows restored, ${rows} were backed up`);
}

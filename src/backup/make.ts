import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { listStoredContents } from '../core/files/queries.ts';
import { dumpTables } from '../platform/backup/dump.ts';
import { filePrefix, format, type Head, headName, jobsName, type Manifest } from '../platform/backup/manifest.ts';
import { type Archive, writeArchive } from '../platform/backup/write.ts';
import { CommandError } from '../platform/cli.ts';
import { allSchemas } from '../platform/migrate.ts';
import { projectRoot } from '../platform/root.ts';
import type { Storage } from '../platform/storage/local.ts';
import { listWaitingJobs } from './jobs.ts';

/** What a backup is made of: the owner's address of the database, the storage, the data folder's key for secrets. */
export interface Source {
  ownerUrl: string;
  storage: Storage;
  dataDir: string;
}

/**
 * Writes database and attachments, as one moment saw them, into one file; work goes on meanwhile. The key for secrets at
 * rest stays outside: who has the backup alone cannot use what is encrypted with it.
 */
export async function makeBackup(source: Source, path: string, say: (line: string) => void): Promise<Manifest> {
  const client = new pg.Client({ connectionString: source.ownerUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await writeArchive(path, (archive) => fill(client, source, archive, say));
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, source: Source, archive: Archive, say: (line: string) => void): Promise<void> {
  const schemas = allSchemas().map(({ name }) => name);
  await archive.add(headName, JSON.stringify(await makeHead(client, schemas, source.dataDir)));
  let tables = 0;
  await dumpTables(client, schemas, archive, () => {
    tables += 1;
  });
  await archive.add(jobsName, JSON.stringify(await listWaitingJobs(client)));
  say(`数据库：${tables} 张表`);
  await addFiles(await listStoredContents(client), source.storage, archive, say);
}

async function addFiles(
  contents: { hash: string; bytes: number }[],
  storage: Storage,
  archive: Archive,
  say: (line: string) => void,
): Promise<void> {
  for (const [at, { hash, bytes }] of contents.entries()) {
    if (!(await storage.has(hash)))
      throw new CommandError(`文件存储中缺少 ${hash}，备份没有完成。请先用 gongkai doctor 检查存储。`);
    await archive.stream(filePrefix + hash, bytes, storage.open(hash));
    if ((at + 1) % 100 === 0 || at + 1 === contents.length) say(`附件：${at + 1} / ${contents.length}`);
  }
}

async function makeHead(client: pg.Client, schemas: string[], dataDir: string): Promise<Head> {
  const migrations = await client.query<Head['migrations'][number]>(
    'select room, file, hash from platform.migration order by applied_at, room, file',
  );
  const release = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version as string;
  const madeAt = new Date().toISOString();
  return { format, release, madeAt, migrations: migrations.rows, schemas, secret: fingerprintOf(dataDir) };
}

/** Tells whether two machines have the same key for secrets, and nothing of the key. */
export function fingerprintOf(dataDir: string): string {
  const secret = readFileSync(join(dataDir, 'secret'));
  return createHash('sha256').update('gongkai secret\n').update(secret).digest('hex');
}

import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { WaitingJob } from './backup/jobs.ts';
import { sendJobsWith, tellListeners } from './core/action.ts';
import type { Sides } from './core/caller.ts';
import type { Job } from './core/feature.ts';
import { scanWith } from './core/files/scan.ts';
import { type CoreParts, coreHears, coreJobs } from './core/hang.ts';
import { type Keeping, openKeeping } from './core/ledger/keeping.ts';
import { refuseOtherProfile } from './core/ledger/profile.ts';
import { setFontsFolder } from './core/papers/make.ts';
import { setSecretKey } from './core/people/secret.ts';
import { openChanges } from './core/publications/changes.ts';
import { phraseWith } from './core/search/phrase.ts';
import type { Config } from './platform/config.ts';
import { openDb, openPool, type PublicDb, type StaffDb } from './platform/database.ts';
import { startEmbedded } from './platform/embedded/start.ts';
import { guardedFetch } from './platform/http/fetch-guarded.ts';
import type { Source } from './platform/http/memory/lease.ts';
import { openQueue, prepareQueue, type Queue } from './platform/jobs.ts';
import { openLanguageModel } from './platform/language-model.ts';
import type { Log } from './platform/log.ts';
import { openMail } from './platform/mail.ts';
import { allSchemas, migrate } from './platform/migrate.ts';
import { ensureRoles, type RoleUrls } from './platform/roles.ts';
import { openFiles } from './platform/storage/open.ts';
import { openVirusScanner } from './platform/virus-scanner.ts';
import { type Ready, watchParts } from './ready.ts';
import { rooms } from './rooms.ts';

export interface Opened extends CoreParts {
  /** Every job of the house. */
  jobs: Job[];
  sides: Sides;
  urls: RoleUrls;
  sealer: pg.Pool;
  keeping: Keeping;
  queue: Queue;
  /** How many migrations this start applied. */
  applied: number;
  /** Sends jobs that waited when a backup was made; those that this release does not know are left out. */
  resend(jobs: WaitingJob[]): Promise<void>;
  /** Where the memory of a serving process learns what changed. */
  openChanges(): Source;
  ready(): Promise<Ready>;
  close(): Promise<void>;
}

/** Opens database, queue and storage for one process: roles and migrations run once, whoever comes first. */
export async function openHouse(config: Config, log: Log): Promise<Opened> {
  mkdirSync(config.dataDir, { recursive: true });
  setSecretKey(readSecret(config.dataDir));
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir, log });
  const adminUrl = config.databaseUrl ?? embedded!.url;
  const urls = await ensureRoles(adminUrl, rolePrefix(adminUrl));
  const applied = await migrate(urls, allSchemas());
  const storage = openFiles(config);
  scanWith(openVirusScanner(config.clamdUrl));
  setFontsFolder(config.fontsDir);
  phraseWith(openLanguageModel(config.llmUrl));
  const fetchOutside = guardedFetch({ allows: config.webhooks.allows });
  const parts = { storage, mail: openMail(config.smtpUrl), publicUrl: config.publicUrl, fetchOutside };
  const keeping = openKeeping(config, parts.mail);
  const jobs = [...coreJobs(parts), ...rooms.flatMap((room) => room.jobs ?? [])];
  const names = [...jobs.map((job) => job.name), ...hearing().map((room) => hearJob(room))];
  await prepareQueue(urls, names);
  const queue = await openQueue(urls.app, log);
  sendJobsWith(queue.send);
  tellListeners(async (tx, verb, input, answer) => {
    if (coreHears.verbs.has(verb)) await queue.send(tx, coreHears.job, { verb, answer }, {});
    for (const room of rooms) {
      if (room.hears?.[verb]) await queue.send(tx, hearJob(room.name), { verb, input, answer }, {});
    }
  });
  const staffPool = openPool({ url: urls.app, max: 12, name: 'gongkai' });
  const livePool = openPool({ url: urls.public, max: 8, name: 'gongkai-live' });
  const sealer = openPool({ url: urls.sealer, max: 2, name: 'gongkai-sealer' });
  const staff = openDb<StaffDb>(staffPool);
  const live = openDb<PublicDb>(livePool);
  const close = async () => {
    await queue.stop().catch(() => {});
    await Promise.allSettled([staffPool.end(), livePool.end(), sealer.end()]);
    await embedded?.stop();
  };
  await refuseOtherProfile(staff, keeping.profile).catch(async (error) => {
    await close();
    throw error;
  });
  return {
    ...parts,
    jobs,
    sides: { staff, live },
    urls,
    sealer,
    keeping,
    queue,
    applied,
    openChanges: () => openChanges(urls.app),
    ready: watchParts(live, storage),
    resend: (waiting) =>
      staff.transaction().execute(async (tx) => {
        for (const { name, data, after, once } of waiting.filter((job) => names.includes(job.name)))
          await queue.send(tx, name, data, { after: after ? new Date(after) : undefined, once: once ?? undefined });
      }),
    close,
  };
}

const hearing = () => rooms.filter((room) => room.hears).map((room) => room.name);
export const hearJob = (room: string) => `${room}.hear`;

/** Roles belong to the whole server: their prefix is the database's name. */
export function rolePrefix(adminUrl: string): string {
  const database = decodeURIComponent(new URL(adminUrl).pathname.slice(1)) || 'gongkai';
  const plain = database.toLowerCase().replace(/[^a-z0-9_]/g, '_');
  if (plain === database && plain.length <= 40) return plain;
  return `${plain.slice(0, 30)}_${createHash('sha256').update(database).digest('hex').slice(0, 8)}`;
}

/** The key for secrets at rest; made once, readable by this account alone. */
function readSecret(dataDir: string): Buffer {
  const path = join(dataDir, 'secret');
  if (!existsSync(path)) {
    try {
      writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was faster
    }
  }
  chmodSync(path, 0o600);
  return Buffer.from(readFileSync(path, 'utf8'), 'base64');
}

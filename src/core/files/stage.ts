import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { NotFound, Refused, Unavailable } from '../../platform/errors.ts';
import { openStorage, type Storage } from '../../platform/storage/local.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { By, type Grant, type Staff } from '../caller.ts';
import type { PublicEnv, StaffEnv } from '../doors.ts';
import { filesPublic } from './public.ts';
import { filesStaff } from './staff.ts';
import { receiveUpload } from './upload.ts';

/** A district of one unit and two people with a storage and the doors of this room on a real port, for the tests. */
export interface Stage {
  database: TestDatabase;
  storage: Storage;
  drafter: Staff;
  reviewer: Staff;
  by(who: Staff, key?: string | null): By;
  url: string;
  /** Names of all files in the storage. */
  onDisk(): Promise<string[]>;
  /** Makes a document public with these attachments and answers its public id. */
  publish(attachments: object[]): Promise<string>;
  withdraw(publicId: string): Promise<void>;
  close(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), '公开 stage-'));
  const storage = openStorage(join(home, 'files'));
  const db = database.sides.staff;
  const { unit } = await one(
    db,
    sql<{ unit: number }>`
      insert into organisations.unit (slug, name, kind, code) values ('banshi', '办事处', 'office', '001') returning id as unit`,
  );
  const person = async (account: string, role: Grant['role']): Promise<Staff> => {
    const { id } = await one(
      db,
      sql<{ id: number }>`
        insert into people.person (account, name, unit, password_hash) values (${account}, ${account}, ${unit}, '-') returning id`,
    );
    return {
      kind: 'staff',
      person: id,
      name: account,
      unit,
      unitName: '办事处',
      grants: [{ role, unit }],
      session: account,
    };
  };
  const drafter = await person('drafter', 'drafter');
  const reviewer = await person('reviewer', 'reviewer');
  const by = (who: Staff, key: string | null = null) => new By(db, who, key);
  const server = serve({
    fetch: doors(database, storage, drafter).fetch,
    port: 0,
    hostname: '127.0.0.1',
  });
  await new Promise((listening) => server.once('listening', listening));
  return {
    database,
    storage,
    drafter,
    reviewer,
    by,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onDisk: async () =>
      (await readdir(home, { recursive: true, withFileTypes: true }))
        .filter((it) => it.isFile())
        .map(({ name }) => name),
    publish: (attachments) => publish(database, unit, attachments),
    async withdraw(publicId) {
      await sql`
        update publications.publication set ended_at = now(), end_kind = 'withdrawn', end_reason = '有误'
        where document = (select id from publications.document where public_id = ${publicId})`.execute(db);
    },
    async close() {
      await new Promise((closed) => server.close(closed));
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function doors({ sides }: TestDatabase, storage: Storage, who: Staff): Hono {
  const by = (key: string | null = null) => new By(sides.staff, who, key);
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof NotFound) return c.text('没有找到', 404);
    if (error instanceof Refused) return c.text(error.message, error.status);
    return c.text(error.message, error instanceof Unavailable ? 503 : 500);
  });
  const open = new Hono<PublicEnv>();
  open.use(async (c, next) => {
    c.set('live', sides.live);
    await next();
  });
  filesPublic(open, storage);
  const inner = new Hono<StaffEnv>();
  inner.use(async (c, next) => {
    c.set('staff', sides.staff);
    c.set('who', who);
    c.set('by', (key) => by(key ?? null));
    await next();
  });
  filesStaff(inner, storage);
  inner.post('/staff/upload', async (c) =>
    c.json(await receiveUpload(c.req.raw, storage, by, { files: 3, fieldBytes: 5000, totalBytes: 3_000_000 })),
  );
  return app.route('/', open).route('/', inner);
}

async function publish({ sides }: TestDatabase, unit: number, attachments: object[]): Promise<string> {
  const publicId = Math.random().toString(36).slice(2).padEnd(12, '0').slice(0, 12);
  await sql`
    with in_column as (
      insert into publications.site_column (slug, name, description, column_type, unit, update_rule, empty_notice)
      values ('news', '动态', '动态', '动态', ${unit}, '随时', '暂无') on conflict do nothing),
    of_kind as (
      insert into publications.kind (name, words, room, site_column, steps)
      values ('news', '动态', 'publications', 'news', '{secrecy}') on conflict do nothing),
    document as (
      insert into publications.document (kind, unit, public_id, first_published_at)
      values ('news', ${unit}, ${publicId}, now()) returning id),
    edition as (
      insert into publications.edition (document, number, state) select id, 1, 'issued' from document returning id),
    revision as (
      insert into publications.revision (edition, number, title, body, metadata, disclosure, attachments, hash)
      select id, 1, '标题', '', '{}', 'open', ${JSON.stringify(attachments)}::jsonb, repeat('0', 64) from edition returning id),
    address as (
      insert into publications.address (path, document, current) select '/news/' || ${publicId}, id, true from document)
    insert into publications.publication (document, edition, revision, site_column)
    select document.id, edition.id, revision.id, 'news' from document, edition, revision`.execute(sides.staff);
  return publicId;
}

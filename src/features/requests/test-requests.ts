import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { By, type Staff } from '../../core/caller.ts';
import type { PublicEnv } from '../../core/doors.ts';
import { onError, onNotFound } from '../../core/errors.tsx';
import { setSecretKey } from '../../core/people/secret.ts';
import { readSite } from '../../core/site.ts';
import { openDoor, openOffice } from '../../core/test-office.ts';
import { one, rows } from '../../platform/database.ts';
import type { Log } from '../../platform/log.ts';
import { openStorage } from '../../platform/storage/local.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { dayOf } from '../../platform/time.ts';
import { parseMode } from '../../ui/mode.ts';
import { requestsPublic } from './public.tsx';
import type { Known } from './queries/known.ts';
import type { State } from './rules.ts';
import { requestsStaff } from './staff.ts';

const silent = {
  info() {},
  warn() {},
  error(facts: { err?: unknown }) {
    throw facts.err;
  },
} as unknown as Log;

export const origin = 'https://zhenxing.example';

/** What a citizen fills in; the identity number adds up and belongs to nobody. */
export const application = {
  unit: 'housing',
  kind: 'person',
  name: '测试申请人',
  idType: '居民身份证',
  idNumber: '11010519491231002X',
  employer: '',
  legalRepresentative: '',
  contact: '',
  phone: '13800000000',
  email: '',
  fax: '',
  address: '',
  postcode: '',
  agent: '',
  agentId: '',
  title: '老旧小区改造的施工合同',
  fileNumber: '',
  features: '2025年签订的',
  way: 'online',
  carrier: 'electronic',
  help: '',
};
export type Application = Record<string, string>;

export const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll('<wbr/>', '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

/** The smallest PDF that is one. */
export const samplePdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n',
);

/** An office that is asked: a clerk, a reviewer, a secrecy officer, a signer, the head of the disclosure office, and the public's doors. */
export async function openTestRequests(t: TestDatabase) {
  setSecretKey(Buffer.alloc(32, 7));
  const office = await openOffice(t);
  await sql`update organisations.unit set shown_at = now(), phone = '0415-0000001'`.execute(t.sides.staff);
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-requests-'));
  const storage = openStorage(folder);
  const head = await office.person('郑某', office.unit, 'disclosure');
  const door = (who: Staff) => openDoor(t, (app) => requestsStaff(app, { storage }), who);
  const known: Known[] = [];

  const app = new Hono<PublicEnv>();
  app.onError(onError(silent));
  app.notFound(onNotFound);
  app.use(async (c, next) => {
    c.set('live', t.sides.live);
    c.set('site', await readSite(t.sides.live, origin));
    c.set('today', dayOf(new Date()));
    c.set('mode', parseMode(undefined));
    c.set('shows', () => {});
    c.set('by', (key = null) => new By(t.sides.staff, { kind: 'visitor', session: 'test' }, key));
    await next();
  });
  requestsPublic(async () => known)(app, { storage });

  let place = '198.51.100.1';
  const read = async (path: string, init?: RequestInit) => {
    const answer = await app.request(`${origin}${path}`, init, { incoming: { socket: { remoteAddress: place } } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      headers: answer.headers,
      bytes,
      html: bytes.toString('utf8').replaceAll('<wbr/>', ''),
    };
  };
  let keys = 0;
  const nextKey = () => {
    keys += 1;
    return `form-key-${keys}`;
  };

  const r = {
    t,
    office,
    head,
    known,
    clerk: door(office.drafter),
    reviewer: door(office.reviewer),
    secrecy: door(office.secrecy),
    signer: door(office.signer),
    disclosure: door(head),
    stranger: door(office.stranger),
    door,
    from(address: string) {
      place = address;
    },
    get: (path: string) => read(path),
    post: (path: string, fields: Record<string, string>) =>
      read(path, { method: 'POST', body: new URLSearchParams(fields) }),
    stream: (path: string, body: ReadableStream, type: string) =>
      read(path, { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' } as RequestInit),
    upload: (path: string, form: FormData) => read(path, { method: 'POST', body: form }),
    /** Hands in a form; answers what the citizen writes down. */
    async apply(change: Application = {}, key = nextKey()) {
      const answer = await r.post('/requests/', { ...application, ...change, _key: key });
      const text = wordsOf(answer.html);
      const number = /公申〔\d{4}〕\d{4}号/.exec(text)?.[0] ?? '';
      const code = /查询码 ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5})/.exec(text)?.[1] ?? '';
      return { status: answer.status, html: answer.html, number, code };
    },
    idOf: async (number: string) =>
      (await one(t.sides.staff, sql<{ id: number }>`select id from requests.request where number = ${number}`)).id,
    stateOf: async (id: number) =>
      (await one(t.sides.staff, sql<{ state: State }>`select state from requests.request where id = ${id}`)).state,
    count: async () =>
      (await one(t.sides.staff, sql<{ count: number }>`select count(*)::int as count from requests.request`)).count,
    /** A case that the clerk has registered today. */
    async registered(change: Application = {}) {
      const applied = await r.apply(change);
      const id = await r.idOf(applied.number);
      await r.clerk.post(`/staff/requests/${id}/confirm`, { words: '电话确认' });
      await r.clerk.post(`/staff/requests/${id}/register`, { subject: '施工合同' });
      return { ...applied, id };
    },
    unitsOfRegister: async () =>
      (await rows(t.sides.staff, sql<{ unit: number }>`select distinct unit from requests.request order by unit`)).map(
        ({ unit }) => unit,
      ),
    /** Every text and every byte of the room's tables, as somebody who stole the database would read it. */
    async everything() {
      const tables = ['request', 'event', 'paper', 'document', 'dispute', 'attempt', 'matter'];
      const found = await Promise.all(
        tables.map((name) =>
          rows(t.sides.staff, sql<{ text: string }>`select t::text as text from ${sql.table(`requests.${name}`)} t`),
        ),
      );
      return found
        .flat()
        .map(({ text }) => text)
        .join('\n');
    },
    async close() {
      await t.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return r;
}

export type TestRequests = Awaited<ReturnType<typeof openTestRequests>>;

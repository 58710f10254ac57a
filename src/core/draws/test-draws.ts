import { Hono } from 'hono';
import { sql } from 'kysely';
import pg from 'pg';
import { type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { parseMode } from '../../ui/mode.ts';
import { loadCalendar } from '../calendar/queries.ts';
import { By } from '../caller.ts';
import type { PublicEnv } from '../doors.ts';
import { keepPages } from '../keep-pages.ts';
import { setSecretKey } from '../people/secret.ts';
import { plainSite } from '../site.ts';
import { openDoor, openOffice } from '../test-office.ts';
import { confirmBeacon, enterBeacon } from './actions/beacon.ts';
import { commit, commitOwn, freeze } from './actions/freeze.ts';
import { plan, publish } from './actions/plan.ts';
import { handIn } from './actions/shares.ts';
import { listedOf } from './compute/compute.ts';
import type { Plan } from './open.ts';
import { drawsPublic } from './public.tsx';
import { getDraw } from './queries/draws.ts';
import { whyNotOn } from './rules/event-day.ts';
import { commitmentOf } from './rules/hash.ts';
import { memberLines } from './rules/pool.ts';
import { drawsStaff } from './staff.ts';
import { vectorPool } from './test-vectors.ts';

/** What another party brought in these stories. */
export const citizenSecret = '5a'.repeat(32);
export const ssq = '05-10-15-20-25-30+12';
export const close = '3456.78';

export const vectorList = memberLines(vectorPool('sha256')).join('\n');

/** The next day, not before the day after tomorrow, on which both lottery and exchange come to a number. */
export async function dayWithEvents(db: Reads): Promise<string> {
  const calendar = await loadCalendar(db);
  const from = (day: string): string =>
    whyNotOn('SSQ', day, calendar) || whyNotOn('SSE-CLOSE', day, calendar) ? from(addDays(day, 1)) : day;
  return from(addDays(dayOf(new Date()), 2));
}

/** A drawing office: people, doors on both sides, and the way through the steps of a draw. */
export async function openDrawingOffice(t: TestDatabase) {
  setSecretKey(Buffer.alloc(32, 7));
  const office = await openOffice(t);
  const { drafter, colleague, reviewer } = office;
  const day = await dayWithEvents(t.sides.staff);
  const planOf = (change: Partial<Plan> = {}): Plan => ({
    unit: office.unit,
    title: '房屋安全随机抽查',
    reason: '按年度抽查计划，从名录库中抽取对象和人员。',
    alg: 'sha256',
    team: 2,
    cap: 3,
    size: 0,
    list: vectorList,
    namesOpen: false,
    revealOn: addDays(day, 30),
    parties: [
      { party: 'OFFICE', name: '区住房城乡建设局', own: true },
      { party: 'JIJIAN', name: '区纪委监委', own: false },
    ],
    sources: [
      { source: 'SSQ', event: '2026123', at: new Date(`${day}T13:15:00Z`) },
      { source: 'SSE-CLOSE', event: day, at: new Date(`${day}T07:00:00Z`) },
    ],
    ...change,
  });
  const public_ = publicDoor(t);

  const planned = async (change: Partial<Plan> = {}) => (await plan(office.by(drafter), { plan: planOf(change) })).draw;
  const published = async (change: Partial<Plan> = {}) => {
    const draw = await planned(change);
    const { number } = await publish(office.by(reviewer), { draw });
    return { draw, number };
  };
  const seenBy = async (draw: number) => {
    const row = await getDraw(t.sides.staff, draw);
    return (await listedOf(row)).hash;
  };
  const frozen = async (change: Partial<Plan> = {}) => {
    const made = await published(change);
    await freeze(office.by(reviewer), { draw: made.draw, seen: await seenBy(made.draw) });
    return made;
  };
  const commitmentFor = async (draw: number, secret = citizenSecret) => {
    const { alg, number } = await getDraw(t.sides.staff, draw);
    return commitmentOf(alg, { draw: number!, party: 'JIJIAN', secret });
  };
  const committed = async (change: Partial<Plan> = {}) => {
    const made = await frozen(change);
    await commitOwn(office.by(drafter), { draw: made.draw });
    await commit(office.by(drafter), { draw: made.draw, party: 'JIJIAN', hash: await commitmentFor(made.draw) });
    return made;
  };
  const read = async (draw: number, source: 'SSQ' | 'SSE-CLOSE', typed: string) => {
    await enterBeacon(office.by(drafter), { draw, source, typed });
    await confirmBeacon(office.by(colleague), { draw, source, typed });
  };
  const read2 = async (change: Partial<Plan> = {}) => {
    const made = await committed(change);
    await passTime(t, made.draw);
    await read(made.draw, 'SSQ', ssq);
    await read(made.draw, 'SSE-CLOSE', close);
    return made;
  };
  const ready = async (change: Partial<Plan> = {}) => {
    const made = await read2(change);
    await handIn(office.by(drafter), { draw: made.draw, party: 'JIJIAN', secret: citizenSecret, mismatch: false });
    return made;
  };
  return {
    ...{ office, day, planOf, planned, published, seenBy, frozen, commitmentFor, committed, read, ready },
    /** Every event is known, and the other party has not handed in its share. */
    read2,
    door: (who = drafter) => openDoor(t, drawsStaff, who),
    /** What everybody gets; `status` and text. */
    public: public_,
    lines: (draw: number) =>
      rows(
        t.sides.staff,
        sql<{ verb: string; open: boolean; data: Record<string, unknown>; reason: string | null }>`
          select verb, open, data, reason from ledger.line where object = ${`draws.draw:${draw}`} order by id`,
      ),
  };
}
export type DrawingOffice = Awaited<ReturnType<typeof openDrawingOffice>>;

function publicDoor(t: TestDatabase) {
  const app = new Hono<PublicEnv>();
  app.use(keepPages());
  app.use(async (c, next) => {
    c.set('live', t.sides.live);
    c.set('site', plainSite);
    c.set('mode', parseMode(undefined));
    c.set('today', dayOf(new Date()));
    c.set('by', (key) => new By(t.sides.staff, { kind: 'visitor', session: 'x' }, key));
    await next();
  });
  app.onError((error, c) => {
    if (error instanceof NotFound) return c.text(error.message, 404);
    throw error;
  });
  drawsPublic(app);
  return async (path: string) => {
    const answer = await app.request(path);
    return { status: answer.status, text: await answer.text() };
  };
}

/** Twenty days go by for one draw: every hour of it that was written down lies so much earlier. Only a superuser can do this. */
export async function passTime(t: TestDatabase, draw: number): Promise<void> {
  const client = new pg.Client({ connectionString: t.adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const earlier = (table: string, key: string, ...columns: string[]) =>
      client.query(
        `update draws.${table} set ${columns.map((name) => `${name} = ${name} - interval '20 days'`).join(', ')} where ${key} = $1`,
        [draw],
      );
    await earlier('draw', 'id', 'planned_at', 'listed_at', 'published_at');
    await earlier('source', 'draw', 'at');
    for (const table of ['frozen', 'commitment', 'share', 'beacon']) await earlier(table, 'draw', 'at');
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Does something in the database that no way through the application allows. */
export async function tamper(t: TestDatabase, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: t.adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(statement);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { type Act, action } from '../action.ts';
import { By, type Grant, type Role, type Sides, type Staff } from '../caller.ts';
import type { StaffApp, StaffEnv, StaffPageProps } from '../doors.ts';

/** A small office for story tests of core: units and people as rows, doors without the sign-in before them. */
export interface TestOffice {
  unit(name: string): Promise<number>;
  person(name: string, unit: number, ...held: Role[]): Promise<Staff>;
  /** A deputy's grants: what `of` holds, exercised in that person's stead. */
  deputise(deputy: Staff, of: Staff): Staff;
  /** Does something within a deed of this person, as another room would. */
  within<Answer>(who: Staff, work: (act: Act) => Promise<Answer>): Promise<Answer>;
  by(who: Staff, key?: string | null): By;
}

const tried = action('office.try', {
  words: '测试',
  may: 'staff',
  async run(act, input: { work(act: Act): Promise<unknown> }) {
    const answer = await input.work(act);
    await act.line({ object: 'office.test:1' });
    return answer;
  },
});

let units = 0;

export function testOffice(t: TestDatabase): TestOffice {
  const { staff } = t.sides;
  const by = (who: Staff, key: string | null = null) => new By(staff, who, key);
  return {
    by,
    within: (who, work) => tried(by(who), { work }) as Promise<Awaited<ReturnType<typeof work>>>,
    async unit(name) {
      units += 1;
      const { id } = await one(
        staff,
        sql<{ id: number }>`
          insert into organisations.unit (slug, name, kind, code)
          values (${`unit-${units}`}, ${name}, 'department', ${`U${units}`}) returning id`,
      );
      return id;
    },
    async person(name, unit, ...held) {
      const account = `p${randomBytes(6).toString('hex')}`;
      const { id } = await one(
        staff,
        sql<{ id: number }>`
          insert into people.person (account, name, unit, password_hash) values (${account}, ${name}, ${unit}, '-') returning id`,
      );
      for (const role of held) {
        await sql`insert into people.post (person, unit, role) values (${id}, ${unit}, ${role})`.execute(staff);
      }
      const grants: Grant[] = held.map((role) => ({ role, unit }));
      return { kind: 'staff', person: id, name, unit, unitName: '测试单位', grants, session: account };
    },
    deputise: (deputy, of) => ({
      ...deputy,
      grants: [...deputy.grants, ...of.grants.map((grant) => ({ ...grant, instead: of.person }))],
    }),
  };
}

export interface TestDoor {
  who: Staff;
  today: string;
  get(path: string): Promise<{ status: number; html: string; location: string | null }>;
  post(
    path: string,
    fields: Record<string, string> | [string, string][],
  ): Promise<{ status: number; html: string; location: string | null }>;
}

/** The doors of a room as one person meets them; pages come without the console's frame. */
export function testDoor(sides: Sides, hang: (app: StaffApp) => void, who: Staff, today = '2019-08-08'): TestDoor {
  const app: StaffApp = new Hono<StaffEnv>();
  const door: TestDoor = {
    who,
    today,
    get: async (path) => read(await app.request(path)),
    post: async (path, fields) => read(await app.request(path, { method: 'POST', body: new URLSearchParams(fields) })),
  };
  app.use(async (c, next) => {
    c.set('staff', sides.staff);
    c.set('who', door.who);
    c.set('today', door.today);
    c.set('by', (key) => new By(sides.staff, door.who, key));
    c.set('page', async ({ title, children, notice, error, status }: StaffPageProps) =>
      c.html(`<h1>${error ? '错误：' : ''}${title}</h1><p>${notice ?? ''}</p>${String(await children)}`, status ?? 200),
    );
    await next();
  });
  app.onError((error, c) => {
    if (error instanceof Refused) return c.text(error.message, error.status);
    if (error instanceof NotFound) return c.text(error.message, 404);
    throw error;
  });
  hang(app);
  return door;
}

const read = async (answer: Response) => ({
  status: answer.status,
  html: await answer.text(),
  location: answer.headers.get('location'),
});

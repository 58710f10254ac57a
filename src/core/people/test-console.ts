import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { one, rows } from '../../platform/database.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { today } from '../../platform/time.ts';
import { By, type Role, type Staff } from '../caller.ts';
import type { StaffEnv, StaffPageProps } from '../doors.ts';
import { addPerson } from './actions/people.ts';
import { givePost } from './actions/posts.ts';
import { staffGate } from './gate.ts';
import { firstPassword, hashPassword } from './password.ts';
import { setSecretKey } from './secret.ts';
import { signInDoor } from './staff/sign-in.tsx';
import { peopleStaff } from './staff.tsx';

/** A console with this room's doors on a database of its own, and browsers to walk through them. */
export interface TestConsole {
  t: TestDatabase;
  unit: number;
  system: By;
  /** A person with posts and a password of their own. */
  person(account: string, ...roles: Role[]): Promise<{ id: number; account: string; password: string }>;
  browser(address?: string): Browser;
  /** Verbs of the ledger about an object, oldest first. */
  lines(): Promise<{ actor: string; verb: string; object: string; reason: string | null; data: unknown }[]>;
  close(): Promise<void>;
}

export async function testConsole(): Promise<TestConsole> {
  setSecretKey(randomBytes(32));
  const t = await testDatabase();
  const db = t.sides.staff;
  const { id: unit } = await one(
    db,
    sql<{ id: number }>`
      insert into organisations.unit (slug, name, kind, code)
      values ('zhengfuban', '区政府办公室', 'office', '001') returning id`,
  );
  const app = new Hono<StaffEnv>();
  app.onError((error, c) => {
    if (error instanceof Refused) return c.text(error.message, error.status);
    if (error instanceof NotFound) return c.text(error.message, 404);
    throw error;
  });
  app.use('/staff/*', async (c, next) => {
    c.set('staff', db);
    c.set('today', today(new Date()));
    c.set('page', async (props: StaffPageProps) =>
      c.html(`<title>${props.title}</title>${props.notice ?? ''}${await props.children}`, props.status ?? 200),
    );
    await next();
  });
  signInDoor(app, 'http://localhost:8890');
  app.use('/staff/*', staffGate());
  peopleStaff(app);
  app.get('/staff', (c) => c.json(c.var.who));
  app.post('/staff/note', async (c) => c.text('taken'));
  const system = new By(db, { kind: 'system', name: 'test' });
  return {
    t,
    unit,
    system,
    async person(account, ...roles) {
      const seed = `seed of ${account}`;
      const { id } = await addPerson(system, { account, name: `某${account}`, unit, title: '', seed });
      for (const role of roles) await givePost(system, { person: id, unit, role });
      const password = `${firstPassword(seed)} own`;
      const hash = await hashPassword(password);
      await sql`update people.person set must_change_password = false, password_hash = ${hash} where id = ${id}`.execute(
        db,
      );
      return { id, account, password };
    },
    browser: (address = '10.1.1.1') => new Browser(app, address),
    lines: () => rows(db, sql`select actor, verb, object, reason, data from ledger.line order by id`),
    close: () => t.close(),
  };
}

/** One browser at one address: keeps its cookies, sends forms as pages of this site do. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private readonly app: Hono<StaffEnv>;
  private readonly address: string;
  constructor(app: Hono<StaffEnv>, address: string) {
    this.app = app;
    this.address = address;
  }

  get = (path: string) => this.ask(path, {});

  post = (path: string, fields: Record<string, string | string[]> = {}, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
    const sent = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers };
    return this.ask(path, { method: 'POST', body: body.toString(), headers: sent });
  };

  signIn = (account: string, password: string, next = '/staff') =>
    this.post('/staff/sign-in', { account, password, next });

  /** Who the console takes this browser for; null when nobody. */
  async who(): Promise<Staff | null> {
    const answer = await this.get('/staff');
    return answer.status === 200 ? ((await answer.json()) as Staff) : null;
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.app.request(
      path,
      { ...init, headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) } },
      { incoming: { socket: { remoteAddress: this.address } } },
    );
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name && /max-age=0/i.test(set)) this.cookies.delete(name);
      else if (name) this.cookies.set(name, value ?? '');
    }
    return answer;
  }
}

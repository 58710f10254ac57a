import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { one } from '../platform/database.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import type { TestDatabase } from '../platform/test-database.ts';
import { dayOf } from '../platform/time.ts';
import { parseMode } from '../ui/mode.ts';
import { By, type Role, type Staff } from './caller.ts';
import type { StaffApp, StaffEnv, StaffPageProps } from './doors.ts';
import { draft } from './publications/actions/draft.ts';
import { type Content, emptyContent } from './publications/content.ts';
import { opine } from './review/actions/opine.ts';
import { submit } from './review/actions/submit.ts';
import { getSubmission } from './review/queries.ts';
import { type Check, checks, type Verdict } from './review/rules.ts';
import { plainSite } from './site.ts';

/** An office for story tests of documents and review: units, kinds, columns, and one person for each duty. */
export interface Office {
  unit: number;
  otherUnit: number;
  /** Of the unit, one duty each. */
  drafter: Staff;
  colleague: Staff;
  reviewer: Staff;
  secrecy: Staff;
  signer: Staff;
  editor: Staff;
  /** The openness office stands in the other unit and serves the district. */
  openness: Staff;
  /** Drafts, reviews and signs in the other unit. */
  stranger: Staff;
  by(who: Staff | 'system', key?: string | null): By;
  person(name: string, unit: number, ...roles: Role[]): Promise<Staff>;
}

export const allChecks = Object.fromEntries(Object.keys(checks).map((check) => [check, true])) as Record<
  Check,
  boolean
>;

/** A text that lacks nothing to be submitted. */
export const openContent = (title: string, change: Partial<Content> = {}): Content => ({
  ...emptyContent,
  title,
  body: '<p>各街道办事处，区直各部门：</p><p>现将有关事项通知如下。</p>',
  disclosure: 'open',
  ...change,
});

/** Opens the office in a fresh database. */
export async function openOffice(t: TestDatabase): Promise<Office> {
  const unit = await addUnit(t, 'housing', '区住房城乡建设局', ['振建发', '振建办发']);
  const otherUnit = await addUnit(t, 'office', '区政府办公室', ['振政办发']);
  for (const [slug, name] of columns) {
    await sql`
      insert into publications.site_column (slug, name, description, column_type, unit, update_rule, empty_notice)
      values (${slug}, ${name}, ${name}, '政务公开', ${otherUnit}, '随时更新', '暂无内容。')`.execute(t.sides.staff);
  }
  for (const kind of kinds) {
    await sql`
      insert into publications.kind (name, words, room, site_column, steps, takes_number, is_policy)
      values (${kind.name}, ${kind.words}, ${kind.room}, ${kind.column}, ${kind.steps}, ${kind.number}, ${kind.policy})`.execute(
      t.sides.staff,
    );
  }
  const person = (name: string, where: number, ...roles: Role[]) => addPerson(t, name, where, roles);
  return {
    unit,
    otherUnit,
    person,
    by: (who, key = null) => new By(t.sides.staff, who === 'system' ? { kind: 'system', name: 'test' } : who, key),
    drafter: await person('李某', unit, 'drafter'),
    colleague: await person('赵某', unit, 'drafter'),
    reviewer: await person('王某', unit, 'reviewer'),
    secrecy: await person('张某', unit, 'secrecy'),
    signer: await person('陈某', unit, 'signer'),
    editor: await person('孙某', unit, 'editor'),
    openness: await person('周某', otherUnit, 'openness'),
    stranger: await person('吴某', otherUnit, 'drafter', 'reviewer', 'secrecy', 'signer', 'editor'),
  };
}

const columns = [
  ['notices', '通知公告'],
  ['policies', '政策文件'],
  ['interpretations', '政策解读'],
] as const;

const full = ['department', 'secrecy', 'signoff'];
const kinds = [
  {
    name: 'notice',
    words: '通知公告',
    room: 'publications',
    column: 'notices',
    steps: ['department', 'secrecy'],
    number: false,
    policy: false,
  },
  { name: 'letter', words: '公函', room: 'publications', column: 'notices', steps: full, number: true, policy: false },
  {
    name: 'policy',
    words: '行政规范性文件',
    room: 'policies',
    column: 'policies',
    steps: full,
    number: true,
    policy: true,
  },
  {
    name: 'interpretation',
    words: '政策解读',
    room: 'policies',
    column: 'interpretations',
    steps: full,
    number: false,
    policy: false,
  },
];

async function addUnit(t: TestDatabase, slug: string, name: string, series: string[]): Promise<number> {
  const { id } = await one(
    t.sides.staff,
    sql<{ id: number }>`
      insert into organisations.unit (slug, name, kind, code, series)
      values (${slug}, ${name}, 'department', ${slug.toUpperCase()}, ${series})
      returning id`,
  );
  return id;
}

async function addPerson(t: TestDatabase, name: string, unit: number, roles: Role[]): Promise<Staff> {
  const account = `p${randomBytes(6).toString('hex')}`;
  const { id, unitName } = await one(
    t.sides.staff,
    sql<{ id: number; unitName: string }>`
      insert into people.person (account, name, unit, title, password_hash) values (${account}, ${name}, ${unit}, '科员', '-')
      returning id, (select name from organisations.unit where id = ${unit}) as "unitName"`,
  );
  for (const role of roles) {
    await sql`insert into people.post (person, unit, role) values (${id}, ${unit}, ${role})`.execute(t.sides.staff);
  }
  const grants = roles.map((role) => ({ role, unit }));
  return { kind: 'staff', person: id, name, unit, unitName, grants, session: account };
}

/** What `deputy` may do while acting for `of`. */
export const asDeputy = (deputy: Staff, of: Staff): Staff => ({
  ...deputy,
  grants: [...deputy.grants, ...of.grants.map((grant) => ({ ...grant, instead: of.person }))],
});

/** Drafts a document of a general kind and sends it to review; answers its ids. */
export async function draftAndSubmit(office: Office, title: string, change: Partial<Content> = {}, kind = 'notice') {
  const made = await draft(office.by(office.drafter), { kind, unit: office.unit, content: openContent(title, change) });
  const { submission } = await submit(office.by(office.drafter), {
    editions: [made.edition],
    urgent: false,
    urgentReason: '',
    channels: ['portal'],
  });
  return { ...made, submission };
}

/** One opinion on what stands there now. */
export async function say(
  t: TestDatabase,
  office: Office,
  who: Staff,
  submission: number,
  verdict: Verdict,
  change: Partial<Parameters<typeof opine>[1]> = {},
  key: string | null = null,
) {
  const { manifestHash } = await getSubmission(t.sides.staff, submission);
  return opine(office.by(who, key), {
    submission,
    verdict,
    words: '同意。',
    checks: allChecks,
    backTo: null,
    position: '',
    hash: manifestHash,
    ...change,
  });
}

/** Takes a submission through every step of its route to 待发布. */
export async function clearAll(t: TestDatabase, office: Office, submission: number): Promise<void> {
  const who = {
    department: office.reviewer,
    openness: office.openness,
    secrecy: office.secrecy,
    signoff: office.signer,
  };
  for (const step of (await getSubmission(t.sides.staff, submission)).steps)
    await say(t, office, who[step], submission, 'agree');
}

export interface Answer {
  status: number;
  html: string;
  location: string | null;
}

/** Doors as one person meets them, without the sign-in before them and the console's frame around them. */
export function openDoor(t: TestDatabase, hang: (app: StaffApp) => void, who: Staff) {
  const app: StaffApp = new Hono<StaffEnv>();
  app.use(async (c, next) => {
    c.set('staff', t.sides.staff);
    c.set('live', t.sides.live);
    c.set('who', who);
    c.set('site', plainSite);
    c.set('mode', parseMode(undefined));
    c.set('today', dayOf(new Date()));
    c.set('by', (key) => new By(t.sides.staff, who, key));
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
  const read = async (answer: Response): Promise<Answer> => ({
    status: answer.status,
    html: await answer.text(),
    location: answer.headers.get('location'),
  });
  const send = async (path: string, body: URLSearchParams | FormData) =>
    read(await app.request(path, { method: 'POST', body }));
  return {
    get: async (path: string) => read(await app.request(path)),
    post: (path: string, fields: Record<string, string | string[]>) =>
      send(
        path,
        new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
        ),
      ),
    upload: (path: string, form: FormData) => send(path, form),
    bytes: async (path: string) => new Uint8Array(await (await app.request(path)).arrayBuffer()),
  };
}

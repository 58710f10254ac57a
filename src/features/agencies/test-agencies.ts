import { Hono } from 'hono';
import { By, type Caller, type Role, type Staff } from '../../core/caller.ts';
import type { PublicEnv, StaffApp, StaffEnv, StaffPageProps } from '../../core/doors.ts';
import { addUnit } from '../../core/organisations/actions.ts';
import type { UnitInput } from '../../core/organisations/rules.ts';
import { checks } from '../../core/review/rules.ts';
import { testOffice } from '../../core/workflow/test-office.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { parseMode } from '../../ui/mode.ts';
import type { Site } from '../../ui/site.ts';
import { approveProfile } from './actions/approve.ts';
import { saveParts } from './actions/draft.ts';
import { submitProfile } from './actions/submit.ts';
import { agenciesPublic } from './public.tsx';
import { getRevision } from './queries/revisions.ts';
import { emptyProfile, type Profile } from './rules/profile.ts';
import { agenciesStaff } from './staff.ts';

export const today = '2026-11-20';
const site = {
  name: '振兴区人民政府',
  menu: [{ label: '首页', href: '/' }],
  search: { action: '/search' },
} as unknown as Site;

/** Everything that a unit of a test says of itself. */
export const profileOf = (name: string, change: Partial<Profile> = {}): Profile => ({
  ...emptyProfile(),
  basic: {
    ...emptyProfile().basic,
    ...{ address: '演示路 10 号', hours: '工作日 8:30—17:00', phone: '0415-0000010', duties: ['主管全区教育工作。'] },
  },
  leaders: [
    {
      ...{ name: '赵示甲', post: `${name}局长`, rank: '', gender: '男', ethnicity: '汉族', born: '1970-05' },
      ...{ education: '大学', party: '', division: '主持全面工作。', phone: '', resume: '演示人物。' },
      posts: ['2019-03—2021-02 副局长', '2021-02—至今 局长'],
    },
  ],
  guide: {
    ...{
      office: '办公室',
      address: '演示路 10 号',
      hours: '工作日',
      phone: '0415-0000011',
      fax: '',
      online: 'a@b.example',
    },
    ...{ classification: '主动公开和依申请公开。', arrangement: '按栏目编排。', access: '网上查阅。' },
  },
  catalogue: [
    {
      ...{
        first: '义务教育',
        second: '招生入学',
        content: '招生方案',
        basis: '义务教育法',
        limit: '及时公开',
        body: name,
      },
      ...{ channels: ['政府网站', '其他：招生平台'], audience: '全社会', way: '主动', levels: ['县级'] },
    },
  ],
  ...change,
});

const unit = (slug: string, name: string, kind: UnitInput['kind'], position: number): UnitInput => ({
  ...{ slug, name, kind, position, fullName: `丹东市振兴${name}`, aliases: [], parent: null, series: [] },
  code: slug.toUpperCase(),
});

/** A small district with its office and two departments, people in them, and the room's doors on both sides. */
export async function openTestAgencies(t: TestDatabase) {
  const { staff, live } = t.sides;
  const office = testOffice(t);
  const system: Caller = { kind: 'system', name: 'test' };
  const add = async (slug: string, name: string, kind: UnitInput['kind'] = 'department', position = 5) =>
    (await addUnit(new By(staff, system), unit(slug, name, kind, position))).unit;
  const home = await add('office', '区政府办公室', 'office', 1);
  const education = await add('education', '区教育局');
  const sports = await add('sports', '区体育局');
  const person = (name: string, where: number, ...roles: Role[]) => office.person(name, where, ...roles);
  const people = {
    drafter: await person('教育拟稿', education, 'drafter'),
    colleague: await person('教育同事', education, 'drafter'),
    officer: await person('教育保密', education, 'secrecy'),
    openness: await person('区公开', home, 'openness'),
    homeOfficer: await person('区保密', home, 'secrecy'),
    stranger: await person('体育拟稿', sports, 'drafter'),
  };
  const by = (who: Staff) => office.by(who);
  const allChecked = Object.fromEntries(Object.keys(checks).map((check) => [check, true]));

  /** From nothing to public through the deeds: the openness office writes, its secrecy officer clears. */
  async function publish(of: number, profile: Profile): Promise<number> {
    await saveParts(by(people.openness), { units: [{ unit: of, parts: profile }] });
    const { revision } = await submitProfile(by(people.openness), { unit: of, note: '', answer: '演示' });
    await approve(people.homeOfficer, revision);
    return revision;
  }
  async function approve(who: Staff, revision: number, names?: string[]) {
    const { hash, content } = await getRevision(staff, revision);
    const typed = names ?? content.leaders.map(({ name }) => name);
    return approveProfile(by(who), { revision, hash, checks: allChecked, names: typed });
  }

  const portal = new Hono<PublicEnv>();
  const tags: string[] = [];
  portal.use(async (c, next) => {
    c.set('live', live);
    c.set('site', site);
    c.set('mode', parseMode(''));
    c.set('today', today);
    c.set('shows', (...said) => void tags.push(...said));
    await next();
  });
  portal.onError((error, c) => {
    if (error instanceof NotFound) return c.text('没有这个页面', 404);
    throw error;
  });
  agenciesPublic(portal);

  return {
    t,
    ...{ home, education, sports, people, add, by, publish, approve, allChecked, office, tags },
    desk: (who: Staff) => deskOf(t, who),
    /** What a reader gets; where a line may end is no part of the text. */
    async get(path: string) {
      const answer = await portal.request(path);
      const bytes = Buffer.from(await answer.arrayBuffer());
      return {
        status: answer.status,
        headers: answer.headers,
        bytes,
        body: bytes.toString('utf8').replaceAll('<wbr/>', ''),
      };
    },
  };
}

export type TestAgencies = Awaited<ReturnType<typeof openTestAgencies>>;

/** The room's doors as one member of staff meets them; pages come without the console's frame. */
function deskOf(t: TestDatabase, who: Staff) {
  const app: StaffApp = new Hono<StaffEnv>();
  app.use(async (c, next) => {
    c.set('staff', t.sides.staff);
    c.set('who', who);
    c.set('today', today);
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
  agenciesStaff(app);
  const read = async (asked: Response | Promise<Response>) => {
    const answer = await asked;
    const bytes = Buffer.from(await answer.arrayBuffer());
    const html = bytes.toString('utf8').replaceAll('<wbr/>', '');
    return { status: answer.status, bytes, html, location: answer.headers.get('location') };
  };
  const hidden = (html: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ??
    '';
  return {
    hidden,
    get: (path: string) => read(app.request(path)),
    post(path: string, fields: Record<string, string | string[]>) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return read(app.request(path, { method: 'POST', body }));
    },
    /** Fills in the form of this address as it stands and sends it. */
    async fill(path: string, fields: Record<string, string | string[]>) {
      const { html } = await this.get(path);
      return this.post(path, { base: hidden(html, 'base'), ...fields });
    },
    upload(path: string, name: string, bytes: Uint8Array) {
      const body = new FormData();
      body.append('file', new File([new Uint8Array(bytes)], name));
      return read(app.request(path, { method: 'POST', body }));
    },
  };
}

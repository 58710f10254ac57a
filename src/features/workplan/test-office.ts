import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { By, type Staff } from '../../core/caller.ts';
import type { PublicEnv, StaffEnv, StaffPageProps } from '../../core/doors.ts';
import { openDocument, setEditionState } from '../../core/publications/actions/draft.ts';
import { issueManifest } from '../../core/publications/actions/publish.ts';
import { emptyContent } from '../../core/publications/content.ts';
import { getLatestEdition } from '../../core/publications/queries.ts';
import { plainSite } from '../../core/site.ts';
import { type TestOffice, testOffice } from '../../core/workflow/test-office.ts';
import { NotFound, Refused } from '../../platform/errors.ts';
import { openStorage } from '../../platform/storage/local.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { workplanPublic } from './public.tsx';
import { workplanStaff } from './staff.ts';

export interface Answer {
  status: number;
  html: string;
  location: string | null;
}

export interface WorkplanOffice extends TestOffice {
  t: TestDatabase;
  units: Record<'office' | 'finance' | 'market' | 'east' | 'west', number>;
  /** Drafts and oversees in the government office. */
  clerk: Staff;
  /** Oversees too: the second person. */
  chief: Staff;
  finance: Staff;
  market: Staff;
  east: Staff;
  day: string;
  get(who: Staff, path: string): Promise<Answer>;
  post(who: Staff, path: string, fields: Fields): Promise<Answer>;
  /** As the public sees it. */
  visit(path: string): Promise<Answer>;
  /** Publishes a document as the last step of its review would. */
  publish(document: number): Promise<string>;
  /** A published page of another kind, for evidence. */
  page(title: string): Promise<{ document: number; path: string }>;
  close(): Promise<void>;
}

type Fields = Record<string, string | File> | FormData | [string, string][];

/** Doors of the room on a database of its own; a form with a file, and the preview, go as multipart like in a browser. */
export async function testOfficeForPlans(): Promise<WorkplanOffice> {
  const t = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'workplan-'));
  const storage = await openStorage(folder);
  const core = testOffice(t);
  const units = {
    office: await core.unit('区政府办公室'),
    finance: await core.unit('区财政局'),
    market: await core.unit('区市场监督管理局'),
    east: await core.unit('东街街道办事处'),
    west: await core.unit('西街街道办事处'),
  };
  await prepareKinds(t, units);
  const office: WorkplanOffice = {
    ...core,
    t,
    units,
    clerk: await core.person('某经办', units.office, 'drafter'),
    chief: await core.person('某主任', units.office, 'drafter', 'openness'),
    finance: await core.person('某财政', units.finance, 'drafter'),
    market: await core.person('某市监', units.market, 'drafter'),
    east: await core.person('某东街', units.east, 'drafter', 'openness'),
    day: '2019-08-20',
    get: async (who, path) => read(await doors(who).request(path)),
    post: async (who, path, fields) => read(await doors(who).request(path, { method: 'POST', body: bodyOf(fields) })),
    visit: async (path) => read(await portal().request(path)),
    publish: (document) => publish(office, document),
    async page(title) {
      const { document } = await core.within(office.chief, (act) =>
        openDocument(act, {
          kind: 'news',
          unit: units.office,
          content: { ...emptyContent, title, body: '<p>正文</p>', disclosure: 'open' },
        }),
      );
      return { document, path: await publish(office, document) };
    },
    async close() {
      await t.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  const doors = (who: Staff) => {
    const app = new Hono<StaffEnv>();
    app.use(async (c, next) => {
      c.set('staff', t.sides.staff);
      c.set('who', who);
      c.set('today', office.day);
      c.set('by', (key) => new By(t.sides.staff, who, key));
      c.set('page', async ({ title, children, notice, error, status }: StaffPageProps) =>
        c.html(
          `<h1>${error ? '错误：' : ''}${title}</h1><p>${notice ?? ''}</p>${String(await children)}`,
          status ?? 200,
        ),
      );
      await next();
    });
    app.onError(onError);
    workplanStaff(app, storage);
    return app;
  };
  const portal = () => {
    const app = new Hono<PublicEnv>();
    app.use(async (c, next) => {
      c.set('live', t.sides.live);
      c.set('site', plainSite);
      c.set('mode', { elder: false, contrast: false, language: 'zh-Hans' });
      c.set('today', office.day);
      await next();
    });
    app.onError(onError);
    workplanPublic(app);
    return app;
  };
  return office;
}

function onError(error: Error): Response {
  if (error instanceof Refused) return new Response(error.message, { status: error.status });
  if (error instanceof NotFound) return new Response(error.message, { status: 404 });
  throw error;
}

function bodyOf(fields: Fields): FormData | URLSearchParams {
  if (fields instanceof FormData) return fields;
  const entries = Array.isArray(fields) ? fields : Object.entries(fields);
  if (entries.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
    return new URLSearchParams(entries);
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

const read = async (answer: Response): Promise<Answer> => ({
  status: answer.status,
  // As it reads: where a line may end is no part of the text.
  html: (await answer.text()).replaceAll('<wbr/>', ''),
  location: answer.headers.get('location'),
});

async function prepareKinds(t: TestDatabase, units: WorkplanOffice['units']): Promise<void> {
  await sql`
    insert into publications.site_column (slug, name, description, column_type, unit, update_rule, empty_notice)
    values ('keywork', '重点工作', '重点工作', '栏目', ${units.office}, '及时更新', '暂无')`.execute(t.sides.staff);
  await sql`
    insert into publications.kind (name, words, room, site_column, steps)
    values ('work-plan', '工作安排', 'workplan', 'keywork', '{department,secrecy,signoff}'),
      ('news', '动态', 'publications', 'keywork', '{secrecy}')`.execute(t.sides.staff);
  await sql`insert into organisations.unit_group (name, units) values ('各街道办事处', ${[units.east, units.west]})`.execute(
    t.sides.staff,
  );
}

async function publish(office: WorkplanOffice, document: number): Promise<string> {
  const [issued] = await office.within(office.chief, async (act) => {
    const { edition, revision, hash } = await getLatestEdition(act.tx, document);
    await setEditionState(act, edition, 'cleared');
    return issueManifest(act, [{ document, edition, revision, hash }]);
  });
  return issued!.path!;
}

import { randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { By, type Role, type Staff } from '../../core/caller.ts';
import { answerAll } from '../../core/checks/test-answer.ts';
import type { PublicEnv } from '../../core/doors.ts';
import { onError, onNotFound } from '../../core/errors.tsx';
import { keepPages } from '../../core/keep-pages.ts';
import { addUnit, setSetting } from '../../core/organisations/actions.ts';
import { addPerson } from '../../core/people/actions/people.ts';
import { givePost } from '../../core/people/actions/posts.ts';
import { setSecretKey } from '../../core/people/secret.ts';
import { twoPersons } from '../../core/proposals/test-propose.ts';
import { draft, revise } from '../../core/publications/actions/draft.ts';
import { correct, linkDocuments } from '../../core/publications/actions/links.ts';
import { setColumn, setKind } from '../../core/publications/actions/site.ts';
import { withdraw, withdrawVersion } from '../../core/publications/actions/withdraw.ts';
import { type Content, emptyContent } from '../../core/publications/content.ts';
import { getEdition } from '../../core/publications/queries.ts';
import type { WithdrawalKind } from '../../core/publications/rules.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { opine } from '../../core/review/actions/opine.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { getSubmission } from '../../core/review/queries.ts';
import { checks } from '../../core/review/rules.ts';
import { searchPublic } from '../../core/search/public.ts';
import { readSite } from '../../core/site.ts';
import { one, rows, type StaffDb } from '../../platform/database.ts';
import { withEtag } from '../../platform/http/etag.ts';
import type { Log } from '../../platform/log.ts';
import type { TestDatabase } from '../../platform/test-database.ts';
import { dayOf } from '../../platform/time.ts';
import { parseMode } from '../../ui/mode.ts';
import { translate } from './actions/translate.ts';
import type { Offers } from './public/frame.ts';
import { topicsBlock } from './public/topics.ts';
import { hangPortal } from './public.ts';
import { homeLayout, topics } from './staff.ts';

export interface Published {
  document: number;
  id: string;
  path: string;
}

const columns = [
  ['open', null, '政务公开', '信息公开目录'],
  ['news', null, '振兴要闻', '工作动态'],
  ['policies', 'open', '政策文件', '政策文件'],
  ['interpretations', 'open', '政策解读', '政策解读'],
  ['responses', 'open', '回应关切', '回应关切'],
  ['english', null, 'English', '政策文件'],
] as const;

/** A small district whose two persons publish for real, and its portal as an application without a network. */
export async function openTestPortal(db: TestDatabase, offers: Partial<Offers> = {}) {
  setSecretKey(randomBytes(32));
  const { staff, live } = db.sides;
  await fillDistrict(new By(staff, { kind: 'system', name: 'test' }));
  const { unit } = await one(
    staff,
    sql<{ unit: number }>`select id as unit from organisations.unit where slug = 'office'`,
  );
  const writer = await person(staff, unit, 'writer', ['drafter', 'editor']);
  const officer = await person(staff, unit, 'officer', ['secrecy', 'signer']);
  const keeper = await person(staff, unit, 'keeper', ['openness']);
  const as = (who: Staff) => new By(staff, who, randomUUID());

  async function write(kind: string, content: Partial<Content>) {
    const whole = { ...emptyContent, title: '无题', body: '<p>正文</p>', disclosure: 'open' as const, ...content };
    return draft(as(writer), { kind, unit, content: whole });
  }
  const send = async (edition: number) => {
    await answerAll(staff, as(writer), edition);
    return submit(as(writer), { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] });
  };
  /** The officer agrees at every step of the way: they are secrecy officer and signer, and wrote nothing of it. */
  async function clear(submission: number) {
    const all = Object.fromEntries(Object.keys(checks).map((check) => [check, true]));
    for (;;) {
      const { manifestHash: hash, state } = await getSubmission(staff, submission);
      if (state === 'cleared') return;
      const opinion = { verdict: 'agree' as const, words: '同意', checks: all, backTo: null, position: '' };
      await opine(as(officer), { submission, hash, ...opinion });
    }
  }
  async function publishEdition(document: number, edition: number): Promise<Published> {
    const { submission } = await send(edition);
    await clear(submission);
    const { issued } = await issue(as(writer), { submission });
    const path = issued[0]!.path!;
    return { document, path, id: /([a-z0-9]{12})\.html$/.exec(path)![1]! };
  }

  const app = new Hono<PublicEnv>();
  app.onError(onError(silent));
  app.notFound(onNotFound);
  app.use(withEtag);
  app.use(keepPages());
  app.use(async (c, next) => {
    c.set('live', live);
    c.set('site', await readSite(live, 'https://zhenxing.example'));
    c.set('today', dayOf(new Date()));
    c.set('mode', parseMode(/view=([\w.-]+)/.exec(c.req.header('cookie') ?? '')?.[1]));
    await next();
  });
  searchPublic(app);
  const all: Offers = {
    blocks: [topicsBlock],
    articleBlocks: [],
    cards: [],
    dates: [],
    names: [],
    follows: [(what) => ({ label: '邮件订阅', path: `/follow?${new URLSearchParams({ ...what })}` })],
    entrances: [],
    ...offers,
  };
  homeLayout(all);
  topics();
  hangPortal(app, all);

  return {
    db,
    app,
    ...{ keeper, officer, writer },
    two: twoPersons(staff, keeper, officer),
    write,
    send,
    issue: async (submission: number) => (await issue(as(writer), { submission })).issued,
    clear,
    async publish(kind: string, content: Partial<Content>): Promise<Published> {
      const { document, edition } = await write(kind, content);
      return publishEdition(document, edition);
    },
    /** 起草译文, in words of the test, and through the whole chain. */
    async translate(original: Published, content: Partial<Content>, from?: string): Promise<Published> {
      const { document, edition } = await translate(as(writer), { document: original.document, language: 'en' });
      const before = await getEdition(staff, edition);
      const metadata = { ...before.content.metadata, ...(from && { translatedFrom: from }) };
      const whole = { ...before.content, disclosure: 'open' as const, ...content, metadata };
      await revise(as(writer), { edition, base: before.revision, content: whole });
      return publishEdition(document, edition);
    },
    async correct(published: Published, note: string, content: Partial<Content>, unfit = false): Promise<Published> {
      const { edition } = await correct(as(writer), { document: published.document, note, unfit });
      const before = await getEdition(staff, edition);
      await revise(as(writer), { edition, base: before.revision, content: { ...before.content, ...content } });
      return publishEdition(published.document, edition);
    },
    link: (kind: 'interprets' | 'replaces' | 'translates', from: number, to: number) =>
      linkDocuments(as(writer), { kind, from, to }),
    withdraw: (document: number, kind: WithdrawalKind, reason: string, movedTo?: string) =>
      withdraw(as(writer), { document, kind, reason, movedTo }),
    withdrawVersion: (document: number, edition: number, reason: string) =>
      withdrawVersion(as(writer), { document, edition, unfit: true, reason }),
    /** What was published by now was published so many days ago. */
    async daysGoBy(days: number): Promise<void> {
      await sql`
        update publications.publication
        set published_at = published_at - make_interval(days => ${days}), ended_at = ended_at - make_interval(days => ${days})`.execute(
        staff,
      );
      await sql`update publications.validity set at = at - make_interval(days => ${days})`.execute(staff);
    },
    /** What a browser gets: status, headers and body, as it reads: where a line may end is no part of the text. */
    async get(path: string, init?: RequestInit) {
      const answer = await app.request(`https://zhenxing.example${path}`, init);
      const body = (await answer.text()).replaceAll('<wbr/>', '');
      return { status: answer.status, headers: answer.headers, body };
    },
  };
}

export type TestPortal = Awaited<ReturnType<typeof openTestPortal>>;

const silent = {
  info() {},
  warn() {},
  error(facts: { err?: unknown }) {
    throw facts.err;
  },
} as unknown as Log;

async function fillDistrict(by: By): Promise<void> {
  await addUnit(by, {
    slug: 'office',
    name: '区政府办公室',
    fullName: '振兴区人民政府办公室',
    aliases: [],
    parent: null,
    kind: 'office',
    code: 'ZX1',
    series: ['振政办发'],
    position: 1,
  });
  for (const [slug, parent, name, columnType] of columns) {
    await setColumn(by, {
      slug,
      parent,
      name,
      columnType,
      description: `${name}的说明`,
      keywords: name,
      unit: 'office',
      updateRule: '随时更新',
      updateDays: null,
      emptyNotice: `${name}暂时没有内容的原因`,
      position: 0,
    });
  }
  const kind = { room: 'publications', steps: ['secrecy'], urgentSteps: ['secrecy'], stepDays: 1 };
  await setKind(by, { ...kind, name: 'news', words: '要闻', siteColumn: 'news', takesNumber: false, isPolicy: false });
  await setKind(by, {
    ...kind,
    name: 'policy',
    words: '政策文件',
    siteColumn: 'policies',
    steps: ['secrecy', 'signoff'],
    urgentSteps: ['secrecy', 'signoff'],
    takesNumber: true,
    isPolicy: true,
  });
  await setKind(by, {
    ...kind,
    name: 'interpretation',
    words: '解读',
    siteColumn: 'interpretations',
    takesNumber: false,
    isPolicy: false,
  });
  await setKind(by, {
    ...{ ...kind, name: 'translation', words: '外文版', room: 'portal', siteColumn: 'english' },
    ...{ takesNumber: false, isPolicy: false },
  });
  const site = {
    name: '振兴区人民政府',
    domain: 'zhenxing.example',
    idCode: '210603DEMO',
    menu: [{ label: '首页', href: '/' }],
    search: { action: '/search' },
    hotline: { label: '热线', phone: '8890' },
  };
  await setSetting(by, { name: 'site', value: site, open: true });
  const entrances = [
    { href: '/units/', title: '机构职能' },
    { href: '/requests/', title: '怎样申请' },
    { href: '/policies/', title: '怎样申请' },
    { href: '/news/', title: '怎样申请' },
    { href: '/nowhere/', title: '没有的房间' },
  ];
  await setSetting(by, { name: 'home', value: { lists: ['news', 'policies'], entrances }, open: true });
}

async function person(staff: StaffDb, unit: number, account: string, roles: Role[]): Promise<Staff> {
  const by = new By(staff, { kind: 'system', name: 'test' });
  const { id } = await addPerson(by, { account, name: account, unit, title: '', seed: randomUUID() });
  for (const role of roles) await givePost(by, { person: id, unit, role });
  const [{ name: unitName } = { name: '' }] = await rows(
    staff,
    sql<{ name: string }>`select name from organisations.unit where id = ${unit}`,
  );
  const grants = roles.map((role) => ({ role, unit }));
  return { kind: 'staff', person: id, name: account, unit, unitName, grants, session: '0' };
}

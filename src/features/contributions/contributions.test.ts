import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { action } from '../../core/action.ts';
import type { Staff } from '../../core/caller.ts';
import { draft, openDocument, revise } from '../../core/publications/actions/draft.ts';
import { correct } from '../../core/publications/actions/links.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { issue } from '../../core/review/actions/issue.ts';
import { recall } from '../../core/review/actions/opine.ts';
import { submit } from '../../core/review/actions/submit.ts';
import {
  clearAll,
  draftAndSubmit,
  type Office,
  openContent,
  openDoor,
  openOffice,
  say,
} from '../../core/test-office.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { listContributions } from './queries.ts';
import { outcomeOf } from './rules.ts';
import { staff } from './staff.ts';

// A unit sends what it has, in every way there is; the openness office reads who sent what and what became of it.

let t: TestDatabase;
let office: Office;
const now = new Date(Date.now() + 8 * 3600_000);
const year = now.getUTCFullYear();
const month = now.getUTCMonth() + 1;

/** As the migration of an older site drafts a page: what it published long ago is no contribution of today. */
const moveOver = action('contributions.moveOver', {
  words: '迁入旧网页',
  may: ['drafter'],
  run: (act, { unit }: { unit: number }) => {
    const metadata = { firstPublishedOn: '2012-03-04', firstPublishedSource: '页面上的“发布时间”' };
    const content = openContent('旧网站的通知', { metadata });
    return openDocument(act, { kind: 'notice', unit, content, migrated: { address: '/old/1.html' } });
  },
});

const send = (editions: number[], who: Staff = office.drafter, urgent = false) =>
  submit(office.by(who), {
    editions,
    urgent,
    urgentReason: urgent ? '管道爆裂，须立即告知。' : '',
    channels: ['portal'],
  });
const write = (title: string, who: Staff = office.drafter) =>
  draft(office.by(who), { kind: 'notice', unit: who.unit, content: openContent(title) });

before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  const adopted = await draftAndSubmit(office, '采用的通知');
  await clearAll(t, office, adopted.submission);
  await issue(office.by(office.editor), { submission: adopted.submission });
  // its correction is on its way and is no new contribution
  const { edition } = await correct(office.by(office.drafter), { document: adopted.document, note: '更正时间' });
  await send([edition]);

  const twice = await draftAndSubmit(office, '退回一次后采用的通知');
  await say(t, office, office.reviewer, twice.submission, 'send_back', { words: '请补充依据。' });
  const again = await send([twice.edition]);
  await clearAll(t, office, again.submission);
  await issue(office.by(office.editor), { submission: again.submission });
  await withdraw(office.by(office.editor), { document: twice.document, kind: 'withdrawn', reason: '内容有误' });

  const back = await draftAndSubmit(office, '=退回未改的通知');
  await say(t, office, office.reviewer, back.submission, 'send_back', { words: '请补充依据。' });

  const home = await draftAndSubmit(office, '自行撤回的通知');
  await recall(office.by(office.drafter), { submission: home.submission, reason: '还要核对' });
  const edited = await draftAndSubmit(office, '送审后又改的通知');
  await revise(office.by(office.drafter), {
    edition: edited.edition,
    base: edited.revision,
    content: openContent('送审后又改的通知（改）'),
  });

  const refused = await draftAndSubmit(office, '不宜公开的通知');
  await say(t, office, office.reviewer, refused.submission, 'agree');
  await say(t, office, office.secrecy, refused.submission, 'refuse', { words: '涉及工作秘密。' });

  const together = [await write('一并送审之一'), await write('一并送审之二')];
  await send(together.map((one) => one.edition));
  const urgent = await send([(await write('紧急停水通知')).edition], office.drafter, true);
  await say(t, office, office.secrecy, urgent.submission, 'agree');
  await issue(office.by(office.editor), { submission: urgent.submission });
  const program = { ...office.drafter, session: 'token:7' };
  await send([(await write('接口报送的通知', program)).edition], program);
  await write('只是草稿');
  await send([(await moveOver(office.by(office.drafter), { unit: office.unit })).edition]);

  await send([(await write('办公室的通知', office.stranger)).edition], office.stranger);
});
after(() => t.close());

const cells = (html: string, row: string) => {
  const line = html
    .split('<tr')
    .slice(1)
    .find((part) => part.includes(`>${row}<`));
  assert.ok(line, `no row ${row}`);
  return [...line.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].slice(1).map(([, cell]) => cell!.replace(/<[^>]*>/g, ''));
};
const titles = (html: string) =>
  [...html.matchAll(/<a href="\/staff\/documents\/\d+">([^<]*)</g)].map(([, title]) => title!);
const console = (who: Staff) => openDoor(t, staff, who);

test('each document counts once with one outcome, and the outcomes add up', async () => {
  const { html } = await console(office.openness).get('/staff/contributions');
  // 报送 采用 在办 退回 撤回 不予公开 采用率 平均用时 退回次数 紧急 接口
  assert.deepEqual(cells(html, '区住房城乡建设局'), ['10', '3', '3', '1', '2', '1', '30%', '0.0', '2', '1', '1']);
  assert.deepEqual(cells(html, '区政府办公室'), ['1', '0', '1', '0', '0', '0', '0%', '—', '0', '0', '0']);
  assert.deepEqual(cells(html, '合计').slice(0, 6), ['11', '3', '4', '1', '2', '1']);
  assert.deepEqual(cells(html, `${month} 月`).slice(0, 6), ['11', '3', '4', '1', '2', '1']);
  assert.deepEqual(cells(html, '全年').slice(0, 6), ['11', '3', '4', '1', '2', '1']);
  for (const row of ['区住房城乡建设局', '区政府办公室', '合计', '全年']) {
    const [sent, ...outcomes] = cells(html, row).slice(0, 6).map(Number);
    assert.equal(
      sent,
      outcomes.reduce((sum, one) => sum + one, 0),
      row,
    );
  }
  assert.match(html, /退回后再送审的仍是同一份/);
});

test('every figure leads to a list of exactly as many documents', async () => {
  const door = console(office.openness);
  const { html } = await door.get('/staff/contributions');
  const links = [...html.matchAll(/<a href="(\/staff\/contributions\/list\?[^"]*)">(\d+)<\/a>/g)];
  assert.ok(links.length > 20, `only ${links.length} figures lead somewhere`);
  for (const [, href, figure] of links) {
    const list = await door.get(href!.replaceAll('&amp;', '&'));
    assert.equal(titles(list.html).length, Number(figure), href);
  }
});

test('the list says how each was sent and what became of it', async () => {
  const door = console(office.openness);
  const list = async (outcome: string) =>
    titles((await door.get(`/staff/contributions/list?unit=${office.unit}&outcome=${outcome}`)).html);
  assert.deepEqual(await list('adopted'), ['采用的通知', '退回一次后采用的通知', '紧急停水通知']);
  assert.deepEqual(await list('pending'), ['一并送审之一', '一并送审之二', '接口报送的通知']);
  assert.deepEqual(await list('returned'), ['=退回未改的通知']);
  assert.deepEqual(await list('taken_back'), ['自行撤回的通知', '送审后又改的通知']);
  assert.deepEqual(await list('closed'), ['不宜公开的通知']);
  const all = (await door.get(`/staff/contributions/list?unit=${office.unit}`)).html;
  for (const words of ['紧急', '一并送审', '接口']) assert.match(all, new RegExp(`data-label="方式">${words}<`));
  assert.match((await door.get('/staff/contributions/list?year=1999')).html, /这个范围内没有报送/);
});

test('a unit sees its own figures and no other unit’s', async () => {
  const door = console(office.drafter);
  const { html } = await door.get('/staff/contributions');
  assert.equal(cells(html, '区住房城乡建设局')[0], '10');
  assert.doesNotMatch(html, /区政府办公室/);
  assert.equal((await door.get(`/staff/contributions?unit=${office.otherUnit}`)).status, 404);
  assert.equal((await door.get(`/staff/contributions/list?unit=${office.otherUnit}`)).status, 404);
  assert.doesNotMatch((await door.get('/staff/contributions/list')).html, /办公室的通知/);
  assert.doesNotMatch((await door.get('/staff/contributions/export.csv')).html, /区政府办公室/);
});

test('the files hold what the page shows, and no formula', async () => {
  const door = console(office.openness);
  const csv = (await door.get('/staff/contributions/export.csv')).html;
  assert.match(csv, /^\uFEFF?单位、月份,报送,采用,在办,退回,撤回,不予公开,采用率/);
  assert.match(csv, /\r\n区住房城乡建设局,10,3,3,1,2,1,0\.3,0,2,1,1\r\n/);
  assert.match(csv, new RegExp(`\r\n${month} 月,11,3,4,1,2,1,`));
  assert.match((await door.get('/staff/contributions/list.csv?outcome=returned')).html, /\r\n'=退回未改的通知,/);
  const answer = await fetchSheet('/staff/contributions/list.xlsx?outcome=adopted');
  assert.match(answer, /采用的通知/);
  assert.doesNotMatch(answer, /接口报送的通知/);
});

test('what was sent in another month stands there, and its days are working days', async () => {
  // The database's clock cannot be turned back by a deed: the first submission of one document is moved to last January.
  const moved = await t.sides.staff.transaction().execute(async (tx) => {
    await sql`
      update review.submission set submitted_at = ${`${year}-01-05T01:00:00Z`}, ended_at = ${`${year}-01-14T01:00:00Z`}
      where title = '采用的通知' and state = 'issued'`.execute(tx);
    return true;
  });
  assert.ok(moved);
  const { html } = await console(office.openness).get('/staff/contributions?month=1');
  assert.equal(cells(html, '区住房城乡建设局')[0], '1');
  const documents = await listContributions(t.sides.staff, year, null);
  const one = documents.find(({ title }) => title === '采用的通知')!;
  assert.equal(one.sentOn, `${year}-01-05`);
  assert.equal(outcomeOf(one), 'adopted');
  const days = [...Array(9).keys()].filter(
    (n) => ![0, 6].includes(new Date(Date.UTC(year, 0, 6 + n)).getUTCDay()),
  ).length;
  assert.equal(cells(html, '区住房城乡建设局')[7], days.toFixed(1));
  assert.equal(cells(html, '全年')[0], '11');
});

async function fetchSheet(path: string): Promise<string> {
  const { Hono } = await import('hono');
  const app = new Hono();
  app.use(async (c, next) => {
    c.set('staff' as never, t.sides.staff as never);
    c.set('who' as never, office.openness as never);
    c.set('today' as never, `${year}-06-01` as never);
    await next();
  });
  staff(app as never);
  const bytes = new Uint8Array(await (await app.request(path)).arrayBuffer());
  return strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
}

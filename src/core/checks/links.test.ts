import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { guardedFetch } from '../../platform/http/fetch-guarded.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import { draft, revise } from '../publications/actions/draft.ts';
import { getEdition } from '../publications/queries.ts';
import { issue } from '../review/actions/issue.ts';
import { submit } from '../review/actions/submit.ts';
import { clearAll, type Office, openContent, openDoor, openOffice } from '../test-office.ts';
import { followDue } from './follow.ts';
import { lookAt } from './queries.ts';
import { reachOf, waitAfter } from './rules/reach.ts';
import { checksStaff } from './staff.tsx';

let t: TestDatabase;
let office: Office;
let site: Server;
let port: number;
let asked: string[] = [];
const answers: Record<string, number> = { '/open': 200, '/gone': 404, '/closed': 403, '/ill': 500 };
const names: Record<string, string> = { 'www.ln.gov.cn': '127.0.0.1', 'inner.gov.cn': '10.1.2.3' };
const fetchOutside = guardedFetch({
  allows: (address) => address === '127.0.0.1',
  timeoutMillis: 400,
  async lookup(name) {
    if (names[name]) return [{ address: names[name], family: 4 }];
    throw Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
  },
});
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
  site = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === '/moved') return void response.writeHead(301, { location: '/open' }).end();
    if (request.url === '/silent') return;
    response.writeHead(answers[request.url!] ?? 404).end('很长的网页'.repeat(100_000));
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  port = (site.address() as AddressInfo).port;
});
after(async () => {
  site.closeAllConnections();
  await new Promise((closed) => site.close(closed));
  await t.close();
});

const to = (path: string, host = 'www.ln.gov.cn') => `<a href="http://${host}:${port}${path}">${path.slice(1)}</a>`;
const withLinks = (...links: string[]) => ({ body: `<p>各街道办事处：</p><p>${links.join('，')}。</p>` });
const write = (title: string, ...links: string[]) =>
  draft(office.by(office.drafter), {
    kind: 'notice',
    unit: office.unit,
    content: openContent(title, withLinks(...links)),
  });
const look = async (edition: number) => {
  const { findings, results } = await lookAt(t.sides.staff, await getEdition(t.sides.staff, edition));
  const links = findings.filter(({ check }) => check === 'dead_link');
  return { result: results.dead_link, shown: links.map(({ state, shown }) => `${state} ${shown}`) };
};
const send = (edition: number) =>
  submit(office.by(office.drafter), { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] });

test('a link out is unchecked until somebody looked, and looking is done after the deed', async () => {
  const { edition } = await write('新链接的通知', to('/open'), to('/moved'));
  assert.deepEqual(asked, []);
  assert.equal((await look(edition)).result, 'unchecked');
  await assert.rejects(send(edition), /站外链接/);
  await followDue(t.sides.staff, fetchOutside);
  assert.deepEqual(asked.sort(), ['/moved', '/open', '/open']);
  assert.equal((await look(edition)).result, 'passed');
  await send(edition);
});

test('what answers that there is no page is dead; what refuses, is ill or says nothing stays unchecked with its reason', async () => {
  const { edition } = await write(
    '坏链接的通知',
    to('/gone'),
    to('/closed'),
    to('/ill'),
    to('/silent'),
    to('/a', 'nobody.gov.cn'),
    to('/b', 'inner.gov.cn'),
  );
  await followDue(t.sides.staff, fetchOutside);
  const { result, shown } = await look(edition);
  assert.equal(result, 'found');
  assert.deepEqual(shown.sort(), [
    'found a（nobody.gov.cn）',
    'found gone（www.ln.gov.cn）',
    'unchecked b（inner.gov.cn，打开过，不能判断：网址指向内部地址）',
    'unchecked closed（www.ln.gov.cn，打开过，不能判断：对方答复 403）',
    'unchecked ill（www.ln.gov.cn，打开过，不能判断：对方答复 500）',
    'unchecked silent（www.ln.gov.cn，打开过，不能判断：对方没有在规定时间内答复）',
  ]);
  await assert.rejects(send(edition), /站外链接/);
});

test('an office without a way out takes no site for gone', () => {
  assert.equal(reachOf({ failure: 'no_name' }, false).state, 'unsure');
  assert.equal(reachOf({ failure: 'no_name' }, true).state, 'dead');
  assert.equal(reachOf({ status: 410 }, false).state, 'dead');
  assert.ok(waitAfter('alive', 0) > waitAfter('dead', 9) && waitAfter('dead', 9) > waitAfter('unsure', 1));
});

test('a page that went dead after publication is named to the office until it is mended', async () => {
  answers['/soon'] = 200;
  const { document, edition } = await write('公开以后的通知', to('/soon'));
  await followDue(t.sides.staff, fetchOutside);
  const { submission } = await send(edition);
  await clearAll(t, office, submission);
  await issue(office.by(office.editor), { submission });
  const page = async () => (await openDoor(t, checksStaff, office.openness).get('/staff/checks/links')).html;
  assert.match(await page(), /没有发现打不开的站外链接/);

  answers['/soon'] = 410;
  asked = [];
  await followDue(t.sides.staff, fetchOutside);
  assert.deepEqual(asked, [], 'what was seen this week is not asked again');
  await sql`update checks.link set next_at = now() where address like '%/soon'`.execute(t.sides.staff);
  await followDue(t.sides.staff, fetchOutside);
  assert.match(await page(), new RegExp(`href="/staff/documents/${document}"`));
  assert.match(await page(), /对方答复没有这个网页/);

  answers['/soon'] = 200;
  await sql`update checks.link set next_at = now() where address like '%/soon'`.execute(t.sides.staff);
  await followDue(t.sides.staff, fetchOutside);
  assert.match(await page(), /没有发现打不开的站外链接/);
});

test('an address that only old versions name is not asked again', async () => {
  const { edition } = await write('改掉链接的通知', to('/old'));
  const { revision, content } = await getEdition(t.sides.staff, edition);
  await followDue(t.sides.staff, fetchOutside);
  await revise(office.by(office.drafter), {
    edition,
    base: revision,
    content: { ...content, ...withLinks(to('/open')) },
  });
  await sql`update checks.link set next_at = now() where address like '%/old'`.execute(t.sides.staff);
  asked = [];
  await followDue(t.sides.staff, fetchOutside);
  assert.ok(!asked.includes('/old'));
  const { tries } = await one(
    t.sides.staff,
    sql<{ tries: number }>`select tries from checks.link where address like '%/old'`,
  );
  assert.equal(tries, 1);
});

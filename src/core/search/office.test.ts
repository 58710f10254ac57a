import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { readCsv } from '../../platform/spreadsheet.ts';
import { type TestDatabase, testDatabase } from '../../platform/test-database.ts';
import type { Staff } from '../caller.ts';
import { type Office, openDoor, openOffice } from '../test-office.ts';
import { getWords } from './queries/words.ts';
import { markOf, record, writeCounts } from './record.ts';
import { delivered } from './rules/delivered.ts';
import { isDenied, moved, read, write } from './rules/tuning.ts';
import { searchStaff } from './staff.tsx';

let t: TestDatabase;
let office: Office;
before(async () => {
  t = await testDatabase();
  office = await openOffice(t);
});
after(() => t.close());

const doorOf = (who: Staff) => openDoor(t, searchStaff, who);
const fields = (change: Record<string, string> = {}) => ({ ...write(delivered), note: '群众来电常问', ...change });

test('what the office says about words is tried on the searches of the last month before it holds, and each version remains', async () => {
  record('落户', { found: 0, mark: markOf('10.0.0.1', '') });
  await writeCounts(t.sides.staff);
  const door = doorOf(office.openness);
  const tried = await door.post('/staff/search/words', fields({ synonyms: '挪车 = 占道停车', do: 'apply' }));
  assert.equal(tried.status, 200, 'it was not tried yet: it is now');
  assert.match(tried.html, /近一个月的搜索都不受影响|前十条会变/);
  assert.deepEqual(await getWords(t.sides.live), delivered, 'and nothing holds');
  const token = /name="tried" value="([^"]*)"/.exec(tried.html)![1]!.replaceAll('&quot;', '"');
  const done = await door.post('/staff/search/words', {
    ...fields({ synonyms: '挪车 = 占道停车', do: 'apply' }),
    tried: token,
  });
  assert.equal(done.status, 303);
  assert.deepEqual((await getWords(t.sides.live)).synonyms, [{ from: '挪车', to: ['占道停车'] }]);
  const { line } = await one(
    t.sides.staff,
    sql<{ line: string }>`select verb || ' ' || reason as line from ledger.line where verb = 'search.tune'`,
  );
  assert.equal(line, 'search.tune 群众来电常问');
  assert.match((await door.get('/staff/search/words')).html, /群众来电常问/);
});

test('a line that cannot be read is named with its number, and what was typed is kept', async () => {
  const { status, html } = await doorOf(office.openness).post(
    '/staff/search/words',
    fields({ synonyms: '落户 = 户口迁移\n落户', denied: '某词', fillers: '的' }),
  );
  assert.equal(status, 422);
  assert.match(html, /第 2 行“落户”看不懂，请写成“落户 = 户口迁移、户口登记”/);
  assert.match(html, /第 1 行“某词”看不懂/);
  assert.match(html, /“的”只有一个字/);
  assert.match(html, /落户 = 户口迁移\n落户/);
});

test('the report says what was asked, what found nothing, and nothing of who asked', async () => {
  const { html } = await doorOf(office.openness).get('/staff/search');
  assert.match(html, /没有结果的词[\s\S]*落户/);
  assert.match(html, /每天的搜索。最多的一天是 \d{4}-\d\d-\d\d，\d+ 次；这段时间没有结果的共 [1-9]\d* 次。/);
  assert.equal((await doorOf(office.drafter).get('/staff/search')).status, 403);
});

test('the queries of the report are a file for whoever keeps the search, in which nothing runs', async () => {
  await sql`
    insert into search.asked (day, query, times, found) values (current_date, '=HYPERLINK("x")', 3, 0)`.execute(
    t.sides.staff,
  );
  const file = (await doorOf(office.openness).get('/staff/search/export.csv')).html;
  const [head, ...queries] = readCsv(file.replace(/^\uFEFF/, ''));
  assert.deepEqual(head, ['搜索词', '次数', '找到', '点开']);
  assert.ok(
    queries.some(([query, times]) => query!.endsWith('=HYPERLINK("x")') && !query!.startsWith('=') && times === '3'),
  );
  assert.equal((await doorOf(office.drafter).get('/staff/search/export.xlsx')).status, 403);
});

test('what is written is read again as it was, and words can be kept from being offered', () => {
  assert.deepEqual(read(write(delivered)), { tuning: delivered, errors: {} });
  const denied = [
    { word: '坏', how: 'contains' as const },
    { word: '私', how: 'begins' as const },
    { word: '甲', how: 'is' as const },
  ];
  assert.deepEqual(
    ['很坏的', '私人', '走私', '甲', '甲乙'].map((query) => isDenied(query, denied)),
    [true, true, false, true, false],
  );
  assert.deepEqual(moved(['一', '二', '三'], ['二', '一', '四']), { up: ['二', '四'], out: ['三'] });
});

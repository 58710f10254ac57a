import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readTable } from '../../core/files/text/read-table.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { openPress } from '../../core/publications/test-press.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { addDays, today as todayOf } from '../../platform/time.ts';
import { openTestRequests, type TestRequests, wordsOf } from './test-requests.ts';

let r: TestRequests;
before(async () => {
  r = await openTestRequests(await testDatabase());
});
after(() => r?.close());
const today = todayOf(new Date());

test('移送明细表: what became public in a time and still is, for archives and libraries, to print and as a workbook', async () => {
  const press = openPress(r.t, r.office);
  const { path } = await press.published('关于开放政务公开专区的公告');
  const gone = await press.published('后来撤下的公告');
  await withdraw(r.office.by(r.office.editor), {
    document: gone.document,
    reason: '内容有误',
    kind: 'withdrawn',
  } as never);
  const ask = (query: Record<string, string>) => `?${new URLSearchParams(query)}`;
  const asked = ask({ from: today, to: today, receiver: '区档案馆' });
  const page = wordsOf((await r.clerk.get(`/staff/requests/handover${asked}`)).html);
  assert.match(page, /共 1 件。接收单位：区档案馆/);
  assert.match(page, /关于开放政务公开专区的公告/);
  assert.doesNotMatch(page, /后来撤下的公告/);
  const book = await r.clerk.bytes(`/staff/requests/handover.xlsx${asked}`);
  const [head, first, ...more] = await readTable(book, '移送明细表.xlsx');
  assert.deepEqual(head!.slice(0, 3), ['序号', '索引号', '信息名称']);
  assert.equal(first![2], '关于开放政务公开专区的公告');
  assert.ok(first![7]!.endsWith(path));
  assert.equal(more.length, 0);
  const none = await r.clerk.get(
    `/staff/requests/handover${ask({ from: addDays(today, -9), to: addDays(today, -8), receiver: '馆' })}`,
  );
  assert.match(wordsOf(none.html), /这段时间没有公开的信息/);
  const wrong = await r.clerk.get(
    `/staff/requests/handover${ask({ from: today, to: addDays(today, -1), receiver: '' })}`,
  );
  assert.equal(wrong.status, 422);
  assert.match(wordsOf(wrong.html), /截止日期不能早于开始日期|请填写接收单位/);
  assert.match(
    wordsOf((await r.stranger.get(`/staff/requests/handover${asked}`)).html),
    /共 0 件/,
    'the own units alone',
  );
});

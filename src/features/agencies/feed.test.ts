import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { testDatabase } from '../../platform/test-database.ts';
import { withdrawProfile } from './actions/approve.ts';
import { approveChange, proposeChange } from './actions/change.ts';
import type { ChangeInput } from './rules/changes.ts';
import { openTestAgencies, profileOf, type TestAgencies } from './test-agencies.ts';

let a: TestAgencies;
before(async () => {
  a = await openTestAgencies(await testDatabase());
});
after(() => a.t.close());

interface Entry {
  id: string;
  title: string;
  summary: string;
  link: { '@_href': string };
}

async function read(): Promise<Entry[]> {
  const { status, headers, body } = await a.get('/units/feed.atom');
  assert.equal(status, 200);
  assert.match(headers.get('content-type')!, /^application\/atom\+xml/);
  assert.equal(XMLValidator.validate(body), true);
  const { feed } = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' }).parse(body);
  return feed.entry ?? [];
}
const titles = async () => (await read()).map(({ title }) => title);

const change = (unit: number, more: Partial<ChangeInput>): ChangeInput => ({
  ...{
    unit,
    kind: 'close',
    on: '2026-11-01',
    document: '区机构改革方案 <振委发〔2026〕3号>',
    reason: '机构改革 & 精简',
  },
  ...{ newName: '', newFullName: '', successors: [], handOver: false },
  ...more,
});
const propose = (input: ChangeInput) => proposeChange(a.by(a.people.openness), input);
const carry = async (input: ChangeInput) => {
  const { change: id, hash } = await propose(input);
  await approveChange(a.by(a.people.homeOfficer), { change: id, hash, name: input.newName });
};

test('the feed tells what became of units once the second person agreed, and not before', async () => {
  assert.deepEqual(await read(), []);
  const old = await a.add('culture', '区文化旅游局');
  const [arts, tourism] = [await a.add('arts', '区文化局'), await a.add('tourism', '区旅游局')];
  const { change: id, hash } = await propose(change(old, { kind: 'split', successors: [arts, tourism] }));
  assert.deepEqual(await read(), [], 'a proposal is nobody’s to know');
  await approveChange(a.by(a.people.homeOfficer), { change: id, hash, name: '' });
  await carry(change(arts, { kind: 'rename', newName: '区文化广电局' }));
  const [renamed, split] = await read();
  assert.equal(renamed!.title, '2026年11月1日，“区文化局”更名为“区文化广电局”。');
  assert.match(split!.title, /“区文化旅游局”分设为“区文化(广电)?局、区旅游局”/);
  assert.match(split!.summary, /振委发〔2026〕3号.*机构改革/);
  assert.match(split!.link['@_href'], /\/units\/culture\/$/);
  assert.equal((await a.get('/units/culture/')).status, 200, 'where the entry leads');
  assert.equal(new Set((await read()).map((one) => one.id)).size, 2);
});

test('it tells that leaders are others now, names nobody who left, and nothing of what was withdrawn', async () => {
  const [leader] = profileOf('区教育局').leaders;
  const led = (name: string, more = {}) => profileOf('区教育局', { leaders: [{ ...leader!, name, ...more }] });
  const told = async () => (await titles()).filter((title) => title.includes('区教育局'));
  await a.publish(a.education, led('赵示甲'));
  assert.deepEqual(await told(), ['区教育局领导信息有变动']);
  await a.publish(a.education, led('赵示甲', { phone: '0415-0000019' }));
  assert.equal((await told()).length, 1, 'another telephone is no other leader');
  await a.publish(a.education, led('钱示乙'));
  assert.equal((await told()).length, 2);
  const { body } = await a.get('/units/feed.atom');
  assert.doesNotMatch(body, /赵示甲|钱示乙/);
  assert.match((await a.get('/units/')).body, /href="\/units\/feed.atom"/);
  await withdrawProfile(a.by(a.people.homeOfficer), { unit: a.education, words: '姓名有误' });
  assert.deepEqual(await told(), [], 'no profile is public');
});

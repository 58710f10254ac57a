import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../platform/test-database.ts';
import { agencyDatasets } from './public/datasets.ts';
import { openTestAgencies, profileOf, type TestAgencies } from './test-agencies.ts';

let a: TestAgencies;
before(async () => {
  a = await openTestAgencies(await testDatabase());
});
after(() => a.t.close());

test("a unit without a secrecy officer of its own is cleared by the one of the government's office", async () => {
  await a.publish(a.sports, profileOf('区体育局'));
  assert.match((await a.get('/units/sports/')).body, /主管全区教育工作/);
  assert.match((await a.get('/units/')).body, /区体育局[\s\S]*演示路 10 号/);
});

test("administrators have no part in it, and units do not look into each other's drafts", async () => {
  const system = await a.office.person('系统管理员', a.home, 'system');
  for (const path of ['', '/education', '/education/basic', '/import', '/export/basic.csv', '/education/change'])
    assert.equal((await a.desk(system).get(`/staff/agencies${path}`)).status, 403, path);
  const stranger = a.desk(a.people.stranger);
  const first = await a.publish(a.education, profileOf('区教育局'));
  for (const path of ['/education', '/education/basic', '/education/change', `/revisions/${first}`])
    assert.equal((await stranger.get(`/staff/agencies${path}`)).status, 403, path);
  const list = (await stranger.get('/staff/agencies')).html;
  assert.match(list, /href="\/staff\/agencies\/sports"/);
  assert.doesNotMatch(list, /href="\/staff\/agencies\/education"/);
});

test('a unit tells search engines what its page says, and nothing that was withdrawn', async () => {
  const { body } = await a.get('/units/education/');
  const unit = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)![1]!);
  assert.equal(unit['@type'], 'GovernmentOrganization');
  assert.deepEqual([unit.address, unit.telephone], ['演示路 10 号', '0415-0000010']);
  assert.match(unit.url, /\/units\/education\/$/);
});

test('what units make known of themselves is open data, one list for each table', async () => {
  const lists = await agencyDatasets(a.t.sides.live);
  assert.deepEqual(
    lists.map(({ name }) => name),
    ['units', 'leaders', 'disclosure-catalogue'],
  );
  for (const list of lists) {
    const { rows } = await list.sheet({ origin: '', today: '2026-11-20' });
    assert.ok(rows.length > 0 && list.changedAt, list.name);
  }
});

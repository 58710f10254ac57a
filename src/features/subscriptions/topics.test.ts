import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { By, type Staff } from '../../core/caller.ts';
import { takeBack } from '../../core/proposals/actions/propose.ts';
import { type Proposable, proposable } from '../../core/proposals/proposable.ts';
import { twoPersons } from '../../core/proposals/test-propose.ts';
import { one } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { openTestSubscriptions, type TestSubscriptions } from './test-subscriptions.ts';

let s: TestSubscriptions;
let keeper: Staff;
let two: ReturnType<typeof twoPersons>;
before(async () => {
  s = await openTestSubscriptions(await testDatabase());
  const { office } = s;
  await sql`update organisations.unit set kind = 'office' where id = ${office.otherUnit}`.execute(s.t.sides.staff);
  keeper = await office.person('编排员', office.otherUnit, 'openness');
  const officer: Staff = await office.person('保密员', office.otherUnit, 'secrecy');
  two = twoPersons(s.t.sides.staff, keeper, officer);
  // A topic as the portal declares it, as far as two persons need it.
  proposable({
    kind: 'topic',
    words: '专题',
    titleOf: ({ title }: { title: string }) => title,
    href: (slug: string) => `/topics/${slug}/`,
    offered: async () => null,
    typed: (content: unknown) => content,
    read: (typed: unknown) => ({ ok: true, values: typed, errors: {}, typed }),
    lines: ({ title }: { title: string }) => [title],
    tags: () => [],
  } as unknown as Proposable<unknown>);
});
after(() => s.close());

const publicId = async (document: number): Promise<string> =>
  (
    await one(
      s.t.sides.staff,
      sql<{ id: string }>`select public_id as id from publications.document where id = ${document}`,
    )
  ).id;
const gather = (...documents: string[]) =>
  two.show('topic', 'school', { title: '招生入学', sections: [{ title: '', documents }] });
const titles = async () => {
  await s.digest('at_once');
  return (await s.deliver()).map(({ to, text }) => `${to}: ${text.match(/关于.+?的通知/g)?.join('，')}`);
};

test('whoever follows a topic is told of what comes into it, once, when it does', async () => {
  const old = await publicId(await s.publish('关于招生的通知'));
  await gather(old);
  assert.match((await s.get('/subscriptions/?topic=school')).body, /value="school" selected[^>]*>招生入学/);
  await s.subscribe('parent@mail.example', { topic: 'school' });
  await s.subscribe('all@mail.example');
  assert.deepEqual(await titles(), [], 'what stood there before is no news');

  const later = await publicId(await s.publish('关于转学的通知'));
  assert.deepEqual(await titles(), ['all@mail.example: 关于转学的通知'], 'it is not in the topic yet');
  await gather(old, later);
  await s.digest('at_once');
  const [letter, ...others] = await s.deliver();
  assert.deepEqual(others, [], 'and whoever follows everything is told of it once');
  assert.equal(letter!.to, 'parent@mail.example');
  assert.match(letter!.text, /专题：招生入学[\s\S]*关于转学的通知/);
  assert.doesNotMatch(letter!.text, /关于招生的通知/);
  await gather(later, old);
  assert.deepEqual(await titles(), [], 'another order is no news');
});

test('a wording that nobody agreed to tells nobody, nor does what was taken out again or withdrawn', async () => {
  const [first, second] = [await s.publish('关于考试的通知'), await s.publish('关于学籍的通知')];
  await titles();
  const ids = await Promise.all([first, second].map(publicId));
  const { version } = await two.offer('topic', 'school', {
    title: '招生入学',
    sections: [{ title: '', documents: ids }],
  });
  assert.deepEqual(await titles(), []);
  await takeBack(new By(s.t.sides.staff, keeper), { version });
  await gather(ids[0]!);
  await s.withdraw(first);
  assert.deepEqual(await titles(), []);
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { passwordFits } from '../src/core/people/password.ts';
import { setSecretKey } from '../src/core/people/secret.ts';
import { states } from '../src/core/review/rules.ts';
import { one, rows } from '../src/platform/database.ts';
import { projectRoot } from '../src/platform/root.ts';
import { type TestDatabase, testDatabase } from '../src/platform/test-database.ts';
import { today } from '../src/platform/time.ts';
import { type DemoAccount, loadDemo, zhenxing } from './demo.ts';
import { loadDistrict } from './load.ts';

describe('the demonstration district', () => {
  let db: TestDatabase;
  let accounts: DemoAccount[];
  before(async () => {
    setSecretKey(randomBytes(32));
    db = await testDatabase();
    const folder = zhenxing(projectRoot);
    await loadDistrict(folder, db.sides.staff);
    const began = performance.now();
    accounts = await loadDemo({ folder, staff: db.sides.staff, now: new Date() });
    console.log(`demonstration content in ${Math.round(performance.now() - began)} ms`);
  });
  after(() => db.close());

  it('hands out one account a role with the password that opens it', async () => {
    assert.equal(accounts.length, 13);
    const { account, password } = accounts[0]!;
    const { hash, change } = await one(
      db.sides.staff,
      sql<{ hash: string; change: boolean }>`
        select password_hash as hash, must_change_password as change from people.person where account = ${account}`,
    );
    assert.ok(await passwordFits(password, hash));
    assert.equal(change, false);
    assert.equal(new Set(accounts.map((one) => one.password)).size, accounts.length);
  });

  it('publishes news, notices, policies and what every portal must hold', async () => {
    const shown = await rows(
      db.sides.live,
      sql<{ site_column: string; n: number }>`select site_column, count(*) as n from live.publication group by 1`,
    );
    const of = Object.fromEntries(shown.map((row) => [row.site_column, row.n]));
    assert.deepEqual(of, {
      about: 1,
      affairs: 1,
      annual: 1,
      consultations: 5,
      decisions: 2,
      dialogue: 1,
      enforcement: 9,
      guide: 1,
      inspections: 4,
      hearings: 1,
      interpretations: 5,
      keywork: 2,
      news: 4,
      notices: 5,
      policies: 4,
      rules: 1,
      english: 1,
      services: 12,
      statutory: 1,
    });
  });

  it('has a past: what an older site published stands under its own day, and nothing lies ahead', async () => {
    const days = await rows(
      db.sides.live,
      sql<{ day: string; moved: boolean; round: boolean }>`
        select (listed_at at time zone 'Asia/Shanghai')::date::text as day, first_published_on is not null as moved,
          site_column = 'consultations' as round
        from live.publication order by 1`,
    );
    const now = today(new Date());
    const moved = days.filter((row) => row.moved);
    assert.ok(moved.length >= 15 && new Set(moved.map(({ day }) => day)).size >= 12, `${moved.length} of the past`);
    assert.ok(moved.every(({ day }) => day < now));
    assert.ok(days.filter((row) => !row.moved).every(({ day }) => day === now));
    const wrong = await rows(
      db.sides.live,
      sql<{ title: string }>`
        select publication.title from live.publication
        join live.consultation round on round.id = publication.id
        where publication.listed_at::date > round.opens_on or (round.closes_at < now() and publication.first_published_on is null)`,
    );
    assert.deepEqual(wrong, [], 'an announcement of later than its own round');
  });

  it('links each policy with its interpretation, and marks the replaced one as repealed', async () => {
    const policies = await rows(
      db.sides.live,
      sql<{ validity: string; explained: number; by: string | null }>`
        select validity, validity_by as by, (select count(*) from live.link where kind = 'interprets' and to_id = publication.id) as explained
        from live.publication where site_column = 'policies' order by validity, explained`,
    );
    assert.deepEqual(
      policies.map((row) => [row.validity, row.explained]),
      [
        ['repealed', 1],
        ['valid', 1],
        ['valid', 1],
        ['valid', 2],
      ],
    );
    assert.ok(policies[0]!.by);
  });

  it('leaves a tombstone, a correction and one text in each state of review', async () => {
    const { stones } = await one(db.sides.live, sql<{ stones: number }>`select count(*) as stones from live.tombstone`);
    assert.equal(stones, 2);
    const second = await rows(
      db.sides.live,
      sql<{ note: string | null }>`select change_note as note from live.publication where edition = 2`,
    );
    assert.equal(second.filter(({ note }) => /更正为/.test(note ?? '')).length, 1);
    const found = await rows(db.sides.staff, sql<{ state: string }>`select distinct state from review.submission`);
    const missing = Object.keys(states).filter((state) => !found.some((row) => row.state === state));
    assert.deepEqual(missing, ['openness', 'signoff']);
  });
});

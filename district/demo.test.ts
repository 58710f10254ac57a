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
      consultations: 3,
      decisions: 2,
      dialogue: 1,
      enforcement: 8,
      guide: 1,
      inspections: 2,
      hearings: 1,
      interpretations: 4,
      keywork: 2,
      news: 4,
      notices: 5,
      policies: 3,
      rules: 1,
      english: 1,
      services: 12,
      statutory: 1,
    });
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
        ['valid', 2],
      ],
    );
    assert.ok(policies[0]!.by);
  });

  it('leaves a tombstone, a correction and one text in each state of review', async () => {
    const { stones } = await one(db.sides.live, sql<{ stones: number }>`select count(*) as stones from live.tombstone`);
    assert.equal(stones, 2);
    const corrected = await one(
      db.sides.live,
      sql<{ change_note: string }>`select change_note from live.publication where edition = 2`,
    );
    assert.match(corrected.change_note, /更正为/);
    const found = await rows(db.sides.staff, sql<{ state: string }>`select distinct state from review.submission`);
    const missing = Object.keys(states).filter((state) => !found.some((row) => row.state === state));
    assert.deepEqual(missing, ['openness', 'signoff']);
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { listBulletins } from './core/bulletins/queries.ts';
import { coveredBefore } from './core/bulletins/rules/mask.ts';
import { readBulletin } from './core/bulletins/rules/read.ts';
import { shapeOf } from './core/bulletins/rules/shapes.ts';
import { projectRoot } from './platform/root.ts';
import { type BulletinOffice, bulletinOffice, wordsOf } from './test-bulletins.ts';

// What another government published, brought in as it lies beside the project (never a part of it), read, drafted, cleared and public.

const shared = join(projectRoot, '..', 'shared', 'data', 'inputs', 'enforcement');
const skip = existsSync(shared) ? false : 'no ../shared/data here';
const names = skip ? [] : readdirSync(shared).filter((name) => name.endsWith('.txt'));
const expected = (name: string) =>
  JSON.parse(readFileSync(join(shared, name.replace('.txt', '.expected.json')), 'utf8'));

let o: BulletinOffice;
before(async () => {
  if (!skip) o = await bulletinOffice();
});
after(() => o?.close());

const all = () => listBulletins(o.db, null, { waiting: false, page: 1, perPage: 50 });

type Told = Record<string, unknown> & {
  names?: string[];
  outcomes?: Record<string, number>;
  decisions?: { number: string; party: string; decidedOn: string; fine: number | null; warning: boolean }[];
};

/** Every fact of an expectation, as it is said of what was read. */
async function factsOf(name: string) {
  const row = (await all()).find((one) => one.name === name)!;
  const reading = readBulletin(row.text, row.told);
  const shape = shapeOf(reading, row.told.shape)!;
  const told = shape.values(reading) as Told;
  const [decision] = told.decisions ?? [];
  const page = wordsOf((await o.desk(o.drafter).get(`/staff/bulletins/${row.id}`)).html);
  return {
    row,
    shape,
    page,
    said: {
      inBody: told.inBody,
      count: told.count,
      rows: told.count,
      deadlines: reading.deadlines.map(({ on }) => on),
      issuedOn: reading.issuedOn,
      date: reading.inspectedOn,
      basis: reading.basis[0]?.number,
      inspectors: reading.inspectors,
      objects: told.names,
      outcomes: told.outcomes,
      outcome: reading.outcome,
      classes: told.classes,
      attachments: reading.attachments.map(({ name: file }) => file),
      officersMasked: coveredBefore(row.text) > 0,
      docNumber: decision?.number,
      party: decision?.party,
      fine: decision?.fine,
      warning: decision?.warning,
      decidedOn: decision?.decidedOn,
      publicFrom: told.publicFrom,
      publicTo: told.publicTo,
    } as Record<string, unknown>,
  };
}

test('eight notices of another government come in at once, each for the room that it belongs to', {
  skip,
}, async () => {
  const sent = await o.bring(names.map((name) => ({ name, text: readFileSync(join(shared, name)) })));
  assert.match(sent.location!, /kept=8&known=0/);
  for (const name of names) {
    const { shape } = await factsOf(name);
    const want = name.startsWith('ss-plan') ? 'plan' : name.startsWith('ss-result') ? 'result' : 'notice';
    assert.equal(shape.name, want, name);
  }
  const again = await o.bring(names.map((name) => ({ name, text: readFileSync(join(shared, name)) })));
  assert.match(again.location!, /kept=0&known=8/);
});

test('everything that is expected of each is read', { skip }, async () => {
  let looked = 0;
  for (const name of names) {
    const { said, page, row } = await factsOf(name);
    for (const [fact, want] of Object.entries(expected(name))) {
      looked += 1;
      if (fact === 'file') assert.equal(row.name, want);
      else if (fact === 'warn') assert.match(page, /标题缺少季度数.*姓名和持证编号或身份证号已经隐去/);
      else if (fact === 'fineRaw') assert.match(row.text, new RegExp(String(want)));
      else if (fact === 'attachments') matchFiles(said.attachments as string[], want as number | string[]);
      else assert.deepEqual(said[fact], want, `${name}: ${fact}`);
    }
  }
  assert.ok(looked > 35, `only ${looked} facts were looked at`);
});

/** Their number, or for each a name or the end of one. */
function matchFiles(found: string[], want: number | string[]): void {
  if (typeof want === 'number') assert.equal(found.length, want);
  else
    assert.deepEqual(
      found.map((name, at) => name.endsWith(want[at]!)),
      want.map(() => true),
    );
}

test('what is only in an attachment is said, of the plan and of each result and permit that has no list', {
  skip,
}, async () => {
  for (const name of names)
    if (expected(name).inBody === false) assert.match((await factsOf(name)).page, /只在附件中，附件没有提供/, name);
});

test('all of them are drafted, cleared by one review and public with their first day and nobody named', {
  skip,
}, async () => {
  const ids = (await all()).map(({ id }) => String(id));
  assert.equal((await o.desk(o.drafter).post('/staff/bulletins/draft', { id: ids, _key: 'all' })).status, 303);
  await o.publishAll((await all()).map(({ edition }) => edition!));
  for (const name of names) {
    const row = (await all()).find((one) => one.name === name)!;
    const { words, status } = await o.visit(row.path!);
    assert.equal(status, 200);
    assert.match(words, /原发布日期/);
    assert.equal(
      (await o.house.app.request(new URL(row.told.address!).pathname)).status,
      301,
      'the old address leads here',
    );
    for (const target of (expected(name).objects as string[] | undefined) ?? []) assert.ok(words.includes(target));
  }
});

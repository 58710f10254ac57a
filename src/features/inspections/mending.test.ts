import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { reveal } from '../../core/draws/actions/draw.ts';
import { tamper } from '../../core/draws/test-draws.ts';
import { one } from '../../platform/database.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { correctResults } from './actions/correct-results.ts';
import { drawUpResults } from './actions/result.ts';
import { followUp } from './actions/visit.ts';
import { countMending } from './queries/mending.ts';
import { type Matrix, openMatrix } from './test-matrix.ts';

// 问题整改: a problem has a day by which it is mended, the desk says when that went by, and a result that was published as 整改中
// is corrected when it is done: a new edition through review, with the day of the check and the day of the mending.

const today = dayOf(new Date());
let m: Matrix;
let draw: number;
let document: number;
let places: Awaited<ReturnType<Matrix['teams']>>;
before(async () => {
  m = await openMatrix();
  const plan = await m.plan('01');
  await m.o.publish(plan.edition);
  draw = await m.sample(plan.document, '01');
  await m.o.drawn(draw);
  places = (await m.teams(draw)).slice(0, 2);
  for (const place of places) await m.visited(draw, place);
  await reveal(m.o.by(m.o.drafter), { draw });
  const made = await drawUpResults(m.o.by(m.o.drafter), { draw });
  document = made.document;
  await m.o.publish(made.edition);
});
after(() => m?.close());

const [mendOne, mendNone] = [0, 1];
const mend = (at: number, done: boolean) =>
  followUp(m.o.by(places[at]!.first), { draw, target: places[at]!.target, done, note: '复查情况。' });

test('the desk of the unit says what should have been mended by now', async () => {
  assert.deepEqual(await countMending(m.o.db, [m.o.unit], today), { count: 2, late: 0, soon: 0 });
  assert.deepEqual(await countMending(m.o.db, [m.o.otherUnit], today), { count: 0, late: 0, soon: 0 });
  const late = `update inspections.visit set mend_by = '${addDays(today, -1)}' where target = '${places[mendNone]!.target}'`;
  await tamper(m.o.house.t, late);
  assert.deepEqual(await countMending(m.o.db, null, today), { count: 2, late: 1, soon: 0 });
  const { html } = await m.o.desk(m.o.drafter).get('/staff/inspections?state=late');
  assert.match(html, new RegExp(`超期 ${addDays(today, -1)}`));
});

test('a result is corrected when something was mended since, not before', async () => {
  await assert.rejects(correctResults(m.o.by(m.o.drafter), { document }), /没有新完成的整改/);
  await mend(mendOne, false);
  await assert.rejects(correctResults(m.o.by(m.o.drafter), { document }), /没有新完成的整改/);
  await mend(mendOne, true);
  const { html } = await m.o.desk(m.o.drafter).get('/staff/inspections');
  assert.match(html, /已公布为“整改中”的 1 户已经整改/);
  assert.doesNotMatch((await m.o.desk(m.o.stranger).get('/staff/inspections')).html, /已公布为“整改中”/);
  await assert.rejects(correctResults(m.o.by(m.o.stranger), { document }), /没有|NotFound/);
  const { status } = await m.o.desk(m.o.drafter).post(`/staff/inspections/results/${document}/correct`, {});
  assert.equal(status, 303);
  await assert.rejects(correctResults(m.o.by(m.o.drafter), { document }), /已有一版正在修改/);
  assert.doesNotMatch((await m.o.desk(m.o.drafter).get('/staff/inspections')).html, /更正整改情况/);
});

test('the correction goes through review and tells both days and why', async () => {
  const key = places[mendOne]!.target;
  assert.doesNotMatch((await m.o.visit(`/inspections/results/?q=${key}`)).words, /已整改/);
  const { edition } = await m.latest(document);
  await m.o.publish(edition);
  const { words } = await m.o.visit(`/inspections/results/?q=${key}`);
  assert.match(words, new RegExp(`不合格 已整改（ ?${today} 完成） ${today}`));
  assert.match((await m.o.visit(`/inspections/results/?q=${places[mendNone]!.target}`)).words, /不合格 整改中/);
  const { path } = await one(
    m.o.db,
    sql<{ path: string }>`select path from publications.address where document = ${document} and current`,
  );
  assert.match(
    (await m.o.visit(path)).words,
    new RegExp(`整改情况更新：1 户的问题已整改（最后一项于 ?${today} 完成）`),
  );
  const { body } = await m.o.visit(`/inspections/results.json?q=${key}`);
  const [row] = (JSON.parse(body) as { results: { on: string; mendedOn: string }[] }).results;
  assert.deepEqual([row?.on, row?.mendedOn], [today, today]);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { reveal } from '../../core/draws/actions/draw.ts';
import { approveSubstitution, substitute } from '../../core/draws/actions/substitute.ts';
import { getDraw, listOutcomes, listSubstitutions } from '../../core/draws/queries/draws.ts';
import { teamsOf } from '../../core/draws/rules/substitute.ts';
import { tamper } from '../../core/draws/test-draws.ts';
import { one } from '../../platform/database.ts';
import { dayOf } from '../../platform/time.ts';
import { approveAssignment, assign } from './actions/assign.ts';
import { record } from './actions/visit.ts';
import { csv, inspectorHeads } from './test-inspections.ts';
import { type Hand, type Matrix, openMatrix, strangers } from './test-matrix.ts';

// Recusals can leave a team that the draw's own order cannot fill: then somebody is assigned by one, agreed to by another, and the
// public reads who and why beside the draw, whose result stays what the seed gave.

let m: Matrix;
let draw: number;
let target: string;
let left: Staff;
let other: Staff;
let otherId: string;
before(async () => {
  m = await openMatrix();
  const plan = await m.plan('01');
  await m.o.publish(plan.edition);
  draw = await m.sample(plan.document, '01');
  await m.o.drawn(draw);
  target = (await m.teams(draw))[0]!.target;
  other = await m.o.person('外援某', m.o.otherUnit, 'drafter');
  const account = await m.o.accountOf(other);
  const lines = [
    ['W1', '外援某', '综合', '2099-12-31', '', account, ''],
    ['W2', '旧证某', '综合', '2020-12-31', '', '', ''],
    ['W3', '亲属某', '综合', '2099-12-31', target, '', ''],
  ];
  await m.o.bring('inspector', csv(inspectorHeads, lines), m.o.otherUnit);
  otherId = await idOf('W1');
});
after(() => m?.close());

const idOf = async (key: string) =>
  (await one(m.o.db, sql<{ id: string }>`select 'P' || id as id from inspections.entry where key = ${key}`)).id;
const team = async () => teamsOf((await listOutcomes(m.o.db, draw)).at(-1)!.result).get(target)!;
const path = () => `/staff/inspections/tasks/${draw}/${target}`;
const asking = (change: Partial<Parameters<typeof assign>[1]> = {}) => ({
  ...{ draw, target, inspector: otherId, reason: '本单位其余人员都须回避' },
  ...change,
});

test('nobody is assigned while the draw itself can fill the team', async () => {
  await assert.rejects(assign(m.o.by(m.o.drafter), asking()), /人数已够/);
});

test('after the recusals: nobody who stood back, is related or whose certificate is over, and never without a reason', async () => {
  const gone: string[] = [];
  while ((await team()).length === 2) {
    const [inspector] = await team();
    await substitute(m.o.by(m.o.drafter), { draw, target, inspector: inspector!, reason: '与对象有利害关系' });
    const asked = (await listSubstitutions(m.o.db, draw)).find(({ version }) => version === null)!;
    await approveSubstitution(m.o.by(m.o.reviewer), { draw, substitution: asked.id });
    gone.push(inspector!);
  }
  assert.equal(gone.length, 3);
  left = (await m.teams(draw)).find((one) => one.target === target)!.first;
  assert.match((await m.o.desk(m.o.drafter).get(path())).html, /检查组还缺 1 人.*外援某/s);
  assert.match((await m.o.desk(m.o.drafter).get('/staff/inspections?state=all')).html, /缺 1 人/);
  await assert.rejects(assign(m.o.by(m.o.drafter), asking({ inspector: gone[0]! })), /已经回避/);
  await assert.rejects(assign(m.o.by(m.o.drafter), asking({ inspector: (await team())[0]! })), /已经在这个检查组里/);
  for (const key of ['W2', 'W3'])
    await assert.rejects(assign(m.o.by(m.o.drafter), asking({ inspector: await idOf(key) })), /证件.*有效、不需要回避/);
  await assert.rejects(assign(m.o.by(m.o.drafter), asking({ reason: ' ' })), /写明指派的理由/);
});

test('each door of it × every hand: asked by a keeper, agreed to by another person, once', async () => {
  const try_ = async (suffix: string, fields: Record<string, string>, may: Hand[]) => {
    for (const hand of strangers.filter((one) => !may.includes(one))) {
      const before_ = await m.print();
      const status = await m.post(hand === 'nobody' ? null : m.people.get(hand)!, `${path()}${suffix}`, fields);
      assert.ok([401, 403, 404, 409, 422].includes(status), `${suffix} by ${hand}: ${status}`);
      assert.equal(await m.print(), before_, `${suffix} by ${hand} changed something`);
    }
  };
  const fields = { inspector: otherId, assignReason: '本单位其余人员都须回避' };
  await try_('/assign', fields, ['drafter', 'editor']);
  await try_('/assign/1', {}, []);
  assert.equal(await m.post(m.people.get('drafter')!, `${path()}/assign`, fields), 303);
  const { id } = await one(m.o.db, sql<{ id: number }>`select id from draws.assignment`);
  await try_('/assign', fields, []); // the place is asked for
  await try_(`/assign/${id}`, {}, ['reviewer', 'openness']);
  const both = await m.o.person('两职某', m.o.unit, 'drafter', 'reviewer');
  await tamper(m.o.house.t, `update draws.assignment set by = ${both.person}`);
  await assert.rejects(approveAssignment(m.o.by(both), { draw, target, assignment: id }), /须由另一人同意/);
  const results = [{ matter: 'JC-02', kind: '合格' as const, found: '' }];
  const visit = { draw, target, visitedOn: dayOf(new Date()), results };
  await assert.rejects(record(m.o.by(other), visit), /您不在这个检查组里/);
  assert.equal(await m.post(m.people.get('reviewer')!, `${path()}/assign/${id}`, {}), 303);
  await try_(`/assign/${id}`, {}, []);
  await assert.rejects(sql`update draws.assignment set approved_at = now()`.execute(m.o.db), /agreed to once/);
});

test('the assigned one enters and signs as one of the team', async () => {
  await m.visited(draw, { target, first: other, second: left });
  assert.match((await m.o.desk(other).get(path())).html, /外援某（已签名）/);
});

test('the public reads who was assigned and why beside the draw, and the draw can still be checked', async () => {
  const { number } = await getDraw(m.o.db, draw);
  assert.doesNotMatch((await m.o.visit(`/draws/${number}`)).words, /外援某/);
  await reveal(m.o.by(m.o.drafter), { draw });
  const { words } = await m.o.visit(`/draws/${number}`);
  assert.match(words, new RegExp(`另行指派的人员.*${target} 外援某（ ?区政府办公室 ?） 本单位其余人员都须回避`));
  assert.ok(!(await m.o.visit(`/draws/${number}/bundle.json`)).body.includes('外援某'), 'it is no part of the draw');
});

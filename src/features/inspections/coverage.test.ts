import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { reveal } from '../../core/draws/actions/draw.ts';
import { readCsv } from '../../platform/spreadsheet.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { drawUpResults } from './actions/result.ts';
import { followUp } from './actions/visit.ts';
import { certificateOf } from './rules/registers.ts';
import { csv, inspectorHeads, year } from './test-inspections.ts';
import { type Matrix, openMatrix } from './test-matrix.ts';

// 抽查情况 in public: only what is revealed and cleared counts, every object once; and certificates that end are pointed out.

let m: Matrix;
before(async () => {
  m = await openMatrix();
});
after(() => m?.close());

const overview = '/inspections/overview/';
const sheet = async (name: string) =>
  readCsv((await m.o.visit(`${overview}${name}.csv`)).body.replace(/^\ufeff/, '').trimEnd()).slice(1);

test('a year without a plan says so, and an address of another year is none', async () => {
  assert.match((await m.o.visit(overview)).words, /这一年还没有公布抽签结果和检查结果/);
  assert.equal((await m.o.visit(`${overview}?year=1999`)).status, 404);
});

test('findings by matter and coverage by class and unit: nothing before the reveal, then every object once', async () => {
  const plan = await m.planOf(year, '01', '02');
  await m.o.publish(plan.edition);
  const draws = [await m.sample(plan.document, '01'), await m.sample(plan.document, '02')];
  for (const draw of draws) await m.o.drawn(draw);
  assert.deepEqual(await sheet('classes'), []);
  const [one, two] = await m.teams(draws[0]!);
  for (const place of [one!, two!]) await m.visited(draws[0]!, place);
  await followUp(m.o.by(one!.first), { draw: draws[0]!, target: one!.target, done: true, note: '已改。' });
  for (const draw of draws) await reveal(m.o.by(m.o.drafter), { draw });
  const { edition } = await drawUpResults(m.o.by(m.o.drafter), { draw: draws[0]! });
  assert.deepEqual(await sheet('matters'), [], 'drafted results are not counted');
  await m.o.publish(edition);
  assert.deepEqual(await sheet('matters'), [['特种设备安全', '2', '2', '1']]);
  // Forty objects, two draws of all of them: the closed one is in no draw, and nobody is counted twice.
  assert.deepEqual(await sheet('classes'), [
    ['A', '16', '16', '100'],
    ['B', '8', '8', '100'],
    ['C', '8', '8', '100'],
    ['D', '8', '7', '87.5'],
  ]);
  assert.deepEqual(await sheet('units'), [['区住房城乡建设局', '40', '39', '97.5', '2', '2']]);
  const { words, status } = await m.o.visit(overview);
  assert.equal(status, 200);
  assert.match(words, /特种设备安全 （ ?检查 2 次，已整改 1 次 ?） 特种设备安全 2/);
  assert.match(words, /检查事项 检查次数 发现问题 已整改 特种设备安全 2 2 1/, 'the table says of how many');
  assert.equal((await m.o.visit(`${overview}units.xlsx`)).status, 200);
  assert.deepEqual(JSON.parse((await m.o.visit(`${overview}matters.json`)).body), [
    { 检查事项: '特种设备安全', 检查次数: 2, 发现问题: 2, 已整改: 1 },
  ]);
  const { html } = await m.o.desk(m.o.drafter).get('/staff/inspections/overview');
  assert.match(html, /检查人员抽取是否均匀/);
});

test('certificates that are over or end soon are counted and marked, those of people who left are not', async () => {
  const today = dayOf(new Date());
  const soon = addDays(today, 60);
  const row = (key: string, name: string, expiresOn: string, leftOn = '') => [
    key,
    name,
    '综合',
    expiresOn,
    '',
    '',
    leftOn,
  ];
  const lines = [
    row('c1', '临期员', soon),
    row('c2', '不急员', addDays(soon, 1)),
    row('c3', '已离员', '2020-01-01', '2021-01-01'),
  ];
  await m.o.bring('inspector', csv(inspectorHeads, lines));
  const desk = m.o.desk(m.o.drafter);
  const all = (await desk.get('/staff/inspections/registers/inspector')).html;
  assert.match(all, /证件已过期 1 人，60 日内到期 1 人/);
  const { html } = await desk.get('/staff/inspections/registers/inspector?expiring=');
  for (const name of ['临期员', '证过期']) assert.match(html, new RegExp(name));
  for (const name of ['不急员', '已离员']) assert.doesNotMatch(html, new RegExp(name));
  assert.equal(certificateOf({ expiresOn: today }, today, soon), 'soon', 'it holds on its last day');
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Staff } from '../../core/caller.ts';
import { reveal } from '../../core/draws/actions/draw.ts';
import { approveSubstitution, substitute } from '../../core/draws/actions/substitute.ts';
import { getDraw, listOutcomes, listSubstitutions } from '../../core/draws/queries/draws.ts';
import { parsePool } from '../../core/draws/rules/parse.ts';
import { teamsOf } from '../../core/draws/rules/substitute.ts';
import { abandon } from '../../core/publications/actions/draft.ts';
import { withdraw } from '../../core/publications/actions/withdraw.ts';
import { getEdition, getLatestEdition } from '../../core/publications/queries.ts';
import { submit } from '../../core/review/actions/submit.ts';
import { one, rows } from '../../platform/database.ts';
import { projectRoot } from '../../platform/root.ts';
import { readCsv } from '../../platform/spreadsheet.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { openPlan, putBatch } from './actions/plan.ts';
import { drawUpResults } from './actions/result.ts';
import { drawBatch } from './actions/sample.ts';
import { followUp, record, sign } from './actions/visit.ts';
import { listPools } from './queries/overview.ts';
import { batch, bringLibraries, type InspectingOffice, objects, testOffice, year } from './test-inspections.ts';

// One list and two libraries, a plan that is cleared, a draw that anybody can check, visits signed by two, results on the portal.

let o: InspectingOffice;
before(async () => {
  o = await testOffice();
  inspectors = [o.drafter, o.colleague, o.reviewer, o.editor];
  await bringLibraries(o, inspectors);
});
after(() => o?.close());

const today = dayOf(new Date());
let plan: { document: number; edition: number };
let sample: { draw: number; number: string };
let inspectors: Staff[];
let target: string;
let published: number;

const by = (who: Staff, key?: string) => o.by(who, key);
const teams = async () => teamsOf((await listOutcomes(o.db, sample.draw)).at(-1)!.result);
/** The members of staff of a team, in its order. */
async function teamOf(of: string): Promise<Staff[]> {
  const ids = (await teams()).get(of)!;
  const found = await rows(
    o.db,
    sql<{ id: string; person: number }>`
      select 'P' || entry.id as id, person.id as person from inspections.entry
      join people.person on person.account = entry.fields ->> 'account'`,
  );
  return ids.map((id) => inspectors.find(({ person }) => person === found.find((one) => one.id === id)!.person)!);
}

test('a plan without batches is no plan, a batch keeps its year, and nothing is drawn from what is not cleared', async () => {
  plan = await openPlan(by(o.drafter), { unit: o.unit, year });
  await assert.rejects(openPlan(by(o.drafter), { unit: o.unit, year }), /本单位已有/);
  const sent = { editions: [plan.edition], urgent: false, urgentReason: '', channels: ['portal'] };
  await assert.rejects(submit(by(o.drafter), sent), /计划里还没有批次/);
  const put = async (change: Parameters<typeof batch>[0]) => {
    const { revision } = await getEdition(o.db, plan.edition);
    return putBatch(by(o.drafter), { edition: plan.edition, base: revision, batch: batch(change), gone: '' });
  };
  await assert.rejects(put({ toOn: `${year + 1}-01-01` }), /年内/);
  await assert.rejects(put({ matters: ['JC-99'] }), /抽查事项清单里没有 JC-99/);
  await put({});
  await put({ code: '02', title: '燃气经营企业再抽查' });
  const staging = o.staging();
  await assert.rejects(
    drawBatch(by(o.drafter), { document: plan.document, batch: '01', staging, reason: '' }),
    /年度计划还没有公布/,
  );
  assert.doesNotMatch((await o.visit('/inspections/')).words, /燃气/);
  await o.publish(plan.edition);
  const { words, status } = await o.visit('/inspections/');
  assert.equal(status, 200);
  assert.match(words, /01 燃气经营企业抽查 A 类 10%，B 类 20%，C 类 50%，D 类 100%.*尚未抽签.*本月无/);
});

test('a batch is drawn from the registers: closed objects are left out, expired certificates are not in the list', async () => {
  const input = { document: plan.document, batch: '01', staging: o.staging(), reason: '' };
  await assert.rejects(drawBatch(by(o.stranger), input), /没有|不存在|找不到|NotFound/);
  const { draw } = await drawBatch(by(o.drafter, 'draw-1'), input);
  assert.deepEqual(await drawBatch(by(o.drafter, 'draw-1'), input), { draw });
  await assert.rejects(drawBatch(by(o.drafter), input), /还在进行/);
  await assert.rejects(drawBatch(by(o.drafter), { ...input, batch: '02' }), /同一事项的另一次抽签.*还没有抽取/);
  sample = { draw, number: await o.drawn(draw) };
  const pool = parsePool((await getDraw(o.db, draw)).pool!).pool!;
  assert.deepEqual(pool.exclusions, [{ target: objects[39]![0], reason: 'CLOSED' }]);
  assert.equal(pool.inspectors.length, 4, 'the expired certificate is not drawn from');
  const drawn = [...(await teams()).keys()];
  const classes = new Map(pool.targets.map(({ id, stratum }) => [id, stratum]));
  assert.equal(drawn.filter((id) => classes.get(id) === 'D').length, 7, 'all of D but the closed one');
  assert.ok([...(await teams()).values()].every((team) => new Set(team).size === 2));
  target = drawn[0]!;
  await assert.rejects(drawBatch(by(o.drafter), input), /已经抽过一次.*请写明理由/);
});

test('who must stand back after the draw is replaced without a new seed, and enters nothing', async () => {
  const [gone] = await teamOf(target);
  const [id] = (await teams()).get(target)!;
  await substitute(by(o.drafter), { draw: sample.draw, target, inspector: id!, reason: '与对象负责人有亲属关系' });
  const [asked] = await listSubstitutions(o.db, sample.draw);
  await approveSubstitution(by(o.reviewer), { draw: sample.draw, substitution: asked!.id });
  assert.ok(!(await teams()).get(target)!.includes(id!));
  await assert.rejects(record(by(gone!), recorded()), /由抽中的检查人员录入，您不在这个检查组里/);
});

const recorded = (change: Partial<Parameters<typeof record>[1]> = {}) => ({
  draw: sample.draw,
  target,
  visitedOn: today,
  results: [{ matter: 'JC-01', kind: '发现问题已责令改正' as const, found: '安全出口堵塞。' }],
  ...change,
});

test('what was found is signed by two, on the same words, once however often it arrives', async () => {
  const [first, second] = await teamOf(target);
  await assert.rejects(record(by(first!), recorded({ visitedOn: addDays(today, 1) })), /在今天以后/);
  await assert.rejects(record(by(first!), recorded({ visitedOn: addDays(today, -1) })), /在抽取以前/);
  await assert.rejects(record(by(first!), recorded({ results: [] })), /每个检查事项选一个结果/);
  const path = `/staff/inspections/tasks/${sample.draw}/${target}`;
  const form = {
    visitedOn: today,
    'kind.JC-01': '发现问题已责令改正',
    'found.JC-01': '安全出口堵塞。',
    _key: 'phone-1',
  };
  const wrong = await o.desk(first!).post(path, { ...form, 'kind.JC-01': '' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.html, /请选择“燃气经营安全”的检查结果。.*安全出口堵塞。/s);
  for (const turn of [1, 2]) {
    const { status, location } = await o.desk(first!).post(path, form);
    assert.deepEqual([status, location], [303, `${path}?done=recorded`], String(turn));
  }
  const { hash, signed } = await one(
    o.db,
    sql<{ hash: string; signed: number }>`
      select hash, (select count(*)::int from inspections.signature) as signed from inspections.visit`,
  );
  assert.equal(signed, 1);
  await assert.rejects(sign(by(first!), { draw: sample.draw, target, seen: hash }), /您已经签名/);
  await assert.rejects(sign(by(second!), { draw: sample.draw, target, seen: 'old' }), /又有改动/);
  await sign(by(second!), { draw: sample.draw, target, seen: hash });
  await assert.rejects(record(by(first!), recorded()), /两名检查人员都已签名，不能再改/);
  await assert.rejects(
    sql`update inspections.visit set hash = ${'0'.repeat(64)}`.execute(o.db),
    /signed by two|permission denied/,
  );
});

test('results go through review, and not before the draw is revealed', async () => {
  await assert.rejects(drawUpResults(by(o.drafter), { draw: sample.draw }), /请先公布抽签结果/);
  await reveal(by(o.drafter), { draw: sample.draw });
  const [first] = await teamOf(target);
  await followUp(by(first!), { draw: sample.draw, target, done: true, note: '复查时安全出口已经畅通。' });
  const dropped = await drawUpResults(by(o.drafter), { draw: sample.draw });
  await assert.rejects(drawUpResults(by(o.drafter), { draw: sample.draw }), /还没有新的/);
  await abandon(by(o.drafter), { edition: dropped.edition, reason: '退回重新起草' });
  const { document, edition, visits } = await drawUpResults(by(o.drafter), { draw: sample.draw });
  assert.equal(visits, 1);
  await assert.rejects(drawUpResults(by(o.drafter), { draw: sample.draw }), /还没有新的/);
  assert.doesNotMatch((await o.visit('/inspections/results/')).words, /演示商行/);
  assert.doesNotMatch((await o.visit(`/draws/${sample.number}`)).words, /检查结果/);
  await o.publish(edition);
  published = document;
  const { content } = await getLatestEdition(o.db, document);
  assert.doesNotMatch(content.body, /安全出口/, 'what was found in detail stays inside');
  const name = objects.find(([key]) => key === target)![1]!;
  const { words } = await o.visit(`/inspections/results/?q=${encodeURIComponent(name)}`);
  assert.match(
    words,
    new RegExp(
      `${name} 燃气经营安全 发现问题已责令改正 已整改（ ?${today} 完成） ${today} 区住房城乡建设局 ${sample.number}`,
    ),
  );
  const sorted = await o.visit(`/inspections/results/?year=${today.slice(0, 4)}&sort=name&order=descending`);
  assert.match(sorted.body, /<th[^>]*aria-sort="descending"[^>]*><a href="[^"]*sort=name&amp;order=ascending"/);
  assert.match(sorted.body, /<input type="hidden" name="sort" value="name"/, 'a filter keeps the order');
  const whole = await o.visit('/inspections/results/?sort=name&order=descending');
  assert.match(whole.body, /href="\/inspections\/results\.csv\?sort=name&amp;order=descending"/);
  const sheet = readCsv((await o.visit('/inspections/results.csv')).body.replace(/^\ufeff/, ''));
  assert.deepEqual(sheet[1]?.slice(0, 2), [target, name]);
  assert.deepEqual(sheet[0]?.slice(6, 8), ['检查实施日期', '抽查检查结果']);
  assert.match((await o.visit('/inspections/')).words, new RegExp(`尚未抽签|${sample.number}`));
});

const linked = () => `/inspections/results/?q=${target}&draw=${sample.number}`;

test('beside each object that was drawn stands what was found there, or that nothing is public yet', async () => {
  const { body, words } = await o.visit(`/draws/${sample.number}`);
  const href = linked().replaceAll('&', '&amp;');
  assert.match(words, /检查人员 检查结果/);
  assert.ok(body.includes(`<a href="${href}">发现问题已责令改正、已整改<`), href);
  assert.equal(words.match(/还没有公布/g)?.length, (await teams()).size - 1);
  assert.match(body, /results\/\?draw=[^"]*">这次抽签已公布的全部检查结果</);
  assert.match((await o.visit(linked())).words, /共 1 项/);
  assert.match((await o.visit(`/inspections/results/?draw=${sample.number}`)).words, /共 1 项/);
  assert.match((await o.visit('/inspections/results/?draw=ZX-1999-001')).words, /没有符合条件/);
});

test('plan and result lead to the draw behind them, and to its check', async () => {
  const pathIn = async (page: string) =>
    /href="(\/inspections\/\d{6}\/[^"]+)"/.exec((await o.visit(page)).body)?.[1] ?? '';
  for (const page of [linked(), '/inspections/']) {
    const { body, words } = await o.visit(await pathIn(page));
    assert.match(words, new RegExp(`公开抽签 ${sample.number} \\d{4} 年随机抽查：燃气经营企业抽查 自己验证`), page);
    assert.ok(body.includes(`href="/draws/${sample.number}#check"`));
  }
});

test('a citizen verifies the draw of the batch with the single file', async () => {
  const { verify } = (await import(`${projectRoot}/bin/verify-draw.mjs`)) as {
    verify(bundle: unknown): [string, boolean][];
  };
  const { body } = await o.visit(`/draws/${sample.number}/bundle.json`);
  const checks = verify(JSON.parse(body));
  assert.deepEqual(
    checks.filter(([, holds]) => !holds),
    [],
  );
  assert.ok(checks.some(([what]) => what.includes('第 1 次更换')));
});

test('the same ordinary matter is not looked at twice in a year at one object', async () => {
  const { draw } = await drawBatch(by(o.drafter), {
    document: plan.document,
    batch: '02',
    staging: o.staging(),
    reason: '',
  });
  const before = new Set((await teams()).keys());
  const { list } = await getDraw(o.db, draw);
  const limited = new Set([...list.matchAll(/^exclude (\S+) FREQ-LIMIT$/gm)].map((match) => match[1]!));
  assert.deepEqual(limited, before);
});

test('an inspector who is suspended between draw and visit enters nothing until somebody takes the place', async () => {
  const other = [...(await teams()).keys()].find((key) => key !== target)!;
  const [gone] = await teamOf(other);
  await bringLibraries(o, inspectors, gone);
  await assert.rejects(
    record(by(gone!), recorded({ target: other })),
    /执法证件在检查当天已过期或者停用，请先在抽签里更换检查人员/,
  );
});

test('the desk shows what is due, and the overview how far the checks have come', async () => {
  const { html } = await o.desk(o.drafter).get('/staff/inspections?state=all');
  assert.match(html, new RegExp(objects.find(([key]) => key === target)![1]!));
  const overview = await o.desk(o.drafter).get('/staff/inspections/overview');
  assert.equal(overview.status, 200);
  assert.match(overview.html, /检查人员抽取是否均匀/);
  const [pool] = await listPools(o.db, [sample.draw]);
  assert.deepEqual([pool?.ids.length, pool?.places], [4, 2 * (await teams()).size]);
  assert.equal((await o.desk(o.drafter).get(`/staff/inspections/tasks/${sample.draw}/nobody`)).status, 404);
});

test('what is withdrawn is nowhere linked from the draw at once', async () => {
  assert.match((await o.visit(`/draws/${sample.number}`)).body, /results\/\?q=/, 'as it stands in memory');
  await withdraw(o.by(o.openness), { document: published, kind: 'withdrawn', reason: '结果有误，核实后重新公布' });
  const { body, words } = await o.visit(`/draws/${sample.number}`);
  assert.doesNotMatch(body, /inspections\/results/);
  assert.doesNotMatch(words, /检查结果/);
});

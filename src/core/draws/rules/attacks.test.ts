import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limit, statistics, theory, uniform, weighted } from '../test-statistics.ts';
import { vectorPool } from '../test-vectors.ts';
import { beaconValue } from './beacon.ts';
import { readList, whyNotList } from './list.ts';
import { parsePool } from './parse.ts';
import { type Pool, poolText } from './pool.ts';
import { drawFrom, sampleSize } from './select.ts';

const text = poolText(vectorPool('sha256'));
const seed = Buffer.alloc(32, 3);
const said = (changed: string) => parsePool(changed).problems.map(({ line, words }) => `${line} ${words}`);

test('a pool says with the line and a sentence what is wrong in it', () => {
  const wrong: [string, RegExp][] = [
    [text.replace('target A002 A 1', 'target A001 A 1'), /^10 对象编号 A001 与第 9 行重复/],
    [text.replace('target A002 A 1', 'target A|2 A 1'), /^10 “A\|2”不能作编号/],
    [text.replace('target A002 A 1', 'target A002\n A 1'), /^10 应写成“target 编号 层代码 权重”/],
    [text.replace('target A002 A 1', 'target A００２ A 1'), /^10 “A００２”不能作编号/],
    [text.replace('target A002 A 1', 'target A002 A 0'), /^10 权重应是 1 到 1000 的整数/],
    [text.replace('target A002 A 1', 'target A002 A -1'), /^10 权重应是/],
    [text.replace('target A002 A 1', 'target A002 A 99999'), /^10 权重应是.*“99999”/],
    [text.replace('target A002 A 1', 'target A002 A 01'), /^10 权重应是.*前面不加 0/],
    [text.replace('target A002 A 1', 'target A002 X 1'), /^10 没有定义层 X/],
    [text.replace('target A002 A 1', 'target  A002 A 1'), /^10 应写成/],
    [text.replace('target A002 A 1', 'tarjet A002 A 1'), /^10 不认识“tarjet/],
    [text.replace('stratum A 500 1', 'stratum A 10001 1'), /^6 比例应是 0 到 10000/],
    [text.replace('exclude A003 CLOSED', 'exclude A999 CLOSED'), /名单里没有对象 A999/],
    [text.replace('conflict D001 P02', 'conflict D001 P99'), /名单里没有人员 P99/],
    [
      text.replace('target A001 A 1\ntarget A002 A 1', 'target A002 A 1\ntarget A001 A 1'),
      /^9 这一行没有按字节顺序排列/,
    ],
    [text.replace('alg sha256', 'alg md5'), /^2 第二行应是/],
    [text.replace('team 2', 'team ２'), /^4 第四行应是/],
    [text.replace('ZXDRAW-1', 'ZXDRAW-2'), /^1 第一行应是/],
    [text.replaceAll('\n', '\r\n'), /^1 行尾有回车符/],
    [`\ufeff${text}`, /BOM/],
    [text.slice(0, -1), /最后一行后面缺少换行符/],
    [`${text}stratum Z 1 1\n`, /stratum 行应排在 conflict 行之前/],
  ];
  for (const [changed, expected] of wrong) {
    assert.notEqual(changed, text, String(expected));
    assert.match(said(changed)[0] ?? '', expected);
  }
  assert.deepEqual(said(text), []);
});

test('what is drawn does not depend on the order in which a list was typed', () => {
  const pool = vectorPool('sm3');
  const turned: Pool = { ...pool, targets: pool.targets.toReversed(), inspectors: pool.inspectors.toReversed() };
  assert.deepEqual(drawFrom(turned, seed), drawFrom(pool, seed));
  assert.equal(poolText(turned), poolText(pool));
});

test('sample sizes are whole numbers, rounded up, never more than there are', () => {
  const size = (eligible: number, rate: number, min: number) => sampleSize({ rate, min }, eligible);
  assert.deepEqual(
    [
      size(11, 500, 1),
      size(0, 10_000, 5),
      size(7, 2500, 1),
      size(200_000, 1, 0),
      size(3, 0, 9),
      size(10_001, 1, 0),
      size(9, 0, 0),
    ],
    [1, 0, 2, 20, 3, 2, 0],
  );
});

test('everybody in conflict: the team is short, and nobody in conflict is taken', () => {
  const pool = vectorPool('sha256');
  const conflicts = pool.inspectors.map(({ id }) => ({ target: 'D001', inspector: id, reason: 'KIN' }));
  const { teams } = drawFrom({ ...pool, conflicts }, seed);
  assert.deepEqual(
    teams.find(({ target }) => target === 'D001'),
    { target: 'D001', inspectors: [], capUsed: 4, short: true },
  );
  assert.ok(teams.filter(({ target }) => target !== 'D001').every(({ short }) => !short));
});

test('a cap that cannot be met is raised by one for that target alone, and beyond that the team is short', () => {
  const pool = { ...vectorPool('sha256'), conflicts: [], cap: 2 };
  const load = new Map<string, number>();
  for (const { inspectors, capUsed, short } of drawFrom(pool, seed).teams) {
    for (const id of inspectors) {
      assert.ok((load.get(id) ?? 0) < capUsed);
      load.set(id, (load.get(id) ?? 0) + 1);
    }
    assert.equal(short, false);
  }
  const relaxed = drawFrom(pool, seed).teams.filter(({ capUsed }) => capUsed === 3);
  assert.ok(relaxed.length > 0, '7 targets of 2 need 14 visits, and 6 inspectors of 2 have 12');
  const tight = drawFrom({ ...pool, cap: 1 }, seed).teams;
  assert.ok(tight.at(-1)!.short, '6 inspectors with at most 2 each cannot do 14 visits');
  assert.ok([...tight].every(({ capUsed }) => capUsed <= 2));
});

test('a substitution brings the next in order and no other seed', () => {
  const pool = vectorPool('sha256');
  const before = drawFrom(pool, seed);
  const { target, inspectors } = before.teams[0]!;
  const gone = { target, inspector: inspectors[0]! };
  const after = drawFrom(pool, seed, [gone]);
  assert.deepEqual(after.drawn, before.drawn);
  assert.equal(after.teams[0]!.inspectors[0], inspectors[1]);
  assert.ok(!after.teams[0]!.inspectors.includes(gone.inspector));
  assert.deepEqual(drawFrom(pool, seed, [gone]), after);
});

test('the value of an event is taken in one written form, and refused with a sentence in every other', () => {
  assert.deepEqual(beaconValue('SSQ', '2026123', '03-09-14-21-27-33+12'), {
    value: '2026123:03-09-14-21-27-33+12',
  });
  assert.deepEqual(beaconValue('SSQ', '2026123', '2026123:03-09-14-21-27-33+12'), {
    value: '2026123:03-09-14-21-27-33+12',
  });
  assert.deepEqual(beaconValue('SSE-CLOSE', '2026-10-29', '3345.67'), { value: '2026-10-29:3345.67' });
  const refused: [Parameters<typeof beaconValue>, RegExp][] = [
    [['SSQ', '2026123', '０３-09-14-21-27-33+12'], /请用半角字符：写“03-09/],
    [['SSQ', '2026123', '3-9-14-21-27-33+12'], /个位数前补一个 0/],
    [['SSQ', '2026123', '09-03-14-21-27-33+12'], /从小到大/],
    [['SSQ', '2026123', '03-03-14-21-27-33+12'], /不能重复/],
    [['SSQ', '2026123', '03-09-14-21-27-34+12'], /红球应在 01 到 33/],
    [['SSQ', '2026123', '03-09-14-21-27-33+17'], /蓝球应在 01 到 16/],
    [['SSQ', '2026123', '2026124:03-09-14-21-27-33+12'], /方案公布的是“2026123”/],
    [['SSE-CLOSE', '2026-10-29', '03345.67'], /前面不要补 0/],
    [['SSE-CLOSE', '2026-10-29', '3,345.67'], /不加逗号/],
    [['SSE-CLOSE', '2026-10-29', '3345.6'], /小数点后两位/],
    [['SSE-CLOSE', '2026-10-29', '３３４５．６７'], /请用半角字符：写“3345.67”/],
    [['DRAND', '5430000', 'AB'.repeat(32)], /字母小写/],
  ];
  for (const [[source, event, typed], words] of refused) {
    const read = beaconValue(source, event, typed);
    assert.match('error' in read ? read.error : '', words);
  }
});

test('a plain list gets numbers, keeps its own, and says which lines are the same', () => {
  const list = readList('甲公司\n\nK9 乙公司\n丙公司', 2);
  assert.deepEqual(
    list.members.targets.map(({ id }) => id),
    ['001', 'K9', '003'],
  );
  assert.deepEqual(
    [...list.names],
    [
      ['001', '甲公司'],
      ['K9', '乙公司'],
      ['003', '丙公司'],
    ],
  );
  assert.deepEqual(whyNotList(list, 0, 0), []);
  assert.match(whyNotList(readList('甲公司\n甲公司', 1), 0, 0)[0]!, /第 2 行：与第 1 行同名/);
  assert.match(whyNotList(readList('A1 甲\nA1 乙', 1), 0, 0)[0]!, /第 2 行：对象编号 A1 与第 1 行重复/);
  assert.match(whyNotList(readList('', 1), 0, 0)[0]!, /名单是空的/);
  assert.match(whyNotList(readList('甲', 0), 0, 0)[0]!, /每一层都抽 0 个/);
});

test('a list with strata says which stratum is empty, and when there are fewer inspectors than a team', () => {
  const list = 'stratum A 500 1\nstratum B 500 1\ntarget T1 A 1\ninspector P1 U\nname T1 某某店';
  assert.match(whyNotList(readList(list, 0), 0, 0).join(), /层 B 里没有对象.*请填写每组人数/);
  assert.match(whyNotList(readList(list, 0), 2, 1).join(), /每组要 2 人，名单里只有 1 名人员/);
  assert.match(whyNotList(readList(`${list}\nname T9 没有`, 0), 0, 0).join(), /name 行里的编号 T9 不在名单里/);
});

for (const kind of ['uniform', 'weighted'] as const)
  test(`${kind} strata are drawn as often as theory says: χ² of the first pick and inclusion over 60,000 seeds`, () => {
    const { turns, chi, shares, weights } = statistics(60_000, { uniform, weighted }[kind]);
    assert.ok(chi < limit, `χ² = ${chi} on 6 degrees of freedom, the 99.9 % limit is ${limit}`);
    for (const [at, seen] of shares.entries()) {
      const expected = theory[kind](weights[at]!);
      const spread = 4 * Math.sqrt((expected * (1 - expected)) / turns);
      assert.ok(Math.abs(seen - expected) < spread, `${at}: ${seen} against ${expected}`);
    }
  });

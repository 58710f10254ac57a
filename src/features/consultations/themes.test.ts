import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveComment } from './actions/comment.ts';
import { nameTheme } from './actions/themes.ts';
import { split } from './actions/treat.ts';
import { findThemes } from './parse/themes.ts';
import { listComments } from './queries/comments.ts';
import { listPoints } from './queries/points.ts';
import { suggestThemes } from './rules/themes.ts';
import { type ConsultationsOffice, testOffice } from './test-round.ts';

let o: ConsultationsOffice;
before(async () => {
  o = await testOffice();
});
after(() => o.close());

const letters = [
  '建议周末也供应午餐',
  '希望周末供应午餐，孩子没地方吃饭',
  '小区停车位太少',
  '停车位不够用，要增加停车位',
  '请检查食品安全',
];

test('points in like words are put together, each in one group, the same at every time', () => {
  const said = letters.map((text, id) => ({ id, text }));
  const found = suggestThemes(said);
  assert.deepEqual(
    found.map(({ points }) => [...points].sort()),
    [
      [0, 1],
      [2, 3],
    ],
  );
  for (const { label, points } of found)
    assert.ok(
      points.some((at) => letters[at]!.includes(label)),
      label,
    );
  assert.deepEqual(suggestThemes(said), found);
  assert.deepEqual(suggestThemes([]), []);
});

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test('five thousand points find their groups on a thread of their own, while pages go on', async () => {
  const matters = [
    '周末午餐',
    '老年补贴',
    '停车位',
    '食品安全',
    '夜间噪声',
    '电梯维修',
    '公交线路',
    '儿童活动',
    '垃圾分类',
    '充电桩',
  ];
  const below = chance(7);
  const noise = (length: number) => Array.from({ length }, () => String.fromCharCode(0x4e00 + below(2500))).join('');
  const said = Array.from({ length: 5000 }, (_, id) => ({
    id,
    text: `${noise(10)}，建议增加${matters[id % matters.length]}的数量，${noise(20)}`,
  }));
  const found = (await findThemes(said))!;
  assert.ok(found, 'it came to an end');
  const large = found.filter(({ points }) => points.length > 100);
  assert.ok(large.length >= 8, `only ${large.length} of ten matters were found`);
  for (const { points } of large)
    assert.equal(new Set(points.map((id) => id % matters.length)).size, 1, 'no two matters in one group');
  const grouped = found.flatMap(({ points }) => points);
  assert.equal(new Set(grouped).size, grouped.length, 'a point stands once');
});

test('a suggestion groups nothing until a person confirms it, and names exactly what was ticked', async () => {
  const stage = await o.open();
  for (const body of letters)
    await leaveComment(o.by('system'), {
      ...{ publication: stage.id, clause: null, body, kind: 'person' as const, minor: false, files: [] },
      person: () => ({ name: '', email: '', phone: '' }),
      place: () => body,
    });
  for (const { textKey, body } of await listComments(o.db, stage.round))
    await split(o.by(o.drafter), { round: stage.round, textKey, points: [{ body, theme: '' }] });
  const path = `/staff/consultations/rounds/${stage.round}/themes`;
  const desk = o.desk(o.drafter);
  const page = await desk.get(path);
  assert.equal(page.status, 200);
  const words = page.html.replaceAll('<wbr/>', '');
  for (const sentence of letters.slice(0, 4)) assert.ok(words.includes(sentence), sentence);
  assert.deepEqual([...new Set((await listPoints(o.db, stage.round)).map(({ theme }) => theme))], ['']);

  const [one, two] = await listPoints(o.db, stage.round);
  const empty = await desk.post(path, { theme: '', group: 's0', point: String(one!.id) });
  assert.deepEqual([empty.status, /请给这个主题起个名称/.test(empty.html)], [422, true]);
  assert.equal(
    (await desk.post(path, { theme: '周末供餐', group: 's0', point: [String(one!.id), String(two!.id)] })).status,
    303,
  );
  const themes = async () => (await listPoints(o.db, stage.round)).map(({ theme }) => theme);
  assert.deepEqual(await themes(), ['周末供餐', '周末供餐', '', '', '']);
  await nameTheme(o.by(o.drafter), { round: stage.round, theme: '', points: [two!.id] });
  assert.deepEqual(await themes(), ['周末供餐', '', '', '', '']);

  const other = await o.open();
  await assert.rejects(
    nameTheme(o.by(o.drafter), { round: other.round, theme: '别处', points: [one!.id] }),
    /重新归纳过/,
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareTexts, differs, type Part } from './diff.ts';

const side = (parts: Part[], without: Part['kind']) =>
  parts
    .filter((part) => part.kind !== without)
    .map((part) => part.text)
    .join('');

test('one changed character in a paragraph is marked and the rest of the paragraph is not', () => {
  const parts = compareTexts('第一条　总则。\n自3月1日起施行。\n完。', '第一条　总则。\n自5月1日起施行。\n完。');
  assert.deepEqual(parts, [
    { kind: 'same', text: '第一条　总则。\n自' },
    { kind: 'removed', text: '3' },
    { kind: 'added', text: '5' },
    { kind: 'same', text: '月1日起施行。\n完。' },
  ]);
});

test('equal texts differ in nothing', () => {
  assert.equal(differs(compareTexts('甲\n乙', '甲\n乙')), false);
  assert.equal(differs(compareTexts('', '')), false);
});

test('a new paragraph is one addition', () => {
  const parts = compareTexts('甲段。\n丙段。', '甲段。\n乙段是新的。\n丙段。');
  assert.deepEqual(
    parts.filter((part) => part.kind !== 'same'),
    [{ kind: 'added', text: '乙段是新的。\n' }],
  );
});

test('both texts can be read out of a comparison, whatever was changed', () => {
  const pool = ['各街道办事处', '汤池镇人民政府', '负责', '\n', '公开', '𠮷', '。', '9月13日'];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 200; round += 1) {
    const text = () => Array.from({ length: next(14) }, () => pool[next(pool.length)]).join('');
    const [before, after] = [text(), text()];
    const parts = compareTexts(before, after);
    // A line end at the very end may be the comparison's own.
    assert.ok(
      [
        before,
        `${before}
`,
      ].includes(side(parts, 'added')),
    );
    assert.ok(
      [
        after,
        `${after}
`,
      ].includes(side(parts, 'removed')),
    );
  }
});

test('two huge texts that share nothing are compared without searching for ever', () => {
  const began = performance.now();
  const parts = compareTexts(
    '甲'.repeat(200_000),
    Array.from({ length: 200_000 }, (_, at) => (at % 2 ? '乙' : '\n')).join(''),
  );
  assert.ok(differs(parts));
  assert.ok(performance.now() - began < 10_000);
});

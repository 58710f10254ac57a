import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { prepareWords } from './rules/words.ts';
import { deliveredWords, findAll, hostile, lookAtBody, manyWords, seededPage } from './test-page.ts';

/** Expressions that may meet a whole text: a set of single characters, and an entity between & and ; of bounded length. */
const wholeTexts = ['[\\u00a0', '&(?:#'];
const bound = 200;

const counted = { signs: 0, expressions: 0, longest: '' };
const { exec } = RegExp.prototype;
const { charCodeAt, slice, indexOf } = String.prototype;

before(() => {
  RegExp.prototype.exec = function (text: string) {
    counted.expressions += 1;
    if (text.length > bound && !wholeTexts.some((source) => this.source.startsWith(source)))
      counted.longest = this.source;
    return exec.call(this, text);
  };
  String.prototype.charCodeAt = function (at: number) {
    counted.signs += 1;
    return charCodeAt.call(this, at);
  };
  String.prototype.slice = function (from?: number, to?: number) {
    const part = slice.call(this, from, to);
    counted.signs += part.length;
    return part;
  };
  String.prototype.indexOf = function (wanted: string, from?: number) {
    const at = indexOf.call(this, wanted, from);
    counted.signs += (at < 0 ? this.length : at) - (from ?? 0);
    return at;
  };
});
after(() => {
  RegExp.prototype.exec = exec;
  Object.assign(String.prototype, { charCodeAt, slice, indexOf });
});

/** Characters looked at and expressions tried by a piece of work; counted, not timed. */
function steps(work: () => void): { signs: number; expressions: number } {
  Object.assign(counted, { signs: 0, expressions: 0, longest: '' });
  work();
  assert.equal(counted.longest, '', `an expression met more than ${bound} characters`);
  return { signs: counted.signs, expressions: counted.expressions };
}

const list = prepareWords([...deliveredWords(), ...manyWords(2000)]);

for (const [name, text] of Object.entries(hostile)) {
  test(`ten times as much hostile text takes about ten times as many steps: ${name}`, () => {
    for (const look of [(part: string) => findAll(part, list), (part: string) => lookAtBody(part, list)]) {
      const once = steps(() => look(text(6000)));
      const ten = steps(() => look(text(60_000)));
      assert.ok(ten.signs <= 11 * once.signs + 5000, `${once.signs} → ${ten.signs} characters`);
      assert.ok(ten.expressions <= 11 * once.expressions + 500, `${once.expressions} → ${ten.expressions} expressions`);
      assert.ok(once.signs > 0);
    }
  });
}

test('a page with findings takes steps in proportion to its length, and no more with ten times the words', () => {
  const page = seededPage(10_000);
  const delivered = prepareWords(deliveredWords());
  const few = steps(() => lookAtBody(page, delivered));
  const many = prepareWords([...deliveredWords(), ...manyWords(10_000)]);
  assert.ok(steps(() => lookAtBody(page, many)).signs < 1.5 * few.signs);
  assert.ok(few.signs < 100 * page.length, `${few.signs} characters looked at`);
});

test('the counting notices work that grows with the square', () => {
  const square = (text: string) => {
    for (let at = 0; at < text.length; at += 1) text.slice(at);
  };
  const once = steps(() => square('a'.repeat(100)));
  assert.ok(steps(() => square('a'.repeat(1000))).signs > 50 * once.signs);
  assert.throws(() => steps(() => /a$/.test('a'.repeat(bound + 1))), /met more than/);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { delivered } from '../rules/delivered.ts';
import { understand } from '../rules/understand.ts';
import type { Text } from './entry.ts';
import { explain } from './explain.ts';
import { weightsFor } from './find.ts';
import { bestOf, candidates } from './rank.ts';
import { openStore } from './store.ts';

const today = '2026-01-01';
const signs = Array.from({ length: 220 }, (_, n) => String.fromCodePoint(0x4e00 + n * 61));

/** Numbers that are the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Signs as language has them: few stand everywhere, many are rare. */
function textOf(next: () => number, length: number): string {
  return Array.from({ length }, () => signs[Math.floor(signs.length * next() ** 3)]!).join('');
}

const known = (id: string, head: string, body: string): Text => ({
  ...{ id, mark: id, title: head, kind: 'news', kindWords: '要闻', unit: 'office', unitName: '办公室', column: 'news' },
  ...{
    topic: null,
    year: 2026,
    validity: null,
    validUntil: null,
    publicUntil: null,
    listedAt: 0,
    rank: 0,
    number: null,
  },
  ...{ head, body },
});

describe('the hundred best of a question', () => {
  const next = dice(7);
  const store = openStore();
  const ids = Array.from({ length: 5000 }, (_, n) => `t${n}`);
  for (const id of ids) store.put(known(id, textOf(next, 8), textOf(next, 20 + Math.floor(120 * next()))));
  for (const id of ids.filter((_, n) => n % 11 === 0)) store.remove(id);
  const left = ids.filter((_, n) => n % 11 !== 0);
  const words = { ...delivered, synonyms: [{ from: signs[3]! + signs[4]!, to: [signs[70]! + signs[71]!] }] };
  const ask = (text: string, fits: (id: string) => boolean = () => true) => {
    const asked = { ...understand(text, words), asks: true };
    const weights = weightsFor(asked);
    const { found } = candidates(store.corpus(), { ...asked, weights, question: true, fits: ({ id }) => fits(id) });
    return { found: found.map(({ entry, score }) => [entry.id, score.toPrecision(6)]), asked };
  };
  /** The same from the score of every text, each worked out for itself. */
  const every = ({ asked }: ReturnType<typeof ask>, fits: (id: string) => boolean = () => true) => {
    const all = left.filter(fits).map((id) => {
      const { weighed, share } = explain(store, asked, id, today)!;
      return { id, score: Math.fround(share * Math.fround(weighed.reduce((sum, one) => sum + one.score, 0))) };
    });
    all.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return all
      .slice(0, bestOf)
      .filter(({ score }) => score >= all[0]!.score * 0.2)
      .map(({ id, score }) => [id, score.toPrecision(6)]);
  };

  it('is what every list walked through to its end would give', () => {
    for (let n = 0; n < 8; n += 1) {
      const question = `${textOf(next, 6 + 3 * n)}吗`;
      const answer = ask(question);
      assert.deepEqual(answer.found, every(answer), question);
    }
  });

  it('is that too where a word is said in other words, and where few fit', () => {
    const question = `${textOf(next, 12)}${signs[3]}${signs[4]}${textOf(next, 5)}吗`;
    const answer = ask(question);
    assert.equal(answer.asked.forms.length, 2);
    assert.deepEqual(answer.found, every(answer));
    const few = (id: string) => id.endsWith('7');
    const fewer = ask(question, few);
    assert.deepEqual(fewer.found, every(fewer, few));
    assert.ok(fewer.found.every(([id]) => few(id!)));
  });
});

import { cut_for_search as cutForSearch } from 'jieba-wasm';
import { findIn } from '../src/core/search/engine/find.ts';
import { openStore } from '../src/core/search/engine/store.ts';
import { plain } from '../src/core/search/rules/letters.ts';
import type { Answered, Doc, Query } from './search-quality.ts';

// BM25 with the same weights and the same code over words cut by jieba, instead of signs and pairs: each word stands as one
// of letters.

const asWord = (word: string) => `w${Buffer.from(word).toString('hex')}`;
const words = (text: string) =>
  cutForSearch(plain(text), true)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map(asWord)
    .join(' ');

const shape = {
  ...{ mark: '', kind: '', kindWords: '', unit: '', unitName: '', column: '', topic: null, year: 2026, validity: null },
  ...{ validUntil: null, publicUntil: null, listedAt: 0, rank: 1, number: null },
};

/** The answers of the baseline, a hundred for each query. */
export function answerByJieba(docs: Doc[], queries: Query[]): Answered[] {
  const store = openStore();
  for (const { id, title, text } of docs) store.put({ ...shape, id, title: '', head: words(title), body: words(text) });
  const wanted = { filter: {}, sort: 'best' as const, limit: 100, offset: 0, today: '2026-01-01' };
  return queries.map(({ id, text }) => {
    const began = performance.now();
    const asked = { typed: text, text: words(text), forms: [{ text: words(text), share: 1 }], phrases: [], asks: true };
    const ids = findIn(store, asked, null, wanted).hits.map(({ entry }) => entry.id);
    return { query: id, ids, took: performance.now() - began };
  });
}

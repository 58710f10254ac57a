import type { ResultsReader } from '../../../core/draws/rules/homes.ts';
import { resultsHref } from '../pages/results.tsx';
import { listResultsOfDraw } from '../queries/live.ts';
import { foundWords, queryOf } from '../rules/result.ts';

/** What became of the objects that a draw chose: beside each of them on the page of the draw. */
export const drawResults: ResultsReader = {
  head: '检查结果',
  // A result is a document of the unit that drew: its coming, correction and withdrawal bear the unit's tag.
  shows: ({ unitSlug }) => [`unit:${unitSlug}`],
  async read(live, draw) {
    const found = foundWords(await listResultsOfDraw(live, draw));
    if (found.size === 0) return null;
    const hrefOf = (q?: string) => resultsHref + queryOf({ ...(q ? { q } : {}), draw });
    return {
      of: new Map([...found].map(([key, words]) => [key, { words, href: hrefOf(key) }])),
      all: { label: '这次抽签已公布的全部检查结果', href: hrefOf() },
    };
  },
};

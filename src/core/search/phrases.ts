import type { PublicDb } from '../../platform/database.ts';
import { listTexts } from './queries/live.ts';
import { holdsPhrases, isOrdered } from './rules/phrases.ts';

/** The texts of so many are read; what comes behind them by its score is not found. */
export const mostRead = 200;

/** Which of these texts have the phrases word after word: the index knows pairs of neighbours, their order is in the text. */
export async function holding(live: PublicDb, phrases: string[], ids: string[]): Promise<Set<string>> {
  const ordered = phrases.filter(isOrdered);
  const found = new Set<string>();
  for (let from = 0; from < ids.length; from += 50)
    for (const { id, head, names, body } of await listTexts(live, ids.slice(from, from + 50)))
      if (holdsPhrases([head, names, body].join('\n'), ordered)) found.add(id);
  return found;
}

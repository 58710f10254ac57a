import type { PublicDb } from '../../platform/database.ts';
import { dayOf } from '../../platform/time.ts';
import { getWords } from './queries/words.ts';
import { searchOf } from './search.ts';

/** Which of these public texts a saved search finds: the same that its page would show as found, and not what fits in part. */
export const savedSearch = async (live: PublicDb, typed: string, ids: string[]): Promise<string[]> =>
  searchOf(live).among({ typed, today: dayOf(new Date()), words: await getWords(live) }, ids);

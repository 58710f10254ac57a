import { sql } from 'kysely';
import { one, type Reads, rows } from '../../../platform/database.ts';
import { type Level, type Levels, levelsWith } from '../rules/catalogue.ts';
import { prepareWords, type Word, type WordList } from '../rules/words.ts';

export type { Levels };

/** The word list in force, made ready. */
export interface CurrentList {
  version: number;
  /** Another for every list of every installation. */
  stamp: string;
  /** With which fingerprints are made (checks.key). */
  key: Buffer;
  words: WordList;
}

let known: CurrentList | null = null;

/** The newest word list; made ready once and kept until there is a newer one. */
export async function loadList(db: Reads): Promise<CurrentList> {
  const { version, stamp, key } = await one(
    db,
    sql<{ version: number; stamp: string; key: Buffer }>`
      select version, stamp::text as stamp, (select value from checks.key) as key
      from checks.list_version
      order by version desc
      limit 1`,
  );
  if (known?.stamp === stamp && known.key.equals(key)) return known;
  const words = await listWordsAt(db, version);
  known = { version, stamp, key, words: prepareWords(words) };
  return known;
}

/** Every entry that stood in the list of a version. */
export const listWordsAt = (db: Reads, version: number): Promise<Word[]> =>
  rows(
    db,
    sql<Word>`
      select id, kind, word, before, after, suggestion, note
      from checks.word
      where from_version <= ${version} and (until_version is null or until_version > ${version})
      order by id`,
  );

/** How much each check weighs in this district. */
export async function loadLevels(db: Reads): Promise<Levels> {
  const set = await rows(
    db,
    sql<{ check: string; level: Level }>`select check_name as check, level from checks.setting`,
  );
  return levelsWith(Object.fromEntries(set.map(({ check, level }) => [check, level])));
}

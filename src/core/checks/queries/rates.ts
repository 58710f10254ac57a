import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import type { Word, WordKind } from '../rules/words.ts';

/** What became of everything a check or a word pointed out; each passage of a document counts once. */
export interface Rate {
  name: string;
  seen: number;
  /** Gone from a later revision, and nobody had said that it should stay. */
  mended: number;
  needed: number;
  falseAlarms: number;
}

/** Every passage with what became of it; what was said last counts. */
const outcomes = sql`
  select sighting.check_name, sighting.word,
    said.verdict,
    said.verdict is null and sighting.last_revision < (
      select max(revision.id)
      from publications.edition
      join publications.revision on revision.edition = edition.id
      where edition.document = sighting.document) as mended
  from checks.sighting
  left join lateral (
    select acceptance.verdict
    from checks.acceptance
    where acceptance.document = sighting.document and acceptance.fingerprint = sighting.fingerprint
    order by acceptance.id desc
    limit 1) said on true`;

const counts = sql`
  count(*)::int as seen,
  count(*) filter (where outcome.mended)::int as mended,
  count(*) filter (where outcome.verdict = 'needed')::int as needed,
  count(*) filter (where outcome.verdict = 'false_alarm')::int as "falseAlarms"`;

/** By check. */
export const listRates = (db: Reads): Promise<Rate[]> =>
  rows(
    db,
    sql<Rate>`select outcome.check_name as name, ${counts} from (${outcomes}) outcome group by outcome.check_name`,
  );

export interface WordRow extends Word, Omit<Rate, 'name'> {
  total: number;
}

export interface WordSearch {
  kind: WordKind | '';
  words: string;
  page: number;
  perPage: number;
}

/** The list in force with the rates of its words, those with most false alarms first; a word keeps its rates when its entry is changed. */
export const listWords = (db: Reads, { kind, words, page, perPage }: WordSearch): Promise<WordRow[]> =>
  rows(
    db,
    sql<WordRow>`
      with rate as (
        select entry.word, ${counts}
        from (${outcomes}) outcome
        join checks.word entry on entry.id = outcome.word
        group by entry.word)
      select word.id, word.kind, word.word, word.before, word.after, word.suggestion, word.note,
        coalesce(rate.seen, 0) as seen, coalesce(rate.mended, 0) as mended, coalesce(rate.needed, 0) as needed,
        coalesce(rate."falseAlarms", 0) as "falseAlarms", (count(*) over ())::int as total
      from checks.word
      left join rate on rate.word = word.word and word.kind <> 'allow'
      where word.until_version is null
        and (${kind} = '' or word.kind = ${kind})
        and (${words} = '' or strpos(word.before || word.word || word.after, ${words}) > 0 or strpos(word.suggestion, ${words}) > 0)
      order by coalesce(rate."falseAlarms", 0) desc, coalesce(rate.seen, 0) desc, word.word collate "C", word.id
      limit ${perPage} offset ${(page - 1) * perPage}`,
  );

export interface VersionRow {
  version: number;
  what: string;
  person: string | null;
  at: Date;
  words: number;
}

/** The versions of the list, newest first, with how many entries stood in each. */
export const listVersions = (db: Reads): Promise<VersionRow[]> =>
  rows(
    db,
    sql<VersionRow>`
      select list_version.version, list_version.what, person.name as person, list_version.set_at as at,
        (select count(*) from checks.word
          where from_version <= list_version.version
            and (until_version is null or until_version > list_version.version))::int as words
      from checks.list_version
      left join people.person on person.id = list_version.set_by
      order by list_version.version desc
      limit 100`,
  );

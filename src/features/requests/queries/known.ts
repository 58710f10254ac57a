import { sql } from 'kysely';
import { getWords } from '../../../core/search/queries/words.ts';
import { searchOf } from '../../../core/search/search.ts';
import { type PublicDb, rows } from '../../../platform/database.ts';

/** Something public that may already be what somebody asks for. */
export interface Known {
  path: string;
  title: string;
  unitName: string;
  /** YYYY-MM-DD */
  on: string;
}

/** Finds what is public already for the words of an application; the house's search, unless another is put in its place (`index.ts`). */
export type FindKnown = (live: PublicDb, words: string, today: string) => Promise<Known[]>;

const most = 5;
/** What has less of the words asked for is something else, and only makes people open it in vain. */
const least = 0.6;

export const findKnown: FindKnown = async (live, words, today) => {
  const typed = words.trim().slice(0, 100);
  if (!typed) return [];
  const question = {
    typed,
    today,
    words: await getWords(live),
    filter: {},
    sort: 'best',
    limit: most,
    offset: 0,
    least,
  } as const;
  const { hits } = await searchOf(live).find(question);
  return listKnown(
    live,
    hits.map(({ entry }) => entry.id),
  );
};

const listKnown = (live: PublicDb, ids: string[]): Promise<Known[]> =>
  rows(
    live,
    sql<Known>`
      select publication.path, publication.title, publication.unit_name as "unitName",
        to_char(coalesce(publication.first_published_on::timestamp, publication.first_published_at at time zone 'Asia/Shanghai'),
          'YYYY-MM-DD') as "on"
      from unnest(${ids}::text[]) with ordinality wanted (id, place)
      cross join lateral (select * from live.publication where live.publication.id = wanted.id offset 0) publication
      order by wanted.place`,
  );

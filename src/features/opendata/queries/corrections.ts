import { sql } from 'kysely';
import { type PublicDb, rows } from '../../../platform/database.ts';

export interface Correction {
  path: string;
  title: string;
  note: string | null;
  at: Date;
}

const most = 10;

/** What was corrected after publication among the pages of a list, newest first; few. */
export const listCorrections = (live: PublicDb, paths: string[]): Promise<Correction[]> =>
  rows(
    live,
    sql<Correction>`
      select publication.path, publication.title, version.change_note as note, version.from_at as at
      from live.version
      join live.publication on publication.id = version.id
      where version.edition > 1 and publication.path = any(${paths})
      order by version.from_at desc
      limit ${most}`,
  );

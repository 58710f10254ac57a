import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import type { GroundInput } from '../ground-rules.ts';

export interface GroundRow extends GroundInput {
  /** How many revisions name it: it can be changed and not be taken away. */
  uses: number;
}

/** The exemption list in the office's order. */
export const listGrounds = (db: Reads): Promise<GroundRow[]> =>
  rows(
    db,
    sql<GroundRow>`
      select code, words, article, mandatory, position,
        (select count(*) from publications.revision where revision.ground = ground.code) as uses
      from review.ground
      order by position, code collate "C"`,
  );

import { sql } from 'kysely';
import { type PublicDb, rows } from '../../../platform/database.ts';

/** What became of a text, or of the document that it interprets. */
export interface Succession {
  /** 文号 or title of what replaced or repealed it. */
  successor?: string | null;
  /** How: the kind of the link from there, null where only the fact was recorded. */
  successorKind?: string | null;
  /** Of an interpretation: the state of its document, null while one that it interprets is in force. */
  interpretedValidity?: string | null;
}

interface Listed {
  id: string;
  validity: string;
  isOfficial: boolean;
}

/** Adds to the few rows of a list what a reader must know of those that are no longer in force. */
export async function withSuccession<Row extends Listed>(live: PublicDb, listed: Row[]): Promise<(Row & Succession)[]> {
  const ids = listed.filter(({ validity, isOfficial }) => !isOfficial || validity !== 'valid').map(({ id }) => id);
  if (ids.length === 0) return listed;
  const found = await rows(
    live,
    sql<Succession & { id: string }>`
      select publication.id,
        (select coalesce(newer.document_number, newer.title) from live.publication newer where newer.id = publication.validity_by) as successor,
        (select kind from live.link where to_id = publication.id and from_id = publication.validity_by limit 1) as "successorKind",
        (select case when bool_or(document.validity in ('valid', 'amended')) then null else min(document.validity) end
          from live.link
          cross join lateral (select validity from live.publication where live.publication.id = link.to_id offset 0) document
          where link.from_id = publication.id and link.kind = 'interprets') as "interpretedValidity"
      from unnest(${ids}::text[]) chosen (id)
      cross join lateral (select * from live.publication where live.publication.id = chosen.id offset 0) publication`,
  );
  const known = new Map(found.map(({ id, ...facts }) => [id, facts]));
  return listed.map((row) => ({ ...row, ...known.get(row.id) }));
}

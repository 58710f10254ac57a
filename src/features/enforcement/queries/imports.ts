import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Kind } from '../rules/decision.ts';

export interface ImportRow {
  id: number;
  unit: number;
  unitName: string;
  kind: Kind;
  readBy: string | null;
  readAt: Date;
  lines: number;
  drafted: number | null;
  unchanged: number | null;
  finishedAt: Date | null;
  droppedAt: Date | null;
}

const columns = sql`
  import.id, import.unit, unit.name as "unitName", import.kind, person.name as "readBy", import.read_at as "readAt",
  import.lines, import.drafted, import.unchanged, import.finished_at as "finishedAt", import.dropped_at as "droppedAt"`;
const from = sql`
  from enforcement.import
  join organisations.unit on unit.id = import.unit
  left join people.person on person.id = import.read_by`;

/** 上传记录: files that were read in for the units a person sees, newest first. */
export const listImports = (db: Reads, seen: number[] | null): Promise<ImportRow[]> =>
  rows(
    db,
    sql<ImportRow>`
      select ${columns} ${from}
      where ${seen}::bigint[] is null or import.unit = any (${seen}::bigint[])
      order by import.id desc
      limit 200`,
  );

export interface WholeImport extends ImportRow {
  seed: Buffer;
  sealed: Buffer | null;
}

export async function getImport(db: Reads, id: number): Promise<WholeImport> {
  const found = await first(
    db,
    sql<WholeImport>`select ${columns}, import.seed, import.sealed ${from} where import.id = ${id}`,
  );
  if (!found) throw new NotFound();
  return found;
}

/** The submission in which decisions of an import went to review last; null when none did. */
export async function findSubmissionOf(db: Reads, id: number): Promise<number | null> {
  const found = await first(
    db,
    sql<{ submission: number }>`
      select manifest.submission
      from enforcement.entry
      join publications.edition on edition.document = entry.document
      join review.manifest on manifest.edition = edition.id
      where entry.import = ${id}
      order by manifest.submission desc limit 1`,
  );
  return found?.submission ?? null;
}

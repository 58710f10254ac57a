import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { ReadList } from '../parse/list.ts';
import type { Target } from '../rules/columns.ts';
import type { ElementName } from '../rules/elements.ts';

export interface ImportRow {
  id: number;
  unit: number;
  unitName: string;
  name: string;
  readBy: string | null;
  readAt: Date;
  drafted: number | null;
  changed: number | null;
  unchanged: number | null;
  finishedAt: Date | null;
  problems: number;
  lines: number;
}

const columns = sql`
  import.id, import.unit, unit.name as "unitName", import.name, person.name as "readBy", import.read_at as "readAt",
  import.drafted, import.changed, import.unchanged, import.finished_at as "finishedAt",
  (select count(*)::int from services.problem where problem.import = import.id) as problems,
  jsonb_array_length(import.lines) as lines`;
const from = sql`
  from services.import
  join organisations.unit on unit.id = import.unit
  left join people.person on person.id = import.read_by`;

/** Lists that were read in for the units a person sees, newest first. */
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
  list: ReadList;
  columns: (Target | null)[];
  common: Partial<Record<ElementName, string>>;
}

/** One of them with everything that was read. */
export async function getImport(db: Reads, id: number): Promise<WholeImport> {
  const found = await first(
    db,
    sql<
      ImportRow & {
        heads: string[];
        table: ReadList['lines'];
        columns: (Target | null)[];
        common: WholeImport['common'];
      }
    >`
      select ${columns}, import.heads, import.lines as table, import.columns, import.common ${from} where import.id = ${id}`,
  );
  if (!found) throw new NotFound();
  const { heads, table, ...rest } = found;
  return { ...rest, list: { heads, lines: table } };
}

export interface ProblemRow {
  line: number;
  title: string;
  sentence: string;
}

export const listProblems = (db: Reads, id: number): Promise<ProblemRow[]> =>
  rows(db, sql<ProblemRow>`select line, title, sentence from services.problem where import = ${id} order by id`);

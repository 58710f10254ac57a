import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { RegisterName } from '../rules/registers.ts';
import type { SheetRow } from '../rules/sheet.ts';

export const perPage = 50;

export interface EntryRow extends SheetRow {
  id: number;
  unitName: string;
  changedAt: Date;
  total: number;
}

/** One page of a register, by code; `q` is a part of the name or the beginning of the code, `until` the last day of certificates. */
export const listPage = (
  db: Reads,
  register: RegisterName,
  { q, page, until = '' }: { q: string; page: number; until?: string },
): Promise<EntryRow[]> =>
  rows(
    db,
    sql<EntryRow>`
      select entry.id, entry.key, entry.name, entry.fields, unit.name as "unitName", entry.changed_at as "changedAt",
        count(*) over ()::int as total
      from inspections.entry
      join organisations.unit on unit.id = entry.unit
      where entry.register = ${register} and (${q} = '' or starts_with(entry.key, ${q}) or strpos(entry.name, ${q}) > 0)
        and (${until} = '' or (entry.fields ->> 'expiresOn' <= ${until} and not entry.fields ? 'leftOn'))
      order by entry.key
      limit ${perPage} offset ${(page - 1) * perPage}`,
  );

/** A whole register, for the file that is read in again. */
export const listWhole = (db: Reads, register: RegisterName): Promise<SheetRow[]> =>
  rows(db, sql<SheetRow>`select key, name, fields from inspections.entry where register = ${register} order by key`);

/** Inspectors with a certificate that is over, or ends before a day: those who leave are not counted. */
export const countExpiring = (db: Reads, today: string, soon: string): Promise<{ over: number; soon: number }> =>
  one(
    db,
    sql<{ over: number; soon: number }>`
      select (count(*) filter (where fields ->> 'expiresOn' < ${today}))::int as over,
        (count(*) filter (where fields ->> 'expiresOn' between ${today} and ${soon}))::int as soon
      from inspections.entry
      where register = 'inspector' and not fields ? 'leftOn'`,
  );

export interface HistoryRow {
  name: string;
  fields: Record<string, string>;
  at: Date;
  file: string;
  by: string;
}

/** One entry with every wording that it had, newest first. */
export async function getHistory(
  db: Reads,
  id: number,
): Promise<{ register: RegisterName; key: string; history: HistoryRow[] }> {
  const entry = await first(
    db,
    sql<{ register: RegisterName; key: string }>`select register, key from inspections.entry where id = ${id}`,
  );
  if (!entry) throw new NotFound();
  const history = await rows(
    db,
    sql<HistoryRow>`
      select change.name, change.fields, change.at, import.name as file, person.name as by
      from inspections.change
      join inspections.import on import.id = change.import
      join people.person on person.id = import.read_by
      where change.entry = ${id}
      order by change.id desc
      limit 200`,
  );
  return { ...entry, history };
}

export interface ImportRow {
  id: number;
  register: RegisterName;
  unit: number;
  unitName: string;
  name: string;
  total: number;
  added: number | null;
  changed: number | null;
  unchanged: number | null;
  readBy: string;
  readAt: Date;
  appliedAt: Date | null;
  /** A job was asked to write it. */
  begunAt: Date | null;
  /** Why the job wrote nothing. */
  failed: string | null;
  droppedAt: Date | null;
}

const imports = sql`
  select import.id, import.register, import.unit, unit.name as "unitName", import.name, import.total, import.added, import.changed,
    import.unchanged, person.name as "readBy", import.read_at as "readAt", import.applied_at as "appliedAt",
    import.begun_at as "begunAt", import.failed, import.dropped_at as "droppedAt"
  from inspections.import
  join organisations.unit on unit.id = import.unit
  join people.person on person.id = import.read_by`;

/** The upload log of a register. */
export const listImports = (db: Reads, register: RegisterName): Promise<ImportRow[]> =>
  rows(db, sql<ImportRow>`${imports} where import.register = ${register} order by import.id desc limit 50`);

/** An import with the first rows of it and what they would do. */
export async function getImport(db: Reads, id: number) {
  const row = await first(db, sql<ImportRow>`${imports} where import.id = ${id}`);
  if (!row) throw new NotFound();
  const counts = await first(
    db,
    sql<{ fresh: number; differing: number }>`
      select (count(*) filter (where entry.id is null))::int as fresh,
        (count(*) filter (where (entry.name, entry.fields) is distinct from (incoming.name, incoming.fields) and entry.id is not null))::int
          as differing
      from inspections.import_part part
      cross join lateral jsonb_to_recordset(part.rows) as incoming (key text, name text, fields jsonb)
      left join inspections.entry on entry.register = ${row.register} and entry.key = incoming.key
      where part.import = ${id}`,
  );
  const sample = await rows(
    db,
    sql<SheetRow>`
      select incoming.key, incoming.name, incoming.fields
      from inspections.import_part part
      cross join lateral jsonb_to_recordset(part.rows) as incoming (key text, name text, fields jsonb)
      where part.import = ${id} and part.n = 0
      limit 10`,
  );
  return { row, counts: counts!, sample };
}

import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { refuseForeignUnit } from '../../../core/publications/actions/draft.ts';
import { first, one, rows } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { writingOf } from '../queries/imports.ts';
import { whyNotWrite } from '../rules/import.ts';
import type { RegisterName } from '../rules/registers.ts';
import { keepers } from '../rules/who.ts';

interface File {
  register: RegisterName;
  unit: number;
  name: string;
  digest: string;
  total: number;
  /** The rows as JSON, in parts. */
  parts: string[];
}

export const objectOf = (id: number) => `inspections.import:${id}`;

/** 读入名录: kept as it was read; nothing is written yet. The same file of a unit a second time is the import that it was. */
export const keepFile = action('inspections.readFile', {
  words: '读入抽查名录',
  may: keepers,
  async run(act, file: File): Promise<{ import: number; before: boolean }> {
    refuseForeignUnit(act, file.unit);
    const { register, unit, digest, total } = file;
    const before = await first(
      act.tx,
      sql<{ id: number }>`
        select id from inspections.import
        where register = ${register} and unit = ${unit} and digest = ${digest} and applied_at is not null`,
    );
    const name = file.name.slice(0, 200) || '未命名';
    if (before) {
      await act.line({ object: objectOf(before.id), data: { register, name, again: true } });
      return { import: before.id, before: true };
    }
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into inspections.import (register, unit, name, digest, total, read_by, read_at)
        values (${register}, ${unit}, ${name}, ${digest}, ${total}, ${staffOf(act).person}, ${act.now})
        returning id`,
    );
    for (const [n, part] of file.parts.entries())
      await sql`insert into inspections.import_part (import, n, rows) values (${id}, ${n}, ${part}::jsonb)`.execute(
        act.tx,
      );
    await act.line({ object: objectOf(id), data: { register, name, digest, total } });
    return { import: id, before: false };
  },
});

interface Counts {
  added: number;
  changed: number;
  unchanged: number;
}

/** 写入名录: all rows or none. A row that is there is changed where it differs, and what it said before stays in its history. */
export const applyImport = action('inspections.import', {
  words: '导入抽查名录',
  may: keepers,
  async run(act, input: { import: number }): Promise<Counts> {
    const whole = await takeImport(act, input.import);
    refuseIf(whyNotWrite(whole, act.now));
    return writeImport(act, whole);
  },
});

/** Writes every row of a file or none, and empties its parts. */
export async function writeImport(act: Act, whole: Taken): Promise<Counts> {
  await refuseForeignRows(act, whole);
  const counts = await writeRows(act, whole);
  await sql`
    update inspections.import
    set added = ${counts.added}, changed = ${counts.changed}, unchanged = ${counts.unchanged},
      applied_at = ${act.now}, begun_at = null, failed = null
    where id = ${whole.id}`.execute(act.tx);
  await sql`update inspections.import_part set rows = '[]' where import = ${whole.id}`.execute(act.tx);
  await act.line({ object: objectOf(whole.id), data: { register: whole.register, ...counts } });
  return counts;
}

interface Taken {
  id: number;
  register: RegisterName;
  unit: number;
  total: number;
  appliedAt: Date | null;
  begunAt: Date | null;
  droppedAt: Date | null;
}

export async function takeImport(act: Act, id: number): Promise<Taken> {
  const found = await first(
    act.tx,
    sql<Taken>`
      select id, register, unit, total, applied_at as "appliedAt", begun_at as "begunAt", dropped_at as "droppedAt"
      from inspections.import
      where id = ${id} for update`,
  );
  if (!found) throw new NotFound();
  refuseForeignUnit(act, found.unit);
  return found;
}

/** 谁管理、谁录入: a row belongs to the unit that brought it first. */
async function refuseForeignRows(act: Act, { id, register, unit }: Taken): Promise<void> {
  const foreign = await rows(
    act.tx,
    sql<{ key: string; name: string; unit: string }>`
      select entry.key, entry.name, unit.name as unit
      from inspections.import_part part
      cross join lateral jsonb_to_recordset(part.rows) as incoming (key text, name text)
      join inspections.entry on entry.register = ${register} and entry.key = incoming.key and entry.unit <> ${unit}
      join organisations.unit on unit.id = entry.unit
      where part.import = ${id}
      order by entry.key
      limit 5`,
  );
  if (foreign.length === 0) return;
  const told = foreign.map((row) => `${row.key}“${row.name}”由${row.unit}管理`).join('；');
  throw new Refused(`没有导入：${told}。请从表里删去，或者请该单位导入。`);
}

async function writeRows(act: Act, whole: Taken): Promise<Counts> {
  const parts = await rows(
    act.tx,
    sql<{ n: number }>`select n from inspections.import_part where import = ${whole.id} order by n`,
  );
  const counts = { added: 0, changed: 0 };
  for (const { n } of parts) {
    // Others see the lock, and by it how far this is; it goes with the transaction.
    await sql`select pg_advisory_xact_lock(${writingOf(whole.id)}, ${n})`.execute(act.tx);
    const { added, changed } = await writePart(act, whole, n);
    counts.added += added;
    counts.changed += changed;
  }
  return { ...counts, unchanged: whole.total - counts.added - counts.changed };
}

function writePart(act: Act, { id, register, unit }: Taken, n: number): Promise<{ added: number; changed: number }> {
  return one(
    act.tx,
    sql<{ added: number; changed: number }>`
      with written as (
        insert into inspections.entry (register, unit, key, name, fields, changed_at)
        select ${register}, ${unit}, incoming.key, incoming.name, incoming.fields, ${act.now}
        from inspections.import_part part
        cross join lateral jsonb_to_recordset(part.rows) as incoming (key text, name text, fields jsonb)
        where part.import = ${id} and part.n = ${n}
        on conflict (register, key) do update
        set name = excluded.name, fields = excluded.fields, changed_at = excluded.changed_at
        where (entry.name, entry.fields) is distinct from (excluded.name, excluded.fields)
        returning id, name, fields, xmax = 0 as fresh
      ),
      kept as (
        insert into inspections.change (entry, import, name, fields, at)
        select id, ${id}, name, fields, ${act.now} from written
      )
      select (count(*) filter (where fresh))::int as added, (count(*) filter (where not fresh))::int as changed from written`,
  );
}

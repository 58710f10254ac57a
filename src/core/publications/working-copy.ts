import { sql } from 'kysely';
import { first, type StaffDb } from '../../platform/database.ts';
import type { Typed } from '../../platform/form.ts';

/** What a person is typing, every 30 s, field by field as typed; makes no revision, is no deed and has no ledger line (the walls' exempt list). */
export async function keepWorkingCopy(
  db: StaffDb,
  copy: { edition: number; person: number; base: number; typed: Typed },
): Promise<Date | null> {
  const saved = await first(
    db,
    sql<{ saved_at: Date }>`
      insert into publications.working_copy (edition, person, base_revision, content)
      select edition.id, ${copy.person}, ${copy.base}, ${JSON.stringify(copy.typed)}::jsonb
      from publications.edition
      join publications.revision on revision.edition = edition.id and revision.id = ${copy.base}
      where edition.id = ${copy.edition} and edition.state in ('draft', 'submitted', 'cleared')
      on conflict (edition, person) do update
        set content = excluded.content, base_revision = excluded.base_revision, saved_at = now()
      returning saved_at`,
  );
  return saved?.saved_at ?? null;
}

/** The person's own working copy, when there is one. */
export async function findWorkingCopy(db: StaffDb, edition: number, person: number) {
  return first(
    db,
    sql<{ base: number; typed: Typed; savedAt: Date }>`
      select base_revision as base, content as typed, saved_at as "savedAt"
      from publications.working_copy
      where edition = ${edition} and person = ${person}`,
  );
}

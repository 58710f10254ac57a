import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { findRevision, type RevisionRow } from '../../publications/queries/revisions.ts';
import { listManifest, type ManifestRow } from '../queries.ts';

/**
 * What a reader of `revision` knew before: the text that is public now, else the one that was cleared or submitted last before it.
 * Undefined for a text that is seen for the first time.
 */
export async function findEarlier(db: Reads, document: number, revision: number): Promise<RevisionRow | undefined> {
  const row = await first(
    db,
    sql<{ id: number; edition: number }>`
      select revision.id, revision.edition
      from publications.revision
      join publications.edition on edition.id = revision.edition
      where edition.document = ${document} and revision.id < ${revision}
        and (exists (select from publications.publication where publication.revision = revision.id)
          or exists (select from review.manifest where manifest.revision = revision.id))
      order by exists (
        select from publications.publication
        where publication.revision = revision.id and publication.ended_at is null) desc, revision.id desc
      limit 1`,
  );
  return row && findRevision(db, row.edition, row.id);
}

/** One document of a manifest as the reviewer reads it. */
export interface ManifestText extends ManifestRow {
  revisionRow: RevisionRow;
  earlier: RevisionRow | undefined;
  /** The edition's newest revision is another than the one submitted: the submission is void. */
  changed: boolean;
  /** What the public will be told about a correction. */
  changeNote: string | null;
  hidesEarlier: boolean;
  takesNumber: boolean;
  isPolicy: boolean;
  documentNumber: string | null;
  authors: { id: number; name: string }[];
}

/** Every text of a manifest, with what was known of it before and who wrote it. */
export async function listManifestTexts(db: Reads, submission: number): Promise<ManifestText[]> {
  const items = await listManifest(db, submission);
  return Promise.all(items.map((item) => readItem(db, item)));
}

/** One text of a manifest by its place; undefined when there is none. */
export async function findManifestText(
  db: Reads,
  submission: number,
  position: number,
): Promise<ManifestText | undefined> {
  const item = (await listManifest(db, submission)).find((one) => one.position === position);
  return item && readItem(db, item);
}

async function readItem(db: Reads, item: ManifestRow): Promise<ManifestText> {
  const [revisionRow, earlier, facts, authors] = await Promise.all([
    findRevision(db, item.edition, item.revision),
    findEarlier(db, item.document, item.revision),
    first(db, factsOf(item)),
    rows(db, authorsOf(item.edition)),
  ]);
  return { ...item, revisionRow: revisionRow!, earlier, ...facts!, authors };
}

const factsOf = (item: ManifestRow) => sql<{
  changed: boolean;
  changeNote: string | null;
  hidesEarlier: boolean;
  takesNumber: boolean;
  isPolicy: boolean;
  documentNumber: string | null;
}>`
  select (select max(id) from publications.revision where edition = ${item.edition}) <> ${item.revision} as changed,
    (select change_note from publications.edition where id = ${item.edition}) as "changeNote",
    (select hides_earlier from publications.edition where id = ${item.edition}) as "hidesEarlier",
    kind.takes_number and not exists (
      select from publications.revision where revision.id = ${item.revision} and revision.metadata ? 'firstPublishedOn') as "takesNumber",
    kind.is_policy as "isPolicy",
    number.series || '〔' || number.year || '〕' || number.serial || '号' as "documentNumber"
  from publications.document
  join publications.kind on kind.name = document.kind
  left join publications.document_number number on number.document = document.id and number.void_at is null
  where document.id = ${item.document}`;

const authorsOf = (edition: number) => sql<{ id: number; name: string }>`
  select distinct person.id, person.name
  from publications.revision
  join people.person on person.id = revision.written_by
  where revision.edition = ${edition}
  order by person.id`;

/** The series of a unit's document numbers, and the highest serial used this year in each. */
export async function listSeries(db: Reads, unit: number, year: number): Promise<{ series: string; top: number }[]> {
  return rows(
    db,
    sql<{ series: string; top: number }>`
      select series.name as series, coalesce(max(number.serial), 0)::int as top
      from organisations.unit
      cross join lateral unnest(unit.series) with ordinality as series (name, position)
      left join publications.document_number number
        on number.issuer = unit.id and number.series = series.name and number.year = ${year}
      where unit.id = ${unit}
      group by series.name, series.position
      order by series.position`,
  );
}

/** When what stays closed is looked at again, by document. */
export async function findReassessment(db: Reads, documents: number[]): Promise<string | null> {
  const row = await first(
    db,
    sql<{ dueOn: string }>`
      select min(due_on) as "dueOn" from review.reassessment where document = any (${documents}::bigint[])`,
  );
  return row?.dueOn ?? null;
}

/** Whether somebody whose turn it is has opened the submission: from then on it cannot be recalled. */
export async function isOpened(db: Reads, object: string): Promise<boolean> {
  const row = await first(
    db,
    sql`select id from workflow.task where object = ${object} and done_at is null and opened_at is not null`,
  );
  return row !== undefined;
}

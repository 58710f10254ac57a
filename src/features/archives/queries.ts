import { sql } from 'kysely';
import { first, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { Problem } from './rules.ts';

export interface ImportRow {
  id: number;
  unit: number;
  unitName: string;
  kind: string;
  kindWords: string;
  name: string;
  base: string | null;
  startedBy: string | null;
  startedAt: Date;
  pages: number | null;
  drafted: number | null;
  repeated: number | null;
  problems: number;
  /** Drafts that no review has yet, those on their way, and those that are out. */
  waiting: number;
  reviewing: number;
  issued: number;
}

const importWith = (where: ReturnType<typeof sql>) => sql<ImportRow>`
  select import.id, import.unit, unit.name as "unitName", import.kind, kind.words as "kindWords", import.name, import.base,
    person.name as "startedBy", import.started_at as "startedAt", import.pages, import.drafted, import.repeated,
    (select count(*)::int from archives.problem where problem.import = import.id) as problems,
    states.waiting, states.reviewing, states.issued
  from archives.import
  join organisations.unit on unit.id = import.unit
  join publications.kind on kind.name = import.kind
  left join people.person on person.id = import.started_by
  cross join lateral (
    select count(*) filter (where edition.state = 'draft')::int as waiting,
      count(*) filter (where edition.state in ('submitted', 'cleared'))::int as reviewing,
      count(*) filter (where edition.state = 'issued')::int as issued
    from archives.page
    join publications.edition on edition.document = page.document and edition.number = 1
    where page.import = import.id) states
  where ${where}
  order by import.id desc`;

/** Imports of the units a person sees, newest first. */
export const listImports = (db: Reads, seen: number[] | null): Promise<ImportRow[]> =>
  rows(db, importWith(sql`${seen}::bigint[] is null or import.unit = any (${seen}::bigint[])`));

export async function getImport(db: Reads, id: number): Promise<ImportRow> {
  const found = await first(db, importWith(sql`import.id = ${id}`));
  if (!found) throw new NotFound();
  return found;
}

export const listProblems = (db: Reads, id: number): Promise<Problem[]> =>
  rows(db, sql<Problem>`select name, address, code, detail from archives.problem where import = ${id} order by id`);

export interface PageRow {
  document: number;
  edition: number;
  title: string;
  name: string;
  address: string;
  firstPublishedOn: string;
  source: string;
  attachments: number;
  state: 'draft' | 'submitted' | 'cleared' | 'issued' | 'abandoned';
  path: string | null;
}

/** The drafts of an import in the order in which they were read. */
export const listPages = (db: Reads, id: number): Promise<PageRow[]> =>
  rows(
    db,
    sql<PageRow>`
      select page.document, edition.id as edition, revision.title, page.name, page.address,
        revision.metadata ->> 'firstPublishedOn' as "firstPublishedOn",
        revision.metadata ->> 'firstPublishedSource' as source, jsonb_array_length(revision.attachments) as attachments,
        edition.state, address.path
      from archives.page
      join lateral (
        select * from publications.edition where edition.document = page.document order by number desc limit 1) edition on true
      join lateral (
        select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
      left join publications.publication on publication.document = page.document and publication.ended_at is null
      left join publications.address on address.document = publication.document and address.current
      where page.import = ${id}
      order by page.name, page.document`,
  );

/** Which of these old addresses are known already, to this room or to a document of ours. */
export async function listKnown(db: Reads, addresses: string[]): Promise<Map<string, 'imported' | 'taken'>> {
  const found = await rows(
    db,
    sql<{ address: string; what: 'imported' | 'taken' }>`
      select address, 'imported' as what from archives.page where address = any (${addresses}::text[])
      union all
      select path, 'taken' from publications.address
      where path = any (${addresses}::text[])
        and not exists (select from archives.page where page.address = publications.address.path)`,
  );
  return new Map(found.map(({ address, what }) => [address, what]));
}

/** A unit by the name that somebody typed: name, full name, alias or address name. */
export const findUnit = (db: Reads, typed: string): Promise<{ id: number; name: string } | undefined> =>
  first(
    db,
    sql<{ id: number; name: string }>`
      select id, name from organisations.unit
      where closed_on is null and (name = ${typed} or slug = ${typed} or full_name = ${typed} or ${typed} = any (aliases))`,
  );

export const listUnits = (db: Reads): Promise<{ id: number; name: string }[]> =>
  rows(
    db,
    sql<{ id: number; name: string }>`
      select id, name from organisations.unit where closed_on is null order by position, id`,
  );

export interface KindRow {
  name: string;
  words: string;
  column: string;
}

/** Kinds that an older page can become: general information and policies; other rooms' kinds need their rooms. */
export const listArchiveKinds = (db: Reads): Promise<KindRow[]> =>
  rows(
    db,
    sql<KindRow>`
      select kind.name, kind.words, site_column.name as column
      from publications.kind
      join publications.site_column on site_column.slug = kind.site_column
      where kind.room = 'publications' or kind.is_policy
      order by kind.words`,
  );

/** Manifests that hold drafts of an import. */
export interface BatchRow {
  submission: number;
  title: string;
  state: string;
  texts: number;
  submittedAt: Date;
}

export const listBatches = (db: Reads, id: number): Promise<BatchRow[]> =>
  rows(
    db,
    sql<BatchRow>`
      select submission.id as submission, submission.title, submission.state, count(*)::int as texts,
        submission.submitted_at as "submittedAt"
      from review.submission
      join review.manifest on manifest.submission = submission.id
      join archives.page on page.document = manifest.document
      where page.import = ${id}
      group by submission.id
      order by submission.id desc`,
  );

export const listColumnNames = async (db: Reads): Promise<Set<string>> =>
  new Set((await rows(db, sql<{ slug: string }>`select slug from publications.site_column`)).map(({ slug }) => slug));

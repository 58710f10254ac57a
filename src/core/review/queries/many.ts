import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import type { Disclosure } from '../../publications/content.ts';

/** One document of a manifest of many, as its list shows it; what was found is what the run at submission kept. */
export interface BriefText {
  position: number;
  document: number;
  edition: number;
  title: string;
  kind: string;
  disclosure: Disclosure | null;
  firstPublishedOn: string | null;
  attachments: number;
  changed: boolean;
  takesNumber: boolean;
  documentNumber: string | null;
  authors: number[];
  /** Findings that need an answer, hints, and what nobody looked at. */
  found: number;
  hints: number;
  unchecked: number;
  /** Where it is public now. */
  path: string | null;
}

/** Every text of a manifest in one statement, without the texts themselves. */
export const listBriefTexts = (db: Reads, submission: number): Promise<BriefText[]> =>
  rows(
    db,
    sql<BriefText>`
      select manifest.position, manifest.document, manifest.edition, revision.title, kind.words as kind, revision.disclosure,
        revision.metadata ->> 'firstPublishedOn' as "firstPublishedOn",
        jsonb_array_length(revision.attachments) as attachments,
        exists (
          select from publications.revision newer
          where newer.edition = manifest.edition and newer.number > revision.number) as changed,
        kind.takes_number and not revision.metadata ? 'firstPublishedOn' as "takesNumber",
        number.series || '〔' || number.year || '〕' || number.serial || '号' as "documentNumber",
        array(select distinct written_by from publications.revision writer
          where writer.edition = manifest.edition and written_by is not null) as authors,
        found.found, found.hints, found.unchecked, publication.path
      from review.manifest
      join publications.revision on revision.id = manifest.revision
      join publications.document on document.id = manifest.document
      join publications.kind on kind.name = document.kind
      left join publications.document_number number on number.document = document.id and number.void_at is null
      left join lateral (
        select address.path
        from publications.publication
        join publications.address on address.document = publication.document and address.current
        where publication.document = manifest.document and publication.ended_at is null) publication on true
      cross join lateral (
        select count(*) filter (where state = 'found' and level <> 'hint')::int as found,
          count(*) filter (where state = 'found' and level = 'hint')::int as hints,
          count(*) filter (where state = 'unchecked')::int as unchecked
        from checks.finding
        where finding.run = (select max(id) from checks.run where run.revision = manifest.revision)) found
      where manifest.submission = ${submission}
      order by manifest.position`,
  );

/** How many texts a manifest has. */
export async function countTexts(db: Reads, submission: number): Promise<number> {
  const [row] = await rows(
    db,
    sql<{ count: number }>`select count(*)::int as count from review.manifest where submission = ${submission}`,
  );
  return row!.count;
}

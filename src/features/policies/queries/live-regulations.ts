import { sql } from 'kysely';
import type { Validity } from '../../../core/publications/rules.ts';
import { type PublicDb, rows } from '../../../platform/database.ts';
import type { Outcome } from '../rules/cleaning.ts';
import type { Category } from '../rules/regulation.ts';

/** One row of the public ledger: what `live` shows, and nothing else. */
export interface PublicRegulation {
  id: string;
  path: string;
  title: string;
  number: string | null;
  category: Category;
  issuer: string;
  unit: string;
  unitName: string;
  unitFullName: string;
  registerNumber: string;
  topic: string;
  formedOn: string | null;
  firstPublishedAt: Date;
  firstPublishedOn: string | null;
  publishedAt: Date;
  effectiveOn: string | null;
  validUntil: string | null;
  validity: Validity;
  /** Since when it stands so, where that was said. */
  validityFrom: string | null;
  consultation: string;
  bases: string;
  filings: { authority: string; number: string; filedOn: string }[];
  interpretations: { title: string; path: string }[];
  replacedBy: { title: string; number: string | null; path: string }[];
  cleaned: { round: string; outcome: Outcome; path: string } | null;
}

/** The links of every public text of one kind by the end that is asked for, gathered once and not once a row. */
const linked = (kind: string, near: string, far: string) => sql`
  select link.${sql.ref(near)} as publication,
    jsonb_agg(jsonb_build_object('title', other.title, 'number', other.document_number, 'path', other.path) order by other.first_published_at, other.id) as list
  from live.link
  cross join lateral (select * from live.publication where live.publication.id = link.${sql.ref(far)} offset 0) other
  where link.kind = ${kind}
  group by link.${sql.ref(near)}`;

/** The public ledger, newest first. */
export const listPublicRegulations = (live: PublicDb): Promise<PublicRegulation[]> =>
  rows(
    live,
    sql<PublicRegulation>`
      with interpretation as (${linked('interprets', 'to_id', 'from_id')}),
      replacement as (${linked('replaces', 'to_id', 'from_id')}),
      filing as (
        select publication, jsonb_agg(jsonb_build_object('authority', authority, 'number', number, 'filedOn', filed_on)
          order by filed_on, authority) as list
        from live.record_filing
        group by publication),
      cleaned as (
        select distinct on (publication) publication,
          jsonb_build_object('round', round, 'outcome', outcome, 'path', announcement) as last
        from live.conclusion
        order by publication, applied_at desc)
      select text.id, text.path, text.title, text.document_number as number, regulation.category, regulation.issuer, text.unit,
        text.unit_name as "unitName", text.unit_full_name as "unitFullName", regulation.register_number as "registerNumber", regulation.topic,
        text.metadata ->> 'formedOn' as "formedOn", text.first_published_at as "firstPublishedAt",
        text.first_published_on as "firstPublishedOn", text.published_at as "publishedAt",
        text.metadata ->> 'effectiveOn' as "effectiveOn", text.valid_until as "validUntil", text.validity,
        text.validity_from as "validityFrom",
        regulation.consultation, regulation.bases, coalesce(filing.list, '[]') as filings,
        coalesce(interpretation.list, '[]') as interpretations, coalesce(replacement.list, '[]') as "replacedBy",
        cleaned.last as cleaned
      from live.publication text
      join live.regulation on regulation.publication = text.id
      left join filing on filing.publication = text.id
      left join interpretation on interpretation.publication = text.id
      left join replacement on replacement.publication = text.id
      left join cleaned on cleaned.publication = text.id
      order by coalesce(text.metadata ->> 'formedOn', text.first_published_at::text) desc, text.id
      limit 5000`,
  );

/** What was withdrawn from the columns of regulations: readers of the feed take it down too. */
export const listWithdrawn = (live: PublicDb): Promise<{ id: string; firstPublishedAt: Date; withdrawnAt: Date }[]> =>
  rows(
    live,
    sql<{ id: string; firstPublishedAt: Date; withdrawnAt: Date }>`
      select id, first_published_at as "firstPublishedAt", withdrawn_at as "withdrawnAt"
      from live.tombstone
      where site_column in (select site_column from live.publication where is_policy)
      order by withdrawn_at desc
      limit 50`,
  );

/** The conclusions about one public text, newest first. */
export const listPublicConclusions = (
  live: PublicDb,
  publication: string,
): Promise<{ round: string; outcome: Outcome; reason: string; appliedAt: Date; announcement: string }[]> =>
  rows(
    live,
    sql<{ round: string; outcome: Outcome; reason: string; appliedAt: Date; announcement: string }>`
      select round, outcome, reason, applied_at as "appliedAt", announcement
      from live.conclusion
      where publication = ${publication}
      order by applied_at desc`,
  );

import { sql } from 'kysely';
import type { Validity } from '../../../core/publications/rules.ts';
import { type PublicDb, type Reads, rows } from '../../../platform/database.ts';
import { type ChainLink, validityOn } from '../rules/regulation.ts';

const longest = 20;

/** Everything that a text replaced and that replaced it, near and far, the oldest first, as the office knows it. */
export async function listStaffChain(db: Reads, document: number, today: string): Promise<ChainLink[]> {
  const found = await rows(
    db,
    sql<{
      document: number;
      title: string;
      number: string | null;
      on: string | null;
      decided: Validity | null;
      validUntil: string | null;
      place: number;
    }>`
      with recursive back as (
        select ${document}::bigint as id, 0 as place
        union
        select link.to_document, back.place - 1
        from back
        join publications.link on link.from_document = back.id and link.kind = 'replaces' and link.ended_at is null
        where back.place > ${-longest}
      ), forth as (
        select ${document}::bigint as id, 0 as place
        union
        select link.from_document, forth.place + 1
        from forth
        join publications.link on link.to_document = forth.id and link.kind = 'replaces' and link.ended_at is null
        where forth.place < ${longest}
      ), chain as (
        select id, min(place) as place from (select * from back union all select * from forth) both_ways group by id
      )
      select chain.id as document, chain.place, revision.title, revision.metadata ->> 'formedOn' as on,
        coalesce(number.series || '〔' || number.year || '〕' || number.serial || '号', revision.metadata ->> 'number') as number,
        validity.state as decided, coalesce(validity.until_on::text, revision.metadata ->> 'expiresOn') as "validUntil"
      from chain
      join lateral (
        select id from publications.edition where edition.document = chain.id and edition.state = 'issued'
        order by edition.number desc limit 1) edition on true
      join lateral (
        select * from publications.revision where revision.edition = edition.id order by revision.number desc limit 1) revision on true
      left join publications.document_number number on number.document = chain.id and number.void_at is null
      left join lateral (
        select state, until_on from publications.validity
        where validity.document = chain.id and validity.from_on <= ${today}::date
        order by from_on desc, validity.id desc
        limit 1) validity on true
      order by chain.place, chain.id`,
  );
  return found.map((row) => ({
    title: row.title,
    number: row.number,
    href: `/staff/policies/regulations/${row.document}`,
    on: row.on,
    validity: validityOn(today, row),
    here: row.document === document,
  }));
}

/** The same for the public: only what is public now, linked as `live` shows it. */
export async function listLiveChain(live: PublicDb, publication: string): Promise<(ChainLink & { id: string })[]> {
  const found = await rows(
    live,
    sql<{
      id: string;
      title: string;
      number: string | null;
      path: string;
      on: string | null;
      validity: Validity;
      place: number;
    }>`
      with recursive back as (
        select ${publication}::text as id, 0 as place
        union
        select older.id, back.place - 1
        from back
        cross join lateral (
          select to_id as id from live.link where live.link.from_id = back.id and live.link.kind = 'replaces' offset 0) older
        where back.place > ${-longest}
      ), forth as (
        select ${publication}::text as id, 0 as place
        union
        select newer.id, forth.place + 1
        from forth
        cross join lateral (
          select from_id as id from live.link where live.link.to_id = forth.id and live.link.kind = 'replaces' offset 0) newer
        where forth.place < ${longest}
      ), chain as (
        select id, min(place) as place from (select * from back union all select * from forth) both_ways group by id
      )
      select chain.id, chain.place, text.title, text.document_number as number, text.path, text.metadata ->> 'formedOn' as on,
        text.validity
      from chain
      cross join lateral (select * from live.publication where live.publication.id = chain.id offset 0) text
      order by chain.place, chain.id`,
  );
  return found.map(({ path, ...row }) => ({ ...row, href: path, here: row.id === publication }));
}

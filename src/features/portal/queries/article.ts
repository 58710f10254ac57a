import { sql } from 'kysely';
import type { Metadata } from '../../../core/publications/content.ts';
import type { Validity, WithdrawalKind } from '../../../core/publications/rules.ts';
import { first, type PublicDb, rows } from '../../../platform/database.ts';

export interface Article {
  id: string;
  kind: string;
  kindWords: string;
  isPolicy: boolean;
  column: string;
  path: string;
  title: string;
  body: string;
  metadata: Metadata;
  /** SHA-256, hex, of exactly what was cleared. */
  hash: string;
  unit: string;
  unitName: string;
  unitFullName: string;
  unitPhone: string;
  number: string | null;
  indexNumber: string | null;
  firstPublishedAt: Date;
  /** 原发布日期（迁移） and where it is known from. */
  firstPublishedOn: string | null;
  firstPublishedSource: string | null;
  publishedAt: Date;
  edition: number;
  validity: string;
  validityFrom: string | null;
  validityNote: string | null;
  /** The address of what replaced or repealed it. */
  validityBy: string | null;
  publicUntil: Date | null;
  /** 有效期至: the day the text names, or another one that was decided. */
  validUntil: string | null;
  /** That day is past. */
  termOver: boolean;
}

const articleWith = (where: ReturnType<typeof sql>) => sql<Article>`
  select id, kind, kind_words as "kindWords", is_policy as "isPolicy", site_column as "column", path, title, body, metadata, hash,
    unit, unit_name as "unitName", unit_full_name as "unitFullName", unit_phone as "unitPhone", document_number as number,
    index_number as "indexNumber", first_published_at as "firstPublishedAt", first_published_on as "firstPublishedOn",
    first_published_source as "firstPublishedSource", published_at as "publishedAt", edition, validity,
    validity_from as "validityFrom", validity_note as "validityNote",
    (select newer.path from live.publication newer where newer.id = publication.validity_by) as "validityBy", public_until as "publicUntil",
    valid_until as "validUntil",
    coalesce(valid_until < (now() at time zone 'Asia/Shanghai')::date::text, false) as "termOver"
  from live.publication
  where ${where}`;

export const findArticle = (live: PublicDb, path: string): Promise<Article | undefined> =>
  first(live, articleWith(sql`path = ${path}`));

export const findArticleById = (live: PublicDb, id: string): Promise<Article | undefined> =>
  first(live, articleWith(sql`id = ${id}`));

/** The version that may be read whose hash begins with these signs, lower case; the present one before a former one. */
export const findByCode = (
  live: PublicDb,
  code: string,
): Promise<{ id: string; edition: number; present: boolean } | undefined> =>
  first(
    live,
    sql<{ id: string; edition: number; present: boolean }>`
      select id, edition, until_at is null as present
      from live.version
      where left(hash, 12) = ${code}
      order by until_at is null desc, from_at desc
      limit 1`,
  );

export interface AttachmentRow {
  position: number;
  name: string;
  type: string;
  bytes: number;
  /** Its pages were drawn. */
  drawn: boolean;
}

export const listAttachments = (live: PublicDb, id: string): Promise<AttachmentRow[]> =>
  rows(
    live,
    sql<AttachmentRow>`
      select position, name, type, bytes,
        position in (select position from live.drawn_page where publication = ${id}) as drawn
      from live.attachment
      where publication = ${id}
      order by position`,
  );

/** The other end of a typed link; `incoming` when the other points at this one. */
export interface Linked {
  kind: string;
  incoming: boolean;
  id: string;
  path: string;
  title: string;
  kindWords: string;
  number: string | null;
  form: string | null;
  /** Of a translation. */
  language: string | null;
  translatedFrom: string | null;
  /** Which version of it is public. */
  edition: number;
  validity: string;
  validityFrom: string | null;
  validityBy: string | null;
  /** The first day it was public, here or on an older site. */
  listedAt: Date;
  migrated: boolean;
}

export const listLinked = (live: PublicDb, id: string): Promise<Linked[]> =>
  rows(
    live,
    sql<Linked>`
      select link.kind, link.incoming, other.id, other.path, other.title, other.kind_words as "kindWords",
        other.document_number as number, other.metadata ->> 'form' as form,
        other.metadata ->> 'language' as language, other.metadata ->> 'translatedFrom' as "translatedFrom", other.edition, other.validity,
        other.validity_from as "validityFrom",
        (select newer.path from live.publication newer where newer.id = other.validity_by) as "validityBy", other.listed_at as "listedAt",
        other.first_published_on is not null as migrated
      from (
        select kind, true as incoming, from_id as other from live.link where to_id = ${id}
        union all
        select kind, false as incoming, to_id as other from live.link where from_id = ${id}) link
      cross join lateral (select * from live.publication where live.publication.id = link.other offset 0) other
      order by other.first_published_at, other.id`,
  );

/** Another interpretation of a document that this text interprets. */
export interface Sister {
  path: string;
  title: string;
  form: string | null;
  listedAt: Date;
  migrated: boolean;
}

export const listSisters = (live: PublicDb, id: string): Promise<Sister[]> =>
  rows(
    live,
    sql<Sister>`
      select distinct other.id, other.path, other.title, other.metadata ->> 'form' as form, other.listed_at as "listedAt",
        other.first_published_on is not null as migrated
      from live.link own
      cross join lateral (
        select from_id from live.link
        where live.link.to_id = own.to_id and live.link.kind = own.kind and live.link.from_id <> own.from_id
        offset 0) theirs
      cross join lateral (select * from live.publication where live.publication.id = theirs.from_id offset 0) other
      where own.from_id = ${id} and own.kind = 'interprets'
      order by "listedAt", path`,
  );

export interface HistoryLine {
  at: Date;
  verb: string;
  hash: string | null;
  data: {
    path?: string;
    edition?: number;
    change?: string;
    validity?: string;
    note?: string;
    waived?: string;
    kind?: string;
    /** Former versions that a correction took out, or that were taken out by themselves. */
    unfit?: number[];
    editions?: number[];
  };
  position: number | null;
  leaf: string | null;
}

/** 流转记录 for the public: the open lines of the ledger about this document. */
export const listHistory = (live: PublicDb, id: string): Promise<HistoryLine[]> =>
  rows(
    live,
    sql<HistoryLine>`
      select at, verb, object_hash as hash, data, position, leaf
      from live.history
      where publication = ${id}
      order by at, position`,
  );

export interface WaiverRow {
  needs: string;
  waiver: string;
  waivedAt: Date;
}

export const listWaivers = (live: PublicDb, id: string): Promise<WaiverRow[]> =>
  rows(
    live,
    sql<WaiverRow>`
      select needs, waiver, waived_at as "waivedAt" from live.waiver where publication = ${id} order by waived_at`,
  );

/** Where an earlier address leads now. */
export async function findRedirect(live: PublicDb, path: string): Promise<string | undefined> {
  const row = await first(live, sql<{ target: string }>`select target from live.redirect where path = ${path}`);
  return row?.target;
}

/** Which of these addresses lead elsewhere now, and where. */
export async function findRedirects(live: PublicDb, paths: string[]): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  const found = await rows(
    live,
    sql<{ path: string; target: string }>`select path, target from live.redirect where path = any (${paths}::text[])`,
  );
  return new Map(found.map(({ path, target }) => [path, target]));
}

export interface Tombstone {
  id: string;
  path: string;
  kind: WithdrawalKind;
  withdrawnAt: Date;
  firstPublishedAt: Date;
  reason: string;
  unitName: string;
  replacedBy: string | null;
  /** Where it stands now, of one that moved: an address of ours or of another site. */
  movedTo: string | null;
}

const tombstoneColumns = sql`
  id, path, kind, withdrawn_at as "withdrawnAt", first_published_at as "firstPublishedAt", reason, unit_name as "unitName",
  replaced_by as "replacedBy", moved_to as "movedTo"`;

export const findTombstone = (live: PublicDb, path: string): Promise<Tombstone | undefined> =>
  first(live, sql<Tombstone>`select ${tombstoneColumns} from live.tombstone where path = ${path}`);

export const findTombstoneById = (live: PublicDb, id: string): Promise<Tombstone | undefined> =>
  first(live, sql<Tombstone>`select ${tombstoneColumns} from live.tombstone where id = ${id}`);

/** The validity that was shown of a document at the end of a day. */
export async function findValidityOn(live: PublicDb, id: string, day: string): Promise<Validity> {
  const row = await first(
    live,
    sql<{ state: Validity }>`
      select state
      from live.validity
      where id = ${id} and from_on <= ${day}::date
        and noted_at < ((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')
      order by from_on desc, position desc
      limit 1`,
  );
  return row?.state ?? 'valid';
}

/** What was withdrawn lately, for feeds: readers that follow them take it down too. */
export const listTombstones = (live: PublicDb, column: string | null, limit: number): Promise<Tombstone[]> =>
  rows(
    live,
    sql<Tombstone>`
      select ${tombstoneColumns}
      from live.tombstone
      where ${column}::text is null or site_column = ${column}
      order by withdrawn_at desc
      limit ${limit}`,
  );

import { sql } from 'kysely';
import { first, type PublicDb, type Reads, rows } from '../../../platform/database.ts';
import type { Metadata } from '../content.ts';
import type { Validity } from '../rules.ts';

/** One version of a published document and the time in which it was the one that everybody read. */
export interface VersionRow {
  edition: number;
  fromAt: Date;
  /** Null for the present one. */
  untilAt: Date | null;
  changeNote: string | null;
  /** Of one that was taken out: kind, reason and when; no word of it is given. */
  hidden: { kind: 'withdrawn' | 'unfit'; reason: string; at: Date } | null;
}

/** Every version of what is public now, newest first; those that were taken out as their tombstones. Empty for anything else. */
export async function listVersions(live: PublicDb, id: string): Promise<VersionRow[]> {
  const found = await rows(
    live,
    sql<Omit<VersionRow, 'hidden'> & { kind: 'withdrawn' | 'unfit' | null; reason: string; at: Date }>`
      select edition, from_at as "fromAt", until_at as "untilAt", change_note as "changeNote", null as kind, null as reason,
        null::timestamptz as at
      from live.version
      where id = ${id}
      union all
      select edition, from_at, until_at, null, kind, reason, hidden_at
      from live.version_tombstone
      where id = ${id}
      order by edition desc`,
  );
  return found.map(({ kind, reason, at, ...row }) => ({ ...row, hidden: kind && { kind, reason, at } }));
}

/** The public id of a document; null while it was never public. */
export const findPublicId = async (db: Reads, document: number): Promise<string | null> =>
  (
    await first(
      db,
      sql<{ id: string | null }>`select public_id as id from publications.document where id = ${document}`,
    )
  )?.id ?? null;

/** The text of one version. */
export interface Version {
  edition: number;
  title: string;
  body: string;
  metadata: Metadata;
  hash: string;
  /** The unit under the name that it bore on the day asked for, or on the last day of the version. */
  unitName: string;
}

export const findVersion = (
  live: PublicDb,
  id: string,
  edition: number,
  day: string | null = null,
): Promise<Version | undefined> =>
  first(
    live,
    sql<Version>`
      select version.edition, version.title, version.body, version.metadata, version.hash,
        coalesce((
          select former_name.name from live.former_name
          where former_name.unit = now.unit
            and former_name.until_on > coalesce(${day}::date, (version.until_at at time zone 'Asia/Shanghai')::date, 'infinity')
          order by former_name.until_on, former_name.position
          limit 1), now.unit_name) as "unitName"
      from live.version
      cross join lateral (
        select unit, unit_name from live.publication where live.publication.id = version.id offset 0) now
      where version.id = ${id} and version.edition = ${edition}`,
  );

export interface VersionAttachment {
  position: number;
  name: string;
  hash: string;
  bytes: number;
  type: string;
}

export const listVersionAttachments = (live: PublicDb, id: string, edition: number): Promise<VersionAttachment[]> =>
  rows(
    live,
    sql<VersionAttachment>`
      select position, name, hash, bytes, type
      from live.version_attachment
      where publication = ${id} and edition = ${edition}
      order by position`,
  );

/** The version that stood at the end of a day, '2026-03-01' in the district's time; undefined before the first. */
export function versionOn(versions: VersionRow[], day: string): VersionRow | undefined {
  const end = Date.parse(`${day}T24:00:00+08:00`);
  return versions.find(
    ({ fromAt, untilAt }) => fromAt.getTime() < end && (untilAt === null || untilAt.getTime() >= end),
  );
}

/** A document as it stood at the end of a day. */
export interface Standing {
  id: string;
  kind: string;
  edition: number;
  title: string;
  metadata: Metadata;
  /** By all that is known today of that day; a repeal that was written down later counts from the day it names. */
  validity: Validity;
  validityFrom: string | null;
  validityNote: string | null;
  /** As it was shown on that day, when it was not yet known. */
  validityShown: Validity;
}

/**
 * Which publications stood at the end of a day, '2026-03-01', and with which validity: of what is public now, in the version
 * of that day; a version that was taken out is left out. Narrowed to the kinds given, or to policies.
 */
export const listStandingOn = (
  live: PublicDb,
  day: string,
  { kinds, policies = false }: { kinds?: string[]; policies?: boolean } = {},
): Promise<Standing[]> =>
  rows(
    live,
    sql<Standing>`
      select version.id, version.kind, version.edition, version.title, version.metadata,
        ${endedBy(day, 'known')} as validity, known.from_on as "validityFrom", known.note as "validityNote",
        ${endedBy(day, 'shown')} as "validityShown"
      from live.version
      left join lateral (
        select state, from_on, note, until_on from live.validity
        where live.validity.id = version.id and from_on <= ${day}::date
        order by from_on desc, position desc
        limit 1) known on true
      left join lateral (
        select state, until_on from live.validity
        where live.validity.id = version.id and from_on <= ${day}::date and noted_at < ${endOf(day)}
        order by from_on desc, position desc
        limit 1) shown on true
      where version.from_at < ${endOf(day)} and (version.until_at is null or version.until_at >= ${endOf(day)})
        and (${kinds ?? null}::text[] is null or version.kind = any (${kinds ?? null}::text[]))
        and (${!policies} or version.is_policy)
      order by version.id`,
  );

/** 有效期 ends by the day, as in `live.publication`. */
const endedBy = (day: string, facts: 'known' | 'shown') => sql<Validity>`
  case when coalesce(${sql.ref(facts)}.state, 'valid') in ('valid', 'amended')
      and coalesce(${sql.ref(facts)}.until_on::text, version.metadata ->> 'expiresOn') < ${day}
    then 'expired' else coalesce(${sql.ref(facts)}.state, 'valid') end`;

const endOf = (day: string) => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

import { sql } from 'kysely';
import { first, type PublicDb, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { Stored } from './rules/told.ts';

export interface BulletinRow extends Stored {
  id: number;
  unit: number;
  unitName: string;
  name: string;
  readBy: string | null;
  readAt: Date;
  document: number | null;
  droppedAt: Date | null;
  /** Of its document: the newest edition, its revision and state. */
  edition: number | null;
  revision: number | null;
  state: string | null;
  /** Its public address, when it is public. */
  path: string | null;
}

const bulletinsWhere = (where: ReturnType<typeof sql>) => sql<BulletinRow>`
  select bulletin.id, bulletin.unit, unit.name as "unitName", bulletin.name, bulletin.text, bulletin.told, bulletin.covered,
    person.name as "readBy", bulletin.read_at as "readAt", bulletin.document, bulletin.dropped_at as "droppedAt",
    edition.id as edition, edition.revision, edition.state, address.path
  from bulletins.bulletin
  join organisations.unit on unit.id = bulletin.unit
  left join people.person on person.id = bulletin.read_by
  left join lateral (
    select edition.id, edition.state, revision.id as revision
    from publications.edition
    join publications.revision on revision.edition = edition.id
    where edition.document = bulletin.document
    order by edition.number desc, revision.number desc limit 1) edition on true
  left join publications.publication on publication.document = bulletin.document and publication.ended_at is null
  left join publications.address on address.document = publication.document and address.current
  where ${where}`;

/** What units have read in and not given up (null: of all units), newest first; `waiting` leaves out what is drafted. */
export const listBulletins = (
  db: Reads,
  seen: number[] | null,
  { waiting, page, perPage }: { waiting: boolean; page: number; perPage: number },
): Promise<BulletinRow[]> =>
  rows(
    db,
    bulletinsWhere(sql`
      bulletin.dropped_at is null and (not ${waiting} or bulletin.document is null)
      and (${seen}::bigint[] is null or bulletin.unit = any (${seen}::bigint[]))
      order by bulletin.id desc limit ${perPage} offset ${(page - 1) * perPage}`),
  );

export async function countBulletins(db: Reads, seen: number[] | null): Promise<{ waiting: number; all: number }> {
  const found = await first(
    db,
    sql<{ waiting: number; all: number }>`
      select count(*) filter (where document is null)::int as waiting, count(*)::int as all
      from bulletins.bulletin
      where dropped_at is null and (${seen}::bigint[] is null or unit = any (${seen}::bigint[]))`,
  );
  return found!;
}

export async function getBulletin(db: Reads, id: number): Promise<BulletinRow> {
  const found = await first(db, bulletinsWhere(sql`bulletin.id = ${id}`));
  if (!found) throw new NotFound();
  return found;
}

/** The notice from which an edition was set. */
export const findByEdition = (db: Reads, edition: number): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`
      select bulletin.id
      from bulletins.bulletin
      join publications.edition on edition.document = bulletin.document
      where edition.id = ${edition}`,
  );

/** The kind of document of a room whose name fits; the office may not have set one. */
export async function findKind(db: Reads, room: string, pattern: string): Promise<string | null> {
  const found = await first(
    db,
    sql<{ name: string }>`
      select name from publications.kind where room = ${room} and name ~ ${pattern} order by name limit 1`,
  );
  return found?.name ?? null;
}

export async function listColumnNames(db: Reads): Promise<Set<string>> {
  const found = await rows(db, sql<{ slug: string }>`select slug from publications.site_column`);
  return new Set(found.map(({ slug }) => slug));
}

/** A unit by the name that somebody typed: name, full name, alias or address name. */
export const findUnit = (db: Reads, typed: string): Promise<{ id: number; name: string } | undefined> =>
  first(
    db,
    sql<{ id: number; name: string }>`
      select id, name from organisations.unit
      where closed_on is null and (name = ${typed} or slug = ${typed} or full_name = ${typed} or ${typed} = any (aliases))`,
  );

export interface PublicBulletin {
  id: string;
  path: string;
  title: string;
  unit: string;
  unitName: string;
  shape: string;
  organ: string;
  period: string;
  /** 'YYYY-MM-DD', of the older site. */
  publishedOn: string;
  /** When this site published it. */
  publishedAt: Date;
  told: { names?: string[]; count?: number | null };
}

/** Earlier notices of a room that are public, newest first. */
export const listPublicBulletins = (live: PublicDb, home: string): Promise<PublicBulletin[]> =>
  rows(
    live,
    sql<PublicBulletin>`
      select id, path, title, unit, unit_name as "unitName", shape, organ, period, first_published_on::text as "publishedOn", published_at as "publishedAt",
        told
      from live.bulletin
      where home = ${home}
      order by first_published_on desc, title`,
  );

import { sql } from 'kysely';
import { first, one, type PublicDb, rows } from '../../../platform/database.ts';
import type { Became } from '../rules/changes.ts';
import { emptyProfile, type Profile } from '../rules/profile.ts';
import type { InPost } from '../rules/who.ts';

export interface PublicAgency {
  slug: string;
  name: string;
  fullName: string | null;
  kind: string;
  parent: string | null;
  /** Null when nothing of it was approved, or it was withdrawn. */
  profile: Profile | null;
  approvedAt: Date | null;
  hash: string | null;
  /** What was public before profiles were kept: address and telephone of the unit. */
  before: { duty: string; address: string; hours: string; phone: string };
}

const agenciesWhere = (condition: ReturnType<typeof sql>) => sql<PublicAgency>`
  select unit.slug, unit.name, unit.full_name as "fullName", unit.kind, unit.parent, agency.content as profile,
    agency.approved_at as "approvedAt", agency.hash,
    jsonb_build_object('duty', unit.duty, 'address', unit.address, 'hours', unit.hours, 'phone', unit.phone) as before
  from live.unit
  left join live.agency on agency.slug = unit.slug
  where ${condition}
  order by unit.position, unit.name`;

const whole = (row: PublicAgency): PublicAgency => ({
  ...row,
  profile: row.profile && { ...emptyProfile(), ...row.profile },
});

/** Every unit in use, in order of precedence (article 十). */
export const listPublicAgencies = async (live: PublicDb): Promise<PublicAgency[]> =>
  (await rows(live, agenciesWhere(sql`true`))).map(whole);

export async function findPublicAgency(live: PublicDb, slug: string): Promise<PublicAgency | undefined> {
  const found = await first(live, agenciesWhere(sql`unit.slug = ${slug}`));
  return found && whole(found);
}

export interface FormerUnit {
  slug: string;
  name: string;
  fullName: string | null;
  closedOn: string;
}

const formerWhere = (condition: ReturnType<typeof sql>) => sql<FormerUnit>`
  select slug, name, full_name as "fullName", closed_on as "closedOn"
  from live.former_unit
  where ${condition}
  order by closed_on desc, name`;

/** Units that are no more; their pages stay. */
export const listFormerUnits = (live: PublicDb): Promise<FormerUnit[]> => rows(live, formerWhere(sql`true`));
export const findFormerUnit = (live: PublicDb, slug: string): Promise<FormerUnit | undefined> =>
  first(live, formerWhere(sql`slug = ${slug}`));

export interface PublicChange extends Became {
  unit: string;
  reason: string;
}

/** What became of a unit, and from which units it took over; the newest first. */
export const listPublicChanges = (live: PublicDb, slug: string): Promise<PublicChange[]> =>
  rows(
    live,
    sql<PublicChange>`
      select unit, kind, on_day as "on", document, reason, old_name as "oldName", new_name as "newName", successors
      from live.unit_change
      where unit = ${slug} or successors @> ${JSON.stringify([{ slug }])}::jsonb
      order by on_day desc, id desc`,
  );

/** One entry of the feed: what became of a unit, or that its leaders are others now. */
export interface UnitNews {
  unit: string;
  unitName: string;
  at: Date;
  /** Null when the leaders changed. */
  change: (Became & { reason: string }) | null;
}

/** The newest changes of units, as two persons made them public; the newest first. */
export const listUnitNews = (live: PublicDb, limit: number): Promise<UnitNews[]> =>
  rows(
    live,
    sql<UnitNews>`
      with named as (
        select slug, name from live.unit
        union all
        select slug, name from live.former_unit)
      select news.unit, named.name as "unitName", news.at, news.change
      from (
        select unit, approved_at as at,
          jsonb_build_object('kind', kind, 'on', on_day, 'document', document, 'reason', reason, 'oldName', old_name,
            'newName', new_name, 'successors', successors) as change
        from live.unit_change
        union all
        select unit, at, null from live.leaders_change) news
      join named on named.slug = news.unit
      order by news.at desc, news.unit
      limit ${limit}`,
  );

export interface PublicText {
  path: string;
  title: string;
  number: string | null;
  /** By which it is listed: its first publication, for what was moved over that on the older site. */
  listedAt: Date;
  migrated: boolean;
}

/** What a unit published, newest first; whole rows of few ids, each by its index. */
export const listTextsOf = (live: PublicDb, slug: string, limit: number, offset: number): Promise<PublicText[]> =>
  rows(
    live,
    sql<PublicText>`
      select publication.path, publication.title, publication.document_number as number,
        publication.listed_at as "listedAt", publication.first_published_on is not null as migrated
      from (
        select id from live.listed
        where unit = ${slug}
        order by listed_at desc, id
        limit ${limit} offset ${offset}) chosen
      cross join lateral (select * from live.publication where live.publication.id = chosen.id offset 0) publication
      order by publication.listed_at desc, publication.id`,
  );

export const countTextsOf = async (live: PublicDb, slug: string): Promise<number> =>
  (await one(live, sql<{ total: number }>`select count(*)::int as total from live.listed where unit = ${slug}`)).total;

export interface PublicLeader extends InPost {
  unit: string;
  /** Their place among the leaders of the unit, from 1. */
  place: number;
}

/** Everybody who is named as a leader, in order of precedence. */
export const listPublicLeaders = (live: PublicDb): Promise<PublicLeader[]> =>
  rows(
    live,
    sql<PublicLeader>`
      select leader.value ->> 'name' as name, leader.value ->> 'post' as post,
        coalesce(leader.value ->> 'division', '') as division,
        array_remove(array[unit.name, unit.full_name], null) as units, unit.kind = 'government' as first,
        unit.slug as unit, leader.place::int as place
      from live.agency
      join live.unit on unit.slug = agency.slug
      cross join lateral jsonb_array_elements(agency.content -> 'leaders') with ordinality as leader (value, place)
      order by unit.position, unit.name, leader.place`,
  );

import { sql } from 'kysely';
import { first, type PublicDb, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { Cleared, Leaning, UnitInput } from './rules.ts';

export interface UnitRow extends UnitInput, Cleared {
  id: number;
  parentName: string | null;
  /** How many units stand above it. */
  depth: number;
  closedOn: string | null;
  /** Since when something public names it; null while nothing does. */
  shownAt: Date | null;
}

/** Every unit, those in use and those closed, each behind the one above it and in the office's order. */
export const listUnits = (db: Reads): Promise<UnitRow[]> => rows(db, unitsWhere(sql`true`));

export async function getUnit(db: Reads, slug: string): Promise<UnitRow> {
  const unit = await first(db, unitsWhere(sql`tree.slug = ${slug}`));
  if (!unit) throw new NotFound('没有这个单位。');
  return unit;
}

const unitsWhere = (condition: ReturnType<typeof sql>) => sql<UnitRow>`
  with recursive tree as (
    select unit.*, null::text as parent_slug, null::text as parent_name, 0 as depth,
      array[unit.position::bigint, unit.id] as path
    from organisations.unit
    where unit.parent is null
    union all
    select unit.*, tree.slug, tree.name, tree.depth + 1, tree.path || array[unit.position::bigint, unit.id]
    from organisations.unit
    join tree on unit.parent = tree.id
  )
  select id, slug, name, full_name as "fullName", aliases, parent_slug as parent, parent_name as "parentName", kind, code,
    series, duty, address, hours, phone, position, depth, closed_on as "closedOn", shown_at as "shownAt"
  from tree
  where ${condition}
  order by path`;

/** A unit's names, the short one and the whole. */
export interface UnitNames {
  name: string;
  fullName: string;
}

/** The names that units bore on a day and bear no more, by slug; who is not among them bore the name of today. */
export async function listNamesOn(live: PublicDb, day: string): Promise<Map<string, UnitNames>> {
  const found = await rows(
    live,
    sql<UnitNames & { unit: string }>`
      select distinct on (unit) unit, name, full_name as "fullName"
      from live.former_name
      where until_on > ${day}::date
      order by unit, until_on, position`,
  );
  return new Map(found.map(({ unit, ...names }) => [unit, names]));
}

/** Whose slug, name or code this already is, as a sentence beside the field; empty when nobody's. */
export async function whyTaken(
  db: Reads,
  unit: Pick<UnitInput, 'slug' | 'name' | 'code'>,
  except: number | null,
): Promise<Record<string, string>> {
  const other = await first(
    db,
    sql<{ name: string; field: 'slug' | 'name' | 'code' }>`
      select name, case when slug = ${unit.slug} then 'slug' when name = ${unit.name} then 'name' else 'code' end as field
      from organisations.unit
      where (slug = ${unit.slug} or name = ${unit.name} or code = ${unit.code}) and id is distinct from ${except}
      limit 1`,
  );
  if (!other) return {};
  const label = { slug: '网址名', name: '名称', code: '机构代码' }[other.field];
  return { [other.field]: `${label}已经由“${other.name}”使用，请换一个。` };
}

/** What still leans on a unit: units below it, columns it answers for, its staff, and what is still to be done in it. */
export async function whatLeansOn(db: Reads, unit: number): Promise<Leaning> {
  const found = await rows(
    db,
    sql<{ name: string; what: keyof Leaning }>`
      select name, 'below' as what from organisations.unit where parent = ${unit} and closed_on is null
      union all
      select name, 'columns' from publications.site_column where unit = ${unit} and closed_at is null
      union all
      select distinct person.name, 'staff' from people.post
      join people.person on person.id = post.person
      where post.unit = ${unit} and post.ended_at is null
      union all
      select title, 'tasks' from workflow.task where unit = ${unit} and done_at is null
      union all
      select '', 'drafts' from publications.edition
      join publications.document on document.id = edition.document
      where document.unit = ${unit} and edition.state in ('draft', 'submitted', 'cleared')`,
  );
  const names = (what: keyof Leaning) => found.filter((row) => row.what === what).map((row) => row.name);
  const [below, columns, staff] = [names('below'), names('columns'), names('staff')];
  return { below, columns, staff, tasks: names('tasks').length, drafts: names('drafts').length };
}

/** Whether one unit stands somewhere below another. */
export async function standsBelow(db: Reads, slug: string, above: number): Promise<boolean> {
  const found = await first(
    db,
    sql`
      with recursive up as (
        select id, parent from organisations.unit where slug = ${slug}
        union
        select unit.id, unit.parent from organisations.unit join up on unit.id = up.parent
      )
      select id from up where id = ${above}`,
  );
  return found !== undefined;
}

export interface GroupRow {
  name: string;
  units: { slug: string; name: string; closed: boolean }[];
}

/** 单位组 with their units in the order the office gave. */
export const listGroups = (db: Reads): Promise<GroupRow[]> =>
  rows(
    db,
    sql<GroupRow>`
      select unit_group.name,
        coalesce(
          json_agg(json_build_object('slug', unit.slug, 'name', unit.name, 'closed', unit.closed_on is not null)
            order by item.position) filter (where unit.id is not null), '[]') as units
      from organisations.unit_group
      left join lateral unnest(unit_group.units) with ordinality as item (unit, position) on true
      left join organisations.unit on unit.id = item.unit
      group by unit_group.name
      order by unit_group.name collate "C"`,
  );

/** The settings of these names, by name; what was never set is absent. */
export async function readSettings(db: Reads): Promise<Record<string, unknown>> {
  const found = await rows(db, sql<{ name: string; value: unknown }>`select name, value from organisations.setting`);
  return Object.fromEntries(found.map(({ name, value }) => [name, value]));
}

/** The unit of 政府信息公开工作主管部门 (条例第三条): its secrecy officer stands in where a unit has none. */
export const findOffice = async (db: Reads): Promise<number | null> =>
  (
    await first(
      db,
      sql<{ id: number }>`
        select id from organisations.unit
        where kind = 'office' and closed_on is null
        order by position, id
        limit 1`,
    )
  )?.id ?? null;

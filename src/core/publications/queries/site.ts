import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { ColumnInput, KindInput } from '../site-rules.ts';

export interface ColumnRow extends ColumnInput {
  unitName: string;
  /** How many columns stand above it. */
  depth: number;
  closed: boolean;
  /** How many texts are public in it now, and when the last one came. */
  publications: number;
  latest: Date | null;
}

/** Every column, open and closed, each behind the one above it and in the office's order. */
export const listSiteColumns = (db: Reads): Promise<ColumnRow[]> => rows(db, columnsWhere(sql`true`));

export async function getSiteColumn(db: Reads, slug: string): Promise<ColumnRow> {
  const column = await first(db, columnsWhere(sql`tree.slug = ${slug}`));
  if (!column) throw new NotFound('没有这个栏目。');
  return column;
}

const columnsWhere = (condition: ReturnType<typeof sql>) => sql<ColumnRow>`
  with recursive tree as (
    select site_column.*, 0 as depth, array[lpad(position::text, 9, '0'), slug] as path
    from publications.site_column
    where parent is null
    union all
    select site_column.*, tree.depth + 1, tree.path || array[lpad(site_column.position::text, 9, '0'), site_column.slug]
    from publications.site_column
    join tree on site_column.parent = tree.slug
  )
  select tree.slug, tree.parent, tree.name, tree.description, tree.keywords, tree.column_type as "columnType",
    unit.slug as unit, unit.name as "unitName", tree.update_rule as "updateRule", tree.update_days as "updateDays",
    tree.empty_notice as "emptyNotice", tree.position, tree.depth, tree.closed_at is not null as closed,
    shown.publications, shown.latest
  from tree
  join organisations.unit on unit.id = tree.unit
  cross join lateral (
    -- what an older site published long ago makes no column fresh
    select count(*) as publications,
      max(case when document.first_published_on is null then published_at
        else document.first_published_on::timestamp at time zone 'Asia/Shanghai' end) as latest
    from publications.publication
    join publications.document on document.id = publication.document
    where publication.site_column = tree.slug and publication.ended_at is null) shown
  where ${condition}
  order by tree.path collate "C"`;

/** What stands in the way of closing a column. */
export async function whatColumnHolds(
  db: Reads,
  slug: string,
): Promise<{ below: string[]; kinds: string[]; publications: number }> {
  return one(
    db,
    sql<{ below: string[]; kinds: string[]; publications: number }>`
      select
        array(select name from publications.site_column where parent = ${slug} and closed_at is null order by position) as below,
        array(select words from publications.kind where site_column = ${slug} order by words) as kinds,
        (select count(*) from publications.publication where site_column = ${slug} and ended_at is null) as publications`,
  );
}

/** Whether one column is another or stands somewhere below it. */
export async function columnStandsBelow(db: Reads, slug: string, above: string): Promise<boolean> {
  const found = await first(
    db,
    sql`
      with recursive up as (
        select slug, parent from publications.site_column where slug = ${slug}
        union
        select site_column.slug, site_column.parent from publications.site_column join up on site_column.slug = up.parent
      )
      select slug from up where slug = ${above}`,
  );
  return found !== undefined;
}

export interface KindRow extends KindInput {
  columnName: string;
}

/** Kinds of document with the steps that clear them. */
export const listSiteKinds = (db: Reads): Promise<KindRow[]> => rows(db, kindsWhere(sql`true`));

export async function getSiteKind(db: Reads, name: string): Promise<KindRow> {
  const kind = await first(db, kindsWhere(sql`kind.name = ${name}`));
  if (!kind) throw new NotFound('没有这个文件种类。');
  return kind;
}

const kindsWhere = (condition: ReturnType<typeof sql>) => sql<KindRow>`
  select kind.name, kind.words, kind.room, kind.site_column as "siteColumn", site_column.name as "columnName", kind.steps,
    kind.urgent_steps as "urgentSteps", kind.step_days as "stepDays", kind.mend_days as "mendDays", kind.takes_number as "takesNumber",
    kind.is_policy as "isPolicy"
  from publications.kind
  join publications.site_column on site_column.slug = kind.site_column
  where ${condition}
  order by kind.is_policy desc, site_column.position, kind.name collate "C"`;

export interface UnitChoice {
  slug: string;
  name: string;
}

/** Units in use, for the responsible unit of a column. */
export const listResponsibleUnits = (db: Reads): Promise<UnitChoice[]> =>
  rows(db, sql<UnitChoice>`select slug, name from organisations.unit where closed_on is null order by position, id`);

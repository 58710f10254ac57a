import { sql } from 'kysely';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import type { YearPlan } from '../rules/plan.ts';

/** Under which kind plans and results are drafted; that of results has a name that ends so. */
export async function findKind(db: Reads, what: 'plan' | 'result'): Promise<string> {
  const found = await first(
    db,
    sql<{ name: string }>`
      select name from publications.kind
      where room = 'inspections' and (name like '%result') = ${what === 'result'}
      order by name limit 1`,
  );
  if (found) return found.name;
  const words = what === 'plan' ? '抽查计划' : '抽查结果';
  throw new Refused(`还没有“${words}”这个文件种类，请系统管理员先设置（归属的房间选 inspections）。`);
}

export interface PlanRow {
  document: number;
  edition: number;
  state: string;
  year: number;
  unit: number;
  unitName: string;
  title: string;
  batches: number;
  path: string | null;
}

const newest = sql`
  join lateral (
    select edition.id, edition.state, revision.title, revision.metadata
    from publications.edition
    join publications.revision on revision.edition = edition.id
    where edition.document = plan.document
    order by edition.number desc, revision.number desc limit 1) edition on true`;

/** The plans of these units (null: of all), newest year first. */
export const listPlans = (db: Reads, units: number[] | null): Promise<PlanRow[]> =>
  rows(
    db,
    sql<PlanRow>`
      select plan.document, edition.id as edition, edition.state, plan.year, plan.unit, unit.name as "unitName", edition.title,
        jsonb_array_length(edition.metadata -> 'elements' -> 'values' -> 'batches') as batches, address.path
      from inspections.plan
      join organisations.unit on unit.id = plan.unit
      ${newest}
      left join publications.publication on publication.document = plan.document and publication.ended_at is null
      left join publications.address on address.document = publication.document and address.current
      where ${units}::bigint[] is null or plan.unit = any (${units}::bigint[])
      order by plan.year desc, unit.position, unit.id`,
  );

export interface PublicPlan {
  document: number;
  unit: number;
  unitName: string;
  plan: YearPlan;
}

/** A plan as it is public now: only what was cleared is drawn from. */
export const findPublished = (db: Reads, document: number): Promise<PublicPlan | undefined> =>
  first(
    db,
    sql<PublicPlan>`
      select plan.document, plan.unit, unit.name as "unitName", revision.metadata -> 'elements' -> 'values' as plan
      from inspections.plan
      join organisations.unit on unit.id = plan.unit
      join publications.publication on publication.document = plan.document and publication.ended_at is null
      join publications.revision on revision.id = publication.revision
      where plan.document = ${document}`,
  );

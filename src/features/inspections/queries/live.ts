import { sql } from 'kysely';
import { type ListedDraw, listPublicDrawsUnder } from '../../../core/draws/queries/live.ts';
import { findPublicColumn, type PublicColumn } from '../../../core/publications/queries/column.ts';
import { type PublicDb, rows } from '../../../platform/database.ts';
import type { RevealedDraw } from '../rules/coverage.ts';
import { batchObjects, type YearPlan } from '../rules/plan.ts';
import type { FoundAt, PublicResult } from '../rules/result.ts';

export interface PublicPlanRow {
  id: string;
  path: string;
  title: string;
  unitName: string;
  publishedAt: Date;
  /** Beginning of the name under which the draws of its batches stand; the code of the batch follows. */
  object: string;
  plan: YearPlan;
}

/** The column in which plans and results stand, as the office describes it. */
export const findColumn = (live: PublicDb): Promise<PublicColumn | undefined> => findPublicColumn(live, 'inspections');

/** Every plan that is public, newest year first. */
export const listPublicPlans = (live: PublicDb): Promise<PublicPlanRow[]> =>
  rows(
    live,
    sql<PublicPlanRow>`
      select id, path, title, unit_name as "unitName", published_at as "publishedAt", object, plan
      from live.inspection_plan
      order by year desc, unit_name`,
  );

/** Every result that is public, a row for a matter at an object, newest first. */
export const listPublicResults = (live: PublicDb): Promise<PublicResult[]> =>
  rows(
    live,
    sql<PublicResult>`
      select item.key, item.name, item.matter, item.kind, item.on, item.mended, coalesce(item."mendedOn", '') as "mendedOn", result ->> 'draw' as draw, result ->> 'title' as title,
        result ->> 'organ' as organ, path, to_char(first_published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "publishedOn"
      from live.inspection_result
      cross join lateral jsonb_to_recordset(result -> 'rows') as item (key text, name text, matter text, kind text, "on" text, mended text, "mendedOn" text)
      order by item.on desc, item.key, item.matter`,
  );

/** What is public of the objects of one draw, a row for a matter at an object. */
export const listResultsOfDraw = (live: PublicDb, number: string): Promise<FoundAt[]> =>
  rows(
    live,
    sql<FoundAt>`
      select item.key, item.kind, item.mended
      from live.inspection_result
      cross join lateral jsonb_to_recordset(result -> 'rows') as item (key text, matter text, kind text, mended text)
      where result ->> 'draw' = ${number}
      order by item.key, item.matter`,
  );

/** The public draws that a document speaks of: those of its batches when it is a plan, the one behind it when it is a result. */
export const listDrawsBehind = (live: PublicDb, document: string): Promise<{ number: string; title: string }[]> =>
  rows(
    live,
    sql<{ number: string; title: string }>`
      select draw.number, draw.title
      from live.draw
      where draw.number in (select result ->> 'draw' from live.inspection_result where id = ${document})
        or exists (select from live.inspection_plan plan where plan.id = ${document} and starts_with(draw.object, plan.object))
      order by draw.published_at`,
  );

/** When the results of a year were first public, and when as they stand now. */
export const listResultEditions = (
  live: PublicDb,
  year: number,
): Promise<{ firstPublishedAt: Date; publishedAt: Date }[]> =>
  rows(
    live,
    sql<{ firstPublishedAt: Date; publishedAt: Date }>`
      select first_published_at as "firstPublishedAt", published_at as "publishedAt" from live.inspection_result
      where result ->> 'year' = ${String(year)}`,
  );

/** The draws of batches that are public, by what they are for. */
export const listBatchDraws = (live: PublicDb): Promise<ListedDraw[]> => listPublicDrawsUnder(live, batchObjects);

/** List and result of every draw for a batch of a year that is revealed and holds, with the unit of its plan. */
export const listRevealed = (live: PublicDb, year: number): Promise<RevealedDraw[]> =>
  rows(
    live,
    sql<RevealedDraw>`
      select plan.unit_name as unit, draw.pool,
        (select outcome.result from live.draw_outcome outcome where outcome.number = draw.number order by version limit 1) as result
      from live.inspection_plan plan
      join live.draw on starts_with(draw.object, plan.object)
      where plan.year = ${year} and draw.revealed_at is not null and draw.voided_at is null
      order by draw.number`,
  );

import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { openDocument, refuseForeignUnit, reviseEdition } from '../../../core/publications/actions/draft.ts';
import { type Content, emptyContent } from '../../../core/publications/content.ts';
import { getEdition } from '../../../core/publications/queries.ts';
import { roomAsks } from '../../../core/publications/room-asks.ts';
import { first, rows } from '../../../platform/database.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { findKind } from '../queries/documents.ts';
import {
  type Batch,
  type PlannedMatter,
  planOf,
  room,
  whyNotBatch,
  whyNotPlan,
  withBatch,
  type YearPlan,
} from '../rules/plan.ts';
import { planBody } from '../rules/plan-body.ts';
import { keepers } from '../rules/who.ts';

// A plan without batches goes nowhere, whatever way it is sent to review; results are looked at where they are drawn up.
roomAsks[room] = async (_db, content) => {
  const plan = planOf(content);
  return plan ? whyNotPlan(plan) : {};
};

const contentOf = (plan: YearPlan): Content => ({
  ...emptyContent,
  title: `${plan.year} 年随机抽查工作计划`,
  body: planBody(plan),
  metadata: { elements: { room, values: { ...plan } } },
  disclosure: 'open',
});

/** 拟定年度计划: one for a unit and a year; batches are written into it. */
export const openPlan = action('inspections.openPlan', {
  words: '拟定年度抽查计划',
  may: keepers,
  async run(act, input: { unit: number; year: number }): Promise<{ document: number; edition: number }> {
    refuseForeignUnit(act, input.unit);
    const there = await first(
      act.tx,
      sql`select document from inspections.plan where unit = ${input.unit} and year = ${input.year}`,
    );
    if (there) throw new Refused(`本单位已有 ${input.year} 年的计划，请打开它修改或者调整。`);
    const kind = await findKind(act.tx, 'plan');
    const content = contentOf({ year: input.year, batches: [], matters: [] });
    const { document, edition } = await openDocument(act, { kind, unit: input.unit, content });
    await sql`
      insert into inspections.plan (document, unit, year) values (${document}, ${input.unit}, ${input.year})`.execute(
      act.tx,
    );
    return { document, edition };
  },
});

interface Putting {
  edition: number;
  /** The revision that the writer saw. */
  base: number;
  batch: Batch | null;
  /** The code of a batch that goes. */
  gone: string;
}

/** 写入批次: a new revision of the plan, its text set anew. The matters come from the register as they stand. */
export const putBatch = action('inspections.putBatch', {
  words: '写入或者删去抽查批次',
  may: keepers,
  async run(act, input: Putting): Promise<{ document: number }> {
    const { document, content, unit } = await getEdition(act.tx, input.edition);
    const plan = planOf(content);
    if (!plan) throw new NotFound();
    const why = input.batch ? Object.values(whyNotBatch(plan, input.batch)) : [];
    if (why.length > 0) throw new Refused(why.join(''));
    const matters = input.batch ? await listMatters(act, unit, input.batch.matters) : [];
    const changed = contentOf(withBatch(plan, input.batch, input.gone, matters));
    await reviseEdition(act, { edition: input.edition, base: input.base, content: changed });
    return { document };
  },
});

async function listMatters(act: Act, unit: number, keys: string[]): Promise<PlannedMatter[]> {
  const found = await rows(
    act.tx,
    sql<PlannedMatter>`
      select key, name, fields from inspections.entry
      where register = 'matter' and key = any (${keys}::text[]) and (unit = ${unit} or fields ->> 'joint' = '是')`,
  );
  const missing = keys.find((key) => !found.some((matter) => matter.key === key));
  if (missing)
    throw new Refused(`本单位的抽查事项清单里没有 ${missing}，请先导入，或者请牵头单位在清单里写明部门联合。`);
  return found;
}

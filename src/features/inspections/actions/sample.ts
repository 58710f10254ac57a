import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { listedOf } from '../../../core/draws/compute/compute.ts';
import { openDraw, type Plan } from '../../../core/draws/open.ts';
import { refuseForeignUnit } from '../../../core/publications/actions/draft.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { findPublished, type PublicPlan } from '../queries/documents.ts';
import { listDrawn, listEntries, listTeamUnits, listTries, listTriesOf } from '../queries/samples.ts';
import { type Batch, batchObjects, rateWords } from '../rules/plan.ts';
import { listOf, ordinaryOf, sameMatters, type Try, whyNotSample } from '../rules/sample.ts';
import { keepers } from '../rules/who.ts';

/** Parties, events and days of a draw, as its form gives them; the list is made from the registers. */
export type Staging = Pick<Plan, 'alg' | 'revealOn' | 'parties' | 'sources'>;

interface Sampling {
  document: number;
  batch: string;
  staging: Staging;
  /** Why a batch is drawn from again; '' the first time. */
  reason: string;
}

/** 批次抽签: from the registers as they stand, for a batch of a plan that is public; the draw then goes its own steps. */
export const drawBatch = action('inspections.drawBatch', {
  words: '拟定抽查批次的抽签',
  may: keepers,
  async run(act, input: Sampling): Promise<{ draw: number }> {
    // One at a time: two draws of one matter must not take the same object.
    await sql`select pg_advisory_xact_lock(hashtext('inspections.drawBatch'))`.execute(act.tx);
    const published = await findPublished(act.tx, input.document);
    if (!published) throw new Refused('年度计划还没有公布，公布以后才能抽签。');
    refuseForeignUnit(act, published.unit);
    const batch = published.plan.batches.find(({ code }) => code === input.batch);
    if (!batch) throw new NotFound('公布的计划里没有这个批次，请刷新页面。');
    const tries = await listTries(act.tx, input.document, batch.code);
    refuseIf(whyNotSample(tries, input.reason));
    const plan = await stagePlan(act, published, batch, input.staging);
    const { why } = await listedOf({ ...plan, number: null });
    if (why.length > 0) throw new Refused(`从名录库还抽不出来：${why.join('')}`);
    const draw = await openDraw(act, {
      object: objectOf(input.document, batch.code),
      plan,
      follows: followed(tries, input.reason),
    });
    await sql`
      insert into inspections.sample (draw, plan, batch, year, told)
      values (${draw}, ${input.document}, ${batch.code}, ${published.plan.year}, ${JSON.stringify(batch)}::jsonb)`.execute(
      act.tx,
    );
    const data = { plan: input.document, batch: batch.code };
    await act.line({ object: `draws.draw:${draw}`, reason: input.reason || null, data });
    return { draw };
  },
});

/** What every try for a batch bears, so that the public sees them beside each other. */
export const objectOf = (document: number, batch: string) => `${batchObjects}${document}-${batch}`;

const followed = (tries: Try[], reason: string) => {
  const last = tries.filter(({ number }) => number).at(-1);
  return last ? { draw: last.draw, reason } : null;
};

async function stagePlan(act: Act, { unit, plan }: PublicPlan, batch: Batch, staging: Staging): Promise<Plan> {
  const ordinary = ordinaryOf(plan, batch);
  const { drawn, open } = sameMatters(await listTriesOf(act.tx, plan.year), ordinary);
  if (open)
    throw new Refused(`同一事项的另一次抽签（${open.number ?? '方案待发布'}）还没有抽取，请等它办完，避免重复抽查。`);
  const units = await listTeamUnits(act.tx, unit, batch);
  const list = listOf({
    batch,
    objects: await listEntries(act.tx, 'object', null),
    inspectors: await listEntries(act.tx, 'inspector', units),
    taken: await listDrawn(
      act.tx,
      drawn.map(({ draw }) => draw),
    ),
    today: dayOf(act.now),
  });
  const title = `${plan.year} 年随机抽查：${batch.title}`.slice(0, 100);
  const reason = `按 ${plan.year} 年随机抽查工作计划第 ${batch.code} 批，从检查对象名录库和执法检查人员名录库中抽取。抽查比例：${rateWords(batch.rates)}。`;
  const { team, cap } = batch;
  return { ...staging, unit, title, reason, list, size: 0, team, cap, namesOpen: true };
}

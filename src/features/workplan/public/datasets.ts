import type { Dataset } from '../../../core/feature.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { trackerHref } from '../pages/public-plans.tsx';
import { trackerSheet } from '../pages/tracker-sheet.tsx';
import {
  listProvable,
  listPublicEvidence,
  listPublicPlans,
  listPublicProgress,
  type PublicPlan,
} from '../queries/live.ts';

/** The tasks of each public plan with their progress, the rows of the tracker. */
export async function planDatasets(live: PublicDb): Promise<Dataset[]> {
  const plans = await listPublicPlans(live);
  return Promise.all(plans.filter(({ tasks }) => tasks > 0).map((plan) => datasetOf(live, plan)));
}

async function datasetOf(live: PublicDb, plan: PublicPlan): Promise<Dataset> {
  const progress = await listPublicProgress(live, plan.id);
  return {
    name: `workplan-${plan.id}`,
    title: `${plan.title}：任务和进展`,
    description: `${plan.year} 年工作安排的每一项任务：责任单位、时限、进展、办结日期和佐证`,
    keywords: ['政务公开重点工作', '工作安排', '落实进展'],
    page: trackerHref(plan),
    rhythm: 'monthly',
    changedAt: progress[0]?.approvedAt ?? null,
    // What proves a task may be any page.
    tags: [`plan:${plan.id}`, everyChange],
    async sheet({ origin, today }) {
      const [tasks, evidence] = await Promise.all([listProvable(live, plan.id), listPublicEvidence(live, plan.id)]);
      return trackerSheet({ plan, tasks, evidence, origin, today });
    },
  };
}

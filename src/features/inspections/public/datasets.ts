import type { Dataset } from '../../../core/feature.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import type { PublicDb } from '../../../platform/database.ts';
import type { Sheet } from '../../../platform/spreadsheet.ts';
import { listPublicPlans, listPublicResults, type PublicPlanRow } from '../queries/live.ts';
import { registers } from '../rules/registers.ts';
import { type PublicResult, resultSheet } from '../rules/result.ts';

const common: Pick<Dataset, 'rhythm' | 'tags'> = { rhythm: 'continuous', tags: [everyChange] };

/** 随机抽查事项清单 and 抽查结果, as they were cleared; a list that holds nothing is left out. */
export async function inspectionDatasets(live: PublicDb): Promise<Dataset[]> {
  const [plans, results] = await Promise.all([listPublicPlans(live), listPublicResults(live)]);
  return [...mattersOf(plans), ...resultsOf(results)];
}

function mattersOf(plans: PublicPlanRow[]): Dataset[] {
  const sheet = mattersSheet(plans);
  if (sheet.rows.length === 0) return [];
  const matters = {
    name: 'inspection-matters',
    title: '随机抽查事项清单',
    description: '各单位年度计划公布的随机抽查事项，含检查依据、方式和内容',
    keywords: ['双随机', '抽查事项清单'],
    page: '/inspections/',
    changedAt: new Date(Math.max(...plans.map(({ publishedAt }) => publishedAt.getTime()))),
  };
  return [{ ...common, ...matters, sheet: async () => sheet }];
}

function resultsOf(results: PublicResult[]): Dataset[] {
  const newest = results
    .map(({ publishedOn }) => publishedOn)
    .sort()
    .at(-1);
  if (!newest) return [];
  const found = {
    name: 'inspection-results',
    title: '随机抽查结果',
    description: '每个检查对象每一事项的抽查结果和整改情况',
    keywords: ['双随机', '抽查结果'],
    page: '/inspections/results/',
    changedAt: new Date(`${newest}T00:00:00+08:00`),
  };
  return [{ ...common, ...found, sheet: async () => resultSheet(results) }];
}

function mattersSheet(plans: PublicPlanRow[]): Sheet {
  const { columns } = registers.matter;
  return {
    name: '随机抽查事项清单',
    columns: ['年度', '单位', '事项编码', '检查项目', ...columns.map(({ head }) => head)].map((head) => ({
      head,
      width: 20,
    })),
    rows: plans.flatMap(({ unitName, plan }) =>
      plan.matters.map(({ key, name, fields }) => [
        plan.year,
        unitName,
        key,
        name,
        ...columns.map((column) => fields[column.name] ?? ''),
      ]),
    ),
  };
}

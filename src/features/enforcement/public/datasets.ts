import type { Dataset } from '../../../core/feature.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { listPublic } from '../queries/live.ts';
import { sheetOf } from '../rules/sheet.ts';

/** 行政执法决定 as open data: the rows of its page. */
export async function enforcementDatasets(live: PublicDb): Promise<Dataset[]> {
  const decisions = await listPublic(live, 'decision');
  if (decisions.length === 0) return [];
  return [
    {
      name: 'enforcement',
      title: '行政执法决定',
      description: '行政许可、行政处罚和其他行政执法决定的文书号、相对人、依据、内容、日期和机关；自然人已脱敏',
      keywords: ['行政执法公示', '行政许可', '行政处罚', '双公示'],
      page: '/enforcement/',
      rhythm: 'continuous',
      changedAt: new Date(Math.max(...decisions.map(({ publishedAt }) => publishedAt.getTime()))),
      tags: [everyChange],
      sheet: async () => sheetOf(decisions.map(({ values }) => values)),
    },
  ];
}

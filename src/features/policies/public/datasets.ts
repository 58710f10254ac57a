import type { Dataset } from '../../../core/feature.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { listPublicRegulations } from '../queries/live-regulations.ts';
import { publicSheet } from '../rules/public-ledger.ts';

/** 规范性文件目录 as open data: the rows of its page. */
export async function policyDatasets(live: PublicDb): Promise<Dataset[]> {
  const items = await listPublicRegulations(live);
  if (items.length === 0) return [];
  return [
    {
      name: 'regulations',
      title: '规范性文件目录',
      description: '现行和失效的规范性文件。每件列出发文字号、制定机关、日期、效力、备案、清理结论和解读',
      keywords: ['规范性文件', '政策文件', '效力状态', '清理'],
      page: '/policies/ledger/',
      rhythm: 'continuous',
      changedAt: new Date(Math.max(...items.map(({ publishedAt }) => publishedAt.getTime()))),
      tags: [everyChange],
      sheet: async ({ origin }) => publicSheet(items, origin),
    },
  ];
}

import type { Dataset } from '../../../core/feature.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { listPublicAgencies } from '../queries/live.ts';
import type { Part } from '../rules/profile.ts';
import { sheetOf } from '../rules/sheet.ts';

type Told = Pick<Dataset, 'name' | 'title' | 'description' | 'keywords' | 'page'>;

const told: Partial<Record<Part, Told>> = {
  basic: {
    name: 'units',
    title: '机构信息',
    description: '各单位的职责、办公地址、办公时间和联系方式',
    keywords: ['机构职能', '三定规定', '办公地址', '联系电话'],
    page: '/units/',
  },
  offices: {
    name: 'unit-offices',
    title: '内设机构',
    description: '各单位的内设机构及其职责、负责人和电话',
    keywords: ['机构职能', '内设机构'],
    page: '/units/',
  },
  leaders: {
    name: 'leaders',
    title: '领导之窗',
    description: '各单位领导的职务和分工',
    keywords: ['领导之窗', '领导分工'],
    page: '/leaders/',
  },
  catalogue: {
    name: 'disclosure-catalogue',
    title: '主动公开基本目录',
    description: '各单位主动公开的事项、依据、时限、渠道和对象',
    keywords: ['主动公开基本目录', '信息公开'],
    page: '/units/',
  },
};

/** What the units make known of themselves, one list for each part that is a table. */
export async function agencyDatasets(live: PublicDb): Promise<Dataset[]> {
  const agencies = await listPublicAgencies(live);
  const units = agencies.flatMap(({ name, profile }) => (profile ? [{ name, profile }] : []));
  const moments = agencies.flatMap(({ approvedAt }) => approvedAt?.getTime() ?? []);
  return Object.entries(told).flatMap(([part, facts]): Dataset[] => {
    const sheet = sheetOf(part as Part, units);
    if (sheet.rows.length === 0) return [];
    const changedAt = new Date(Math.max(...moments));
    return [{ ...facts, rhythm: 'continuous', changedAt, tags: [everyChange], sheet: async () => sheet }];
  });
}

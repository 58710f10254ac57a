import type { Dataset, Feature } from '../../../core/feature.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { columnSheet } from '../rules/column-sheet.ts';
import { rhythmOf } from '../rules/rhythm.ts';
import { listColumnTexts, listFilledColumns } from './columns.ts';

/** What stands in each column, as a list of its own. */
async function columnDatasets(live: PublicDb): Promise<Dataset[]> {
  const columns = await listFilledColumns(live);
  return columns.map(({ slug, name, description, keywords, updateRule, unit, unitName, changedAt }) => ({
    name: `column-${slug}`,
    title: `${name}栏目目录`,
    description: description || `“${name}”栏目公开的全部信息`,
    keywords: [name, ...keywords.split(/[,，、\s]+/).filter((word) => word && word !== name)],
    page: `/${slug}/`,
    rhythm: rhythmOf(updateRule),
    rhythmWords: updateRule,
    publisher: { slug: unit, name: unitName },
    changedAt,
    tags: [`column:${slug}`],
    sheet: async ({ origin }) => columnSheet(name, await listColumnTexts(live, slug), origin),
  }));
}

/** Every public list of the house: what the rooms offer, then the columns. */
export async function listDatasets(live: PublicDb, others: Feature[]): Promise<Dataset[]> {
  const offered = await Promise.all(others.map((room) => room.datasets?.(live) ?? []));
  return [...offered.flat(), ...(await columnDatasets(live))];
}

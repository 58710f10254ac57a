import { type Validity, validities } from '../../../core/publications/rules.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Listed } from '../queries/columns.ts';

const fields: { head: string; width: number; cell(text: Listed, origin: string): Cell }[] = [
  { head: '标题', width: 48, cell: ({ title }) => title },
  { head: '发文字号', width: 20, cell: ({ number }) => number },
  { head: '索引号', width: 24, cell: ({ indexNumber }) => indexNumber },
  { head: '发布单位', width: 22, cell: ({ unitName }) => unitName },
  { head: '种类', width: 16, cell: ({ kindWords }) => kindWords },
  { head: '主题分类', width: 18, cell: ({ subject }) => subject },
  { head: '关键词', width: 24, cell: ({ keywords }) => keywords?.join('、') },
  { head: '成文日期', width: 12, cell: ({ formedOn }) => (formedOn ? { day: formedOn } : null) },
  { head: '公布日期', width: 12, cell: ({ listedAt }) => ({ day: dayOf(listedAt) }) },
  { head: '更新日期', width: 12, cell: ({ publishedAt }) => ({ day: dayOf(publishedAt) }) },
  { head: '有效性', width: 10, cell: ({ validity }) => validity && validities[validity as Validity] },
  { head: '有效期至', width: 12, cell: ({ validUntil }) => (validUntil ? { day: validUntil } : null) },
  { head: '地址', width: 48, cell: ({ path }, origin) => origin + path },
];

/** Everything of a column, one text a row, with what its list and its index block say. */
export const columnSheet = (name: string, texts: Listed[], origin: string): Sheet => ({
  name,
  columns: fields.map(({ head, width }) => ({ head, width })),
  rows: texts.map((text) => fields.map(({ cell }) => cell(text, origin))),
});

import type { Sheet } from '../../../platform/spreadsheet.ts';
import { dayOf } from '../../../platform/time.ts';
import type { PublicOverturned } from '../queries/ended.ts';
import type { PublicEntry } from '../queries/live.ts';
import type { Timeliness } from './clock.ts';
import { kindWords } from './decision.ts';
import { rowsOf, said } from './elements.ts';
import { overturnings } from './ended.ts';
import { stepWords } from './sections.ts';

const columns = (...heads: [head: string, width: number][]) => heads.map(([head, width]) => ({ head, width }));

/** 执法事项, a row each, with its steps in one cell. */
export const matterSheet = (entries: PublicEntry[]): Sheet => ({
  name: '执法事项',
  columns: columns(
    ['事项名称', 40],
    ['类别', 12],
    ['执法主体', 30],
    ['执法依据', 50],
    ['裁量基准', 50],
    ['执法流程', 50],
    ['现场出示和告知', 40],
    ['办理时限', 20],
    ['救济渠道', 40],
    ['监督电话', 16],
  ),
  rows: entries.map(({ values }) => [
    said(values, 'name'),
    kindWords(said(values, 'kind')),
    said(values, 'organ'),
    said(values, 'basis'),
    said(values, 'discretion'),
    rowsOf(values, 'steps').map(stepWords).join('\n'),
    said(values, 'during'),
    said(values, 'limit'),
    said(values, 'remedy'),
    said(values, 'phone'),
  ]),
});

/** 执法主体和人员, a row for each officer. */
export const organSheet = (entries: PublicEntry[]): Sheet => ({
  name: '执法主体和人员',
  columns: columns(
    ['执法主体', 30],
    ['主体性质', 14],
    ['姓名', 12],
    ['执法证号', 18],
    ['执法类别', 14],
    ['有效期至', 12],
  ),
  rows: entries.flatMap(({ values }) =>
    rowsOf(values, 'staff').map(({ name, certificate, kind, until }) => [
      said(values, 'name'),
      said(values, 'nature'),
      name,
      certificate,
      kind,
      until ? { day: until } : null,
    ]),
  ),
});

export const reportSheet = (entries: PublicEntry[]): Sheet => ({
  name: '行政执法统计年报',
  columns: columns(['年度', 8], ['执法机关', 30], ['项目', 50], ['数值', 14]),
  rows: entries.flatMap(({ values }) =>
    rowsOf(values, 'figures').map(({ name, value }) => [said(values, 'year'), said(values, 'organ'), name, value]),
  ),
});

export const overturnedSheet = (overturned: PublicOverturned[]): Sheet => ({
  name: '变更和撤销',
  columns: columns(
    ['日期', 12],
    ['结果', 14],
    ['原执法机关', 30],
    ['作出变更、撤销、确认的机关', 30],
    ['文书号', 28],
    ['说明', 60],
    ['撤下日期', 12],
  ),
  rows: overturned.map(({ overturnedOn, kind, unitName, organ, paper, explanation, withdrawnAt }) => [
    { day: overturnedOn },
    overturnings[kind],
    unitName,
    organ,
    paper,
    explanation,
    { day: dayOf(withdrawnAt) },
  ]),
});

export const timelinessSheet = (units: Timeliness[]): Sheet => ({
  name: '公开及时率',
  columns: columns(['单位', 30], ['已公开', 10], ['按期公开', 10], ['百分比', 10]),
  rows: units.map(({ unitName, published, inTime }) => [
    unitName,
    published,
    inTime,
    Math.round((inTime / published) * 1000) / 10,
  ]),
});

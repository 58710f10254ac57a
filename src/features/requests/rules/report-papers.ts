import { type Block, runOf, type TableCell } from '../../../core/papers/blocks.ts';
import type { Paper } from '../../../core/papers/paper.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheet.ts';
import { kindNames } from '../rules.ts';
import {
  columns,
  columnWords,
  type Disputes,
  disputeKindNames,
  disputeKinds,
  disputeResults,
  type Figures,
  resultRows,
} from './report.ts';

interface Told {
  year: number;
  three: Figures;
  four: Disputes;
}

const results = { ...disputeResults, total: '总计' } as const;
const resultNames = Object.keys(results) as (keyof typeof results)[];

/** Both tables on one sheet, figures as numbers that can be summed. */
export function sheetOfReport({ three, four }: Told): Sheet {
  const figures = (row: keyof Figures) => columns.map((column) => three[row][column]);
  const result: Cell[][] = resultRows.map(({ row, group, words }) => [
    '三、本年度办理结果',
    group,
    words,
    ...figures(row),
  ]);
  return {
    name: '表三、表四',
    columns: [
      { head: '项目', width: 34 },
      { head: '类别', width: 30 },
      { head: '情形', width: 46 },
      ...columns.map((column) => ({ head: columnWords[column], width: 12 })),
    ],
    rows: [
      ['一、本年新收政府信息公开申请数量', '', '', ...figures('new')],
      ['二、上年结转政府信息公开申请数量', '', '', ...figures('carried_in')],
      ...result,
      ['三、本年度办理结果', '（七）总计', '', ...figures('total')],
      ['四、结转下年度继续办理', '', '', ...figures('carried_out')],
      [],
      ['行政复议、行政诉讼', '', '', ...resultNames.map((name) => results[name])],
      ...disputeKindNames.map((kind): Cell[] => [
        disputeKinds[kind],
        '',
        '',
        ...resultNames.map((name) => four[kind][name]),
      ]),
    ],
  };
}

const cell = (text: string | number, more: Partial<TableCell> & { align?: 'flush' | 'center' } = {}): TableCell => {
  const { align = 'center', ...rest } = more;
  return {
    blocks: [{ kind: 'paragraph', runs: [runOf(String(text))], align, level: 0, depth: 0 }],
    head: false,
    columns: 1,
    rows: 1,
    ...rest,
  };
};
const head = (text: string, more: Partial<TableCell> = {}) => cell(text, { head: true, ...more });
const left = (text: string, more: Partial<TableCell> = {}) => cell(text, { align: 'flush', ...more });

/** Tables three and four as the official form lays them out (国办公开办函〔2021〕30号). */
export function paperOfReport({ year, three, four }: Told, unitName: string, origin: string): Paper {
  return {
    title: `政府信息公开工作年度报告表三、表四（${year} 年，${unitName}）`,
    head: null,
    source: null,
    blocks: [tableThree(three), tableFour(four)],
    signature: null,
    note: null,
    printed: null,
    verification: { code: String(year), address: `${origin}/requests/` },
    at: new Date(`${year}-12-31T00:00:00+08:00`),
  };
}

function tableThree(three: Figures): Block {
  const figures = (row: keyof Figures) => columns.map((column) => cell(three[row][column]));
  const groups = Map.groupBy(resultRows, ({ group }) => group);
  const rows: TableCell[][] = [
    [
      head('本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和', { columns: 3, rows: 3 }),
      head('申请人情况', { columns: 7 }),
    ],
    [head('自然人', { rows: 2 }), head('法人或其他组织', { columns: 5 }), head('总计', { rows: 2 })],
    kindNames.slice(1).map((kind) => head(columnWords[kind])),
    [left('一、本年新收政府信息公开申请数量', { columns: 3 }), ...figures('new')],
    [left('二、上年结转政府信息公开申请数量', { columns: 3 }), ...figures('carried_in')],
  ];
  let first = true;
  for (const [group, of] of groups)
    of.forEach(({ row, words }, at) => {
      const lead = first ? [left('三、本年度办理结果', { rows: resultRows.length + 1 })] : [];
      first = false;
      const named = words
        ? at === 0
          ? [left(group, { rows: of.length }), left(words)]
          : [left(words)]
        : [left(group, { columns: 2 })];
      rows.push([...lead, ...named, ...figures(row)]);
    });
  rows.push([left('（七）总计', { columns: 2 }), ...figures('total')]);
  rows.push([left('四、结转下年度继续办理', { columns: 3 }), ...figures('carried_out')]);
  return { kind: 'table', caption: '三、收到和处理政府信息公开申请情况', rows, heads: 3 };
}

function tableFour(four: Disputes): Block {
  return {
    kind: 'table',
    caption: '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    heads: 3,
    rows: [
      [head('行政复议', { columns: 5, rows: 2 }), head('行政诉讼', { columns: 10 })],
      [head('未经复议直接起诉', { columns: 5 }), head('复议后起诉', { columns: 5 })],
      disputeKindNames.flatMap(() => resultNames.map((name) => head(results[name]))),
      disputeKindNames.flatMap((kind) => resultNames.map((name) => cell(four[kind][name]))),
    ],
  };
}

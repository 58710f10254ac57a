import type { Sheet } from '../../../platform/spreadsheet.ts';
import { kinds } from './decision.ts';
import { type Row, said, type Values } from './elements.ts';

/** A decision as it counts: what was said, and what became of it. */
export interface Counted {
  values: Values;
  overturned: string | null;
}

/** The classes of penalties in the order of 行政处罚法第九条, with the words by which a decision names them. */
const penalties: [name: string, words: RegExp][] = [
  ['警告、通报批评', /警告|通报批评/],
  ['罚款', /罚款/],
  ['没收违法所得、没收非法财物', /没收/],
  ['暂扣许可证件、降低资质等级、吊销许可证件', /暂扣|降低资质|吊销/],
  ['限制开展生产经营活动、责令停产停业、责令关闭、限制从业', /限制|停产|停业|责令关闭/],
  ['行政拘留', /拘留/],
];

/** One line of a table of the yearly report. */
export interface Figure {
  table: string;
  name: string;
  unit: string;
  value: number;
}

const round = (value: number): number => Number(value.toFixed(6));

/**
 * 行政执法统计年报: permits, penalties, coercion and other acts of one year. A penalty of several classes counts in each of them and once in
 * the sum, as the official table wants it.
 */
export function figuresOf(decisions: Counted[]): Figure[] {
  const of = (kind: string) => decisions.filter(({ values }) => said(values, 'kind') === kind);
  const count = (table: string, name: string, found: Counted[]): Figure => ({
    table,
    name,
    unit: '宗',
    value: found.length,
  });
  const penal = of('处罚');
  const classes = penalties.map(([name, words]) =>
    count(
      '行政处罚',
      name,
      penal.filter(({ values }) => words.test(said(values, 'penaltyKind'))),
    ),
  );
  const others = penal.filter(({ values }) => !penalties.some(([, words]) => words.test(said(values, 'penaltyKind'))));
  const money = penal.reduce(
    (sum, { values }) => sum + Number(said(values, 'fine') || 0) + Number(said(values, 'confiscated') || 0),
    0,
  );
  const overturned = decisions.filter((one) => one.overturned !== null);
  return [
    count('行政许可', '作出的许可决定', of('许可')),
    count(
      '行政许可',
      '其中后来被撤销',
      of('许可').filter((one) => one.overturned === 'revoked'),
    ),
    ...classes,
    count('行政处罚', '其他', others),
    count('行政处罚', '合计', penal),
    { table: '行政处罚', name: '罚没金额', unit: '万元', value: round(money) },
    count('行政强制', '行政强制决定', of('强制')),
    ...kinds
      .filter((kind) => !['许可', '处罚', '强制'].includes(kind))
      .map((kind) => count('其他行政执法', kind === '其他' ? '其他' : `行政${kind}`, of(kind))),
    count('合计', '各类行政执法决定', decisions),
    count('合计', '其中被变更、撤销、确认违法或者无效', overturned),
  ];
}

export const figureSheet = (name: string, figures: Figure[]): Sheet => ({
  name,
  columns: [
    { head: '表', width: 14 },
    { head: '项目', width: 50 },
    { head: '计量单位', width: 10 },
    { head: '数值', width: 12 },
  ],
  rows: figures.map(({ table, name: item, unit, value }) => [table, item, unit, value]),
});

/** The figures as the elements of a report that is cleared and published. */
export const figureRows = (figures: Figure[]): Row[] =>
  figures.map(({ table, name, unit, value }) => ({ name: `${table}：${name}`, value: `${value} ${unit}` }));

/** A year of which a report can be asked for, from what an address says; the last whole year otherwise. */
export const yearAsked = (typed: string | undefined, today: string): number => {
  const year = /^20\d{2}$/.test(typed ?? '') ? Number(typed) : Number(today.slice(0, 4)) - 1;
  return Math.min(year, Number(today.slice(0, 4)));
};

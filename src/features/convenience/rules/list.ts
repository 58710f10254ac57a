import { cellsOf, lineOf } from '../../../core/proposals/lines.ts';
import { day, form, type Read, type Typed, text, whole } from '../../../platform/form.ts';
import { whyNotAddress } from '../../../platform/http/fetch-guarded.ts';

/** 便民清单: rows that the office edits, or a feed that it names; with its source, and the days between which it is right. */
export interface ConvenienceList {
  title: string;
  source: string;
  /** 截至: of which day it is. */
  asOf: string;
  /** The last day on which it is right; afterwards nobody sees it. */
  goodUntil: string;
  position: number;
  rows: ConvenienceRow[];
  /** The address of an RSS or Atom feed, or ''. */
  feed: string;
}

export interface ConvenienceRow {
  name: string;
  value: string;
  note: string;
}

export const convenienceKind = 'convenience';
const mostRows = 60;

const head = form(
  {
    title: text('名称', { required: true, min: 2, max: 20 }),
    source: text('资料来源', { required: '请写明资料从哪里来，公众会看到。', min: 2, max: 60 }),
    asOf: day('截至', { required: true }),
    goodUntil: day('有效到', { required: '请填写这份资料最晚到哪一天还正确，过了这一天自动不再公开。' }),
    position: whole('排列次序', { min: 0, max: 999 }),
    feed: text('订阅地址', { max: 2000 }),
  },
  ({ asOf, goodUntil, feed }) => ({
    goodUntil: asOf && goodUntil && goodUntil < asOf ? '有效到的日期不能早于截至的日期。' : null,
    feed: feed ? whyNotAddress(feed) : null,
  }),
);

export function readList(typed: Typed): Read<ConvenienceList> {
  const read = head.read(typed);
  const { rows, wrong } = readRows(typed.rows);
  if (rows.length === 0 && wrong.length === 0 && !String(typed.feed ?? '').trim())
    wrong.push('请至少写一行内容，或者填写订阅地址。');
  const errors = { ...read.errors, ...(wrong.length > 0 && { rows: wrong.join('') }) };
  if (!read.ok || wrong.length > 0) return { ok: false, values: null, errors, typed };
  const { asOf, goodUntil, position, ...values } = read.values;
  const list = { ...values, asOf: asOf!, goodUntil: goodUntil!, position: position ?? 0, rows };
  return { ok: true, values: list, errors: {}, typed };
}

function readRows(typed: Typed[string]) {
  const wrong: string[] = [];
  const rows: ConvenienceRow[] = [];
  for (const { at, cells } of cellsOf(typed)) {
    const [name = '', value = '', note = '', ...more] = cells;
    if (more.length > 0) wrong.push(`内容第 ${at} 行：最多三栏，写成“名称 | 内容 | 说明”。`);
    else if (!name || !value)
      wrong.push(`内容第 ${at} 行：名称和内容都要写，例如“供水抢修 | 0415-0000001 | 24 小时”。`);
    else if ([name, value, note].some((cell) => [...cell].length > 120))
      wrong.push(`内容第 ${at} 行：每栏最多 120 个字。`);
    else rows.push({ name, value, note });
  }
  if (rows.length > mostRows) wrong.push(`一份清单最多 ${mostRows} 行，现在是 ${rows.length} 行，请分成几份。`);
  return { rows, wrong };
}

const rowLine = ({ name, value, note }: ConvenienceRow) => lineOf([name, value, note]);

export const typedList = (list: ConvenienceList | null): Typed => ({
  title: list?.title ?? '',
  source: list?.source ?? '',
  asOf: list?.asOf ?? '',
  goodUntil: list?.goodUntil ?? '',
  position: String(list?.position ?? 0),
  feed: list?.feed ?? '',
  rows: (list?.rows ?? []).map(rowLine).join('\n'),
});

export const linesOfList = (list: ConvenienceList): string[] => [
  `名称：${list.title}`,
  `资料来源：${list.source}`,
  `截至：${list.asOf}`,
  `有效到：${list.goodUntil}`,
  `次序：${list.position}`,
  ...(list.feed ? [`订阅地址：${list.feed}`] : []),
  ...list.rows.map(rowLine),
];

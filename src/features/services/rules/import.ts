import { canonical } from '../../../core/ledger/canonical.ts';
import { plain } from '../../../platform/spreadsheet.ts';
import type { Cell, ReadList } from '../parse/list.ts';
import type { ItemRow } from '../queries.ts';
import { rowsIn } from './cells.ts';
import { isOwnTable, type Target } from './columns.ts';
import { type ElementName, elements, type Guide, said, type Told } from './elements.ts';
import { type Lists, meantBy } from './lists.ts';
import { type Raw, readGuide } from './read.ts';
import { titleHead } from './sheet.ts';

/** One line of a list, read. */
export interface ReadLine {
  n: number;
  title: string;
  guide: Guide;
  errors: string[];
}

export interface Columns {
  columns: (Target | null)[];
  common: Partial<Record<ElementName, string>>;
  lists: Lists;
}

/** Reads every line with its columns; what is wrong is said by line, and a matter that stands twice is named at the second. */
export function readLines({ heads, lines }: ReadList, told: Columns): ReadLine[] {
  const own = isOwnTable(told.columns);
  const seen = new Map<string, number>();
  let organ = '';
  return lines.map(({ n, cells }) => {
    if (!cells) return { n, title: '', guide: {}, errors: ['这一行不是一条完整的 JSON 记录，请检查引号和括号。'] };
    const read = readLine({ n, cells, heads }, told);
    // Cells of an office that were merged are empty on the lines below.
    organ = said(read.guide, 'organ') || organ;
    if (!own && organ && cells[told.columns.indexOf('organ')] === '') read.guide.organ = organ;
    const key = keyOf(read);
    const before = seen.get(key);
    if (before && read.title)
      read.errors.push(`与第 ${before} 行是同一个事项（${codeOf(read.guide) ? '编码' : '名称'}相同），只能有一行。`);
    else seen.set(key, n);
    return read;
  });
}

export const codeOf = (guide: Guide): string | null => said(guide, 'itemCode') || said(guide, 'code') || null;
const keyOf = ({ title, guide }: Pick<ReadLine, 'title' | 'guide'>) => codeOf(guide) ?? `名称 ${title}`;

function readLine({ n, cells, heads }: { n: number; cells: Cell[]; heads: string[] }, told: Columns): ReadLine {
  const raw: Raw = {};
  let title = '';
  for (const [at, target] of told.columns.entries()) {
    if (!target) continue;
    if (target === 'title')
      title = textIn(cells[at] ?? null)
        .replace(/\s+/g, ' ')
        .trim();
    else raw[target] = rawCell(cells[at] ?? null, { told: elements[target], head: heads[at]!, lists: told.lists });
  }
  for (const [name, value] of Object.entries(told.common) as [ElementName, string][])
    if (isEmpty(raw[name])) raw[name] = rawCell(value, { told: elements[name], head: '', lists: told.lists });
  const { guide, errors } = readGuide(raw, told.lists);
  const wrong = [whyNotTitle(title), ...Object.values(errors)].filter((why): why is string => !!why);
  return { n, title, guide, errors: wrong };
}

const isEmpty = (raw: unknown) => raw === undefined || raw === '' || (Array.isArray(raw) && raw.length === 0);
const textIn = (cell: Cell): string =>
  typeof cell === 'string' ? plain(cell) : (cell ?? []).filter((one) => typeof one === 'string').join('\n');

function whyNotTitle(title: string): string | null {
  if (!title) return `没有写${titleHead}。`;
  return [...title].length > 200 ? `${titleHead}最多 200 个字，现在是 ${[...title].length} 个，请缩短。` : null;
}

/** A cell as `readGuide` wants it: 「无」 says nothing, a repeated head before the value goes, rows are taken apart. */
function rawCell(cell: Cell, { told, head, lists }: { told: Told; head: string; lists: Lists }): unknown {
  if (Array.isArray(cell)) return told.look === 'rows' ? cell.map((one) => relabelled(one, told.row!)) : cell;
  if (cell === null) return '';
  const text = unlabelled(plain(cell).trim(), [head, told.label]);
  const chosen = told.list && meantBy(lists[told.list], text);
  if (!chosen && lists.nothing.includes(text)) return '';
  return told.look === 'rows' ? rowsIn(text, told.row!) : text;
}

/** 「办理地点：演示路 1 号」 in the column 办理地点 is 演示路 1 号. */
const unlabelled = (text: string, labels: string[]): string => {
  const label = labels.find((one) => one && (text.startsWith(`${one}：`) || text.startsWith(`${one}:`)));
  return label ? text.slice(label.length + 1).trim() : text;
};

/** A row of JSON under our words, as our own export writes it. */
function relabelled(one: unknown, shape: Record<string, Told>): unknown {
  if (typeof one !== 'object' || one === null) return one;
  const given = new Map(Object.entries(one));
  return Object.fromEntries(
    Object.entries(shape).map(([name, { label }]) => [name, given.get(label) ?? given.get(name) ?? '']),
  );
}

/** What becomes of a line: a new item, a new revision of one that is there, nothing, or a reason. */
export type Fate =
  | { becomes: 'new' }
  | { becomes: 'changed'; item: ItemRow; guide: Guide }
  | { becomes: 'same'; item: ItemRow }
  | { becomes: 'refused'; why: string };

/** Decides about a line among the items that it may mean; `unit` is the unit for which the list is drafted. */
export function fateOf({ title, guide }: Pick<ReadLine, 'title' | 'guide'>, unit: number, meant: ItemRow[]): Fate {
  const code = codeOf(guide);
  const open = meant.filter(({ ended, state }) => !ended && state !== 'abandoned');
  const item =
    open.find((one) => code !== null && one.code === code) ??
    open.find((one) => one.unit === unit && one.title === title && (code === null || one.code === null));
  if (!item) return { becomes: 'new' };
  if (item.unit !== unit) return { becomes: 'refused', why: `这个编码的事项由${item.unitName}管理，请由该单位导入。` };
  const merged = { ...item.guide, ...guide };
  if (item.title === title && canonical(merged as never) === canonical(item.guide as never))
    return { becomes: 'same', item };
  if (item.state === 'submitted' || item.state === 'cleared')
    return { becomes: 'refused', why: '这一项正在审查或待发布，不能用导入修改；请先撤回送审。' };
  if (item.state === 'issued' && !item.path)
    return { becomes: 'refused', why: '这一项已经印发而没有公开，不能用导入修改。' };
  return { becomes: 'changed', item, guide: merged };
}

import { type ElementName, elementNames, elements } from './elements.ts';
import { titleHead } from './sheet.ts';

/** What a column may be: the name of the matter, or one of its elements. */
export type Target = ElementName | 'title';

/** The words of the choice in the form, in the order of our own tables. */
export const targets: { name: Target; label: string }[] = [
  { name: 'title', label: titleHead },
  ...elementNames.map((name) => ({ name, label: elements[name].label })),
];
export const isTarget = (name: string): name is Target => name === 'title' || Object.hasOwn(elements, name);

/** A head without what people add to it: spaces, stars, 「（必填）」; Latin letters in one case. */
const plain = (head: string) => head.replace(/[（(](?:必填|选填|必选)[）)]|[\s*＊：:\uFEFF]/g, '').toLowerCase();

export type Headings = { element: string; words: string[] }[];

/** Which element a head stands for, by our own word or one of the office's; null for none. */
export function targetOf(head: string, headings: Headings): Target | null {
  const wanted = plain(head);
  const own = targets.find(({ label }) => plain(label) === wanted);
  if (own) return own.name;
  const found = headings.find(({ words }) => words.some((word) => plain(word) === wanted))?.element;
  return found && isTarget(found) ? found : null;
}

/** Which element each column is: of two that say the same the first counts. */
export function columnsFor(heads: string[], headings: Headings): (Target | null)[] {
  const found = heads.map((head) => targetOf(head, headings));
  return found.map((target, at) => (target !== null && found.indexOf(target) === at ? target : null));
}

/** The row of the heads: the first of the upper rows in which two of them are known, else the first that says anything. */
export function headRowOf(table: string[][], known: (head: string) => boolean): number {
  const upper = table.slice(0, 10);
  const found = upper.findIndex((cells) => cells.filter((cell) => cell.trim() && known(cell)).length >= 2);
  if (found >= 0) return found;
  return Math.max(
    0,
    upper.findIndex((cells) => cells.some((cell) => cell.trim())),
  );
}

/** Whether these columns are those of our own table, in which an empty cell says that there is nothing. */
export const isOwnTable = (columns: (string | null)[]): boolean => targets.every(({ name }) => columns.includes(name));

/** Why a choice of columns cannot be, or null. */
export function whyNotColumns(columns: (string | null)[]): string | null {
  if (!columns.includes('title')) return '请选择哪一列是事项名称。';
  const twice = columns.find((name, at) => name !== null && columns.indexOf(name) !== at);
  const label = targets.find(({ name }) => name === twice)?.label;
  return twice ? `有两列都选了“${label}”，请只选一列。` : null;
}

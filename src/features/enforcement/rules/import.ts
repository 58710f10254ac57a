import { canonical } from '../../../core/ledger/canonical.ts';
import { decision, isKind, whyNotDecision } from './decision.ts';
import { said, type Values } from './elements.ts';
import { masked } from './mask.ts';
import { type Raw, readValues } from './read.ts';

/** A file of decisions as it was read in; `n` is the row in the file. */
export interface ReadList {
  heads: string[];
  lines: { n: number; cells: string[] }[];
}

/** A decision that is there already. */
export interface Known {
  document: number;
  number: string;
  unit: number;
  values: Values;
}

export type Fate = 'new' | 'same' | 'refused';

export interface Planned {
  n: number;
  /** As it was read; only what is `masked` of it is ever shown. */
  original: Values;
  values: Values;
  fate: Fate;
  /** What is wrong, cell by cell. */
  errors: { column: string; sentence: string }[];
}

/** A head without what people add to it: blanks, stars, 「（必填）」. */
const plainHead = (head: string) =>
  head
    .normalize('NFKC')
    .replace(/\((?:必填|选填|必选)\)|[\s*:：\ufeff]/g, '')
    .toLowerCase();

const known = new Map(
  Object.entries(decision).flatMap(([name, { label, heads = [] }]) =>
    [label, ...heads].map((head) => [plainHead(head), name] as const),
  ),
);

/** Which element a head stands for; undefined for none. */
export const elementOf = (head: string): string | undefined => known.get(plainHead(head));

/** Decisions that came as elements, as a list: a row each, counted from 1. */
export function listOfElements(decisions: Record<string, string | undefined>[]): ReadList {
  const names = Object.keys(decision).filter((name) => decisions.some((one) => one[name]));
  return {
    heads: names.map((name) => decision[name]!.label),
    lines: decisions.map((one, at) => ({ n: at + 1, cells: names.map((name) => one[name] ?? '') })),
  };
}

/** What is wrong in such a list, by 「decisions/3/uscc」. */
export function wrongIn(planned: Planned[]): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const { n, errors } of planned)
    for (const { column, sentence } of errors) {
      const name = elementOf(column);
      const place = `decisions/${n - 1}${name ? `/${name}` : ''}`;
      wrong[place] = `${wrong[place] ?? ''}${sentence}`;
    }
  return wrong;
}

/** What a file comes to for a unit: every row new, the same as one that is there, or refused with its cells. */
export function planLines(
  list: ReadList,
  told: { kind: string; unit: number; organ: string; today: string; known: Known[] },
): Planned[] {
  const columns = list.heads.map(elementOf);
  const before = new Map(told.known.map((one) => [one.number, one]));
  const seen = new Map<string, number>();
  return list.lines.map(({ n, cells }) => {
    const { original, errors } = readLine(cells, { columns, heads: list.heads, ...told });
    const values = masked(original);
    const number = said(values, 'number');
    const there = before.get(number);
    const same = there !== undefined && there.unit === told.unit && isSame(values, there.values);
    if (same) return { n, original, values, fate: 'same', errors: [] };
    const twice = seen.get(number);
    if (number && twice)
      errors.push({ column: '决定文书号', sentence: `与第 ${twice} 行的文书号相同，一份决定只能有一行。` });
    else if (number) seen.set(number, n);
    if (there) errors.push({ column: '决定文书号', sentence: taken(there, told.unit) });
    return { n, original, values, fate: errors.length > 0 ? 'refused' : 'new', errors };
  });
}

const isSame = (a: Values, b: Values) => canonical(a as never) === canonical(b as never);

const taken = (there: Known, unit: number): string =>
  there.unit === unit
    ? '这个文书号的决定已经录入，内容与这一行不同。要改动的，请打开那份决定修改；没有改动的，请删去这一行。'
    : '这个文书号的决定已由另一个单位录入，请核对文书号。';

const dayAtEnd = /^(.*?\D)\s*(\d{4}年\d{1,2}月\d{1,2}日)$/;
const untilDay = /(?:至|到|—|~)\s*(\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?)$/;
const fineInWords = /罚款(?:人民币)?([\d,.]+万?元|[零〇一壹二贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万]+元)/;

/** What other governments put into one column: organ and day, first and last day of publicity, the fine among the words. */
function takeApart(raw: Raw, columns: (string | undefined)[]): void {
  const text = (name: string) => (typeof raw[name] === 'string' ? (raw[name] as string).trim() : '');
  const organ = dayAtEnd.exec(text('organ'));
  if (organ && !columns.includes('decidedOn')) Object.assign(raw, { organ: organ[1], decidedOn: organ[2] });
  const until = untilDay.exec(text('publicUntil'));
  if (until) raw.publicUntil = until[1];
  if (!columns.includes('fine')) raw.fine = fineInWords.exec(text('content'))?.[1] ?? '';
}

interface LineTold {
  columns: (string | undefined)[];
  heads: string[];
  kind: string;
  organ: string;
  today: string;
}

function readLine(cells: string[], { columns, heads, kind, organ, today }: LineTold) {
  const raw: Raw = {};
  for (const [at, name] of columns.entries()) if (name && !raw[name]) raw[name] = cells[at] ?? '';
  takeApart(raw, columns);
  if (!raw.kind) raw.kind = kind;
  if (!raw.organ) raw.organ = organ;
  const { values: original, errors: wrong } = readValues(decision, raw);
  const lacking = isKind(said(original, 'kind')) ? whyNotDecision(original, today) : {};
  const all = { ...lacking, ...wrong };
  const errors = Object.entries(all).map(([name, sentence]) => ({
    column: heads[columns.indexOf(name)] ?? decision[name]?.label ?? '',
    sentence,
  }));
  return { original, errors };
}

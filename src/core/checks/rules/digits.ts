/** Digits that stand together: '0415', '2112345', '11010519491231002X'. Numerals 一三八 in a row are digits too. */
export interface Group {
  from: number;
  to: number;
  digits: string;
}

/** Neighbouring groups joined: one way to read a number that is written with blanks or dashes. */
export interface Reading {
  from: number;
  to: number;
  digits: string;
  /** The groups it is made of. */
  first: number;
  last: number;
}

/** How the writer parted a number: [3, 4, 4]. */
export const partsOf = (groups: Group[], { first, last }: Reading): number[] =>
  groups.slice(first, last + 1).map(({ digits }) => digits.length);

/** The longest number that is looked for: cards have 19 digits. */
const most = 19;
/** The shortest are telephones without area code. */
const fewest = 7;
/** Fewer numerals in a row are a year or an amount: 二〇一九年. */
const fewestNumerals = 7;
const numerals = '〇零一二三四五六七八九';
const values: Record<string, string> = { 〇: '0', 零: '0', 幺: '1' };
for (const [index, numeral] of [...numerals].entries()) if (index > 1) values[numeral] = String(index - 1);

const isDigit = (code: number) => code >= 48 && code <= 57;
const isLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Every group of digits of a folded text, in order. */
export function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) at = plainGroup(text, at, groups);
    else if (code > 0x2fff && values[text[at]!] !== undefined) at = numeralGroup(text, at, groups);
    else at += 1;
  }
  return groups;
}

function plainGroup(text: string, from: number, groups: Group[]): number {
  let to = from;
  while (to < text.length && isDigit(text.charCodeAt(to))) to += 1;
  const check = text.charCodeAt(to) | 32;
  if (check === 120 && to - from <= most && !isLetter(text.charCodeAt(to + 1)) && !isDigit(text.charCodeAt(to + 1)))
    to += 1;
  groups.push({ from, to, digits: to - from > most ? '' : text.slice(from, to).toUpperCase() });
  return to;
}

function numeralGroup(text: string, from: number, groups: Group[]): number {
  let to = from;
  while (to < text.length && values[text[to]!] !== undefined) to += 1;
  if (to - from >= fewestNumerals && to - from <= most) {
    const digits = [...text.slice(from, to)].map((numeral) => values[numeral]).join('');
    groups.push({ from, to, digits });
  }
  return to;
}

/** What may stand inside one number: up to two blanks, dashes, a closing bracket after an area code. Never a line's or a cell's end. */
function joins(text: string, from: number, to: number): boolean {
  if (to - from > 2 || to === from) return false;
  for (let at = from; at < to; at += 1) if (!' -‐‑‒–—―−·_)'.includes(text[at]!)) return false;
  return true;
}

/**
 * The readings that begin at a group, longest first. A number of more than 19 digits is none that is looked for, so each
 * group is read with at most 18 neighbours: steps grow with the text and not with its square.
 */
export function readingsAt(text: string, groups: Group[], index: number): Reading[] {
  const found: Reading[] = [];
  const { from } = groups[index]!;
  let digits = '';
  for (let at = index; at < groups.length; at += 1) {
    const group = groups[at]!;
    if (group.digits === '' || digits.length + group.digits.length > most || digits.endsWith('X')) break;
    if (at > index && !joins(text, groups[at - 1]!.to, group.from)) break;
    digits += group.digits;
    if (digits.length >= fewest) found.push({ from, to: group.to, digits, first: index, last: at });
  }
  return found.reverse();
}

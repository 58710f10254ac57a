import type { Letter } from './letters.ts';

/** One line: its letters with the place of each from the line's beginning. */
export interface Line {
  letters: Letter[];
  at: number[];
  width: number;
}

export interface Setting {
  /** Room of a line, in points. */
  width: number;
  /** Indent of the first line. */
  indent: number;
  /** What every full-width letter takes; null: its own width. */
  column: number | null;
  widthOf(letter: Letter): number;
  /** Lines but the last are stretched to the edge. */
  justify: boolean;
}

/** 禁则: marks that may not begin a line, and those that may not end one. */
const notFirst = /^[、。，．：；？！）〕］｝》」』】〉”’…—·％‰,.:;?!)\]}%]$/u;
const notLast = /^[（〔［｛《「『【〈“‘([{]$/u;
const wide = /^[\p{Script=Han}\u3000-\u303f\uff00-\uff60\u2014\u2018\u2019\u201c\u201d\u2026\u3013]$/u;
const isBlank = (letter: Letter) => letter.text === ' ';

/** Breaks letters into lines: 28 to a line, no mark where it may not stand, no word or number cut in two unless it is longer than a line. */
export function breakLines(letters: Letter[], setting: Setting): Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from < letters.length) {
    const room = setting.width - (lines.length === 0 ? setting.indent : 0);
    const to = endOf(letters, from, room, setting);
    const forced = letters[to - 1]?.text === '\n' || to >= letters.length;
    lines.push(place(trimmed(letters.slice(from, to)), setting, forced ? null : room));
    from = to;
    while (from < letters.length && isBlank(letters[from]!)) from += 1;
  }
  return lines.length === 0 ? [place([], setting, null)] : lines;
}

const advance = (letter: Letter, { column, widthOf }: Setting) =>
  column !== null && letter.rise === 0 && wide.test(letter.text) ? column * (letter.size / 16) : widthOf(letter);

function trimmed(letters: Letter[]): Letter[] {
  let to = letters.length;
  while (to > 0 && (isBlank(letters[to - 1]!) || letters[to - 1]!.text === '\n')) to -= 1;
  return letters.slice(0, to);
}

function endOf(letters: Letter[], from: number, room: number, setting: Setting): number {
  let width = 0;
  let to = from;
  while (to < letters.length) {
    if (letters[to]!.text === '\n') return to + 1;
    width += advance(letters[to]!, setting);
    if (width > room + 0.01) break;
    to += 1;
  }
  if (to >= letters.length) return to;
  // One closing mark may hang out by being squeezed into the line.
  if (notFirst.test(letters[to]!.text) && !notFirst.test(letters[to + 1]?.text ?? '') && setting.justify) return to + 1;
  return goodBreak(letters, from, to);
}

function goodBreak(letters: Letter[], from: number, to: number): number {
  for (let at = to; at > from + 1; at -= 1) if (mayBreak(letters[at - 1]!, letters[at]!)) return at;
  return Math.max(to, from + 1);
}

function mayBreak(before: Letter, next: Letter): boolean {
  if (isBlank(next)) return true;
  if (notFirst.test(next.text) || notLast.test(before.text)) return false;
  return isBlank(before) || wide.test(before.text) || wide.test(next.text);
}

function place(letters: Letter[], setting: Setting, room: number | null): Line {
  const widths = letters.map((letter) => advance(letter, setting));
  const natural = widths.reduce((sum, width) => sum + width, 0);
  const gaps = letters.length - 1;
  const spare = room === null || gaps < 1 || !setting.justify ? 0 : (room - natural) / gaps;
  // What a long word left free would tear the line apart: then it stays ragged.
  const stretch = Math.abs(spare) > setting.width / 60 ? 0 : spare;
  const at: number[] = [];
  let x = 0;
  for (const width of widths) {
    at.push(x);
    x += width + stretch;
  }
  return { letters, at, width: letters.length === 0 ? 0 : x - stretch };
}

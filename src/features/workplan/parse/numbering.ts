import { readNumber } from './dates.ts';

/** The orders of numbering, outermost first: 第一部分 · 一、 · 第一条 · （一） · 1. · 1.1 · （1） · ①. */
export type Kind = 'part' | 'section' | 'article' | 'item' | 'digit' | 'decimal' | 'sub' | 'circled';

export type Marker = { kind: Kind; value: number; raw: string; from: number; to: number };

const kinds: Kind[] = ['part', 'section', 'article', 'item', 'digit', 'decimal', 'sub', 'circled'];

export function rank(kind: Kind): number {
  return kinds.indexOf(kind);
}

const chinese = '[一二三四五六七八九十百〇零]{1,5}';
const arabic = '[\\d０-９]{1,3}';
// A digit after the stop is a decimal (1.2亿) or a date (3.21), unless it opens a number of its own (1.2019年…, 3.12345热线).
const notDecimal = '(?![\\d０-９]{1,2}(?![\\d０-９]))';
const forms: [Kind, RegExp][] = [
  ['part', new RegExp(`第(${chinese}|\\d{1,3})(?:部分|章|编|篇)[、．.：:\\s]?`, 'y')],
  ['article', new RegExp(`第(${chinese}|\\d{1,3})条[、．.：:\\s]?`, 'y')],
  ['section', new RegExp(`(${chinese})\\s?[、.．]`, 'y')],
  ['item', new RegExp(`[（(]\\s?(${chinese})\\s?[）)][、.．]?`, 'y')],
  ['decimal', /\d{1,2}[.．](\d{1,2})(?![\d.．])(?=[\s、]|[\u4e00-\u9fff“《](?<![亿万千倍米元个吨公平年月日]))[、\s]?/y],
  ['digit', new RegExp(`(${arabic})\\s?(?:[.．、]${notDecimal})`, 'y')],
  ['sub', new RegExp(`[（(]\\s?(${arabic})\\s?[）)][、.．]?`, 'y')],
  ['sub', new RegExp(`(${arabic})[）)]`, 'y')],
];
const single: [Kind, number, number][] = [
  ['circled', 0x2460, 0x2473],
  ['circled', 0x2776, 0x277f],
  ['sub', 0x2474, 0x2487],
  ['digit', 0x2488, 0x249b],
  ['item', 0x3220, 0x3229],
];

/** The number that begins exactly at `index`, or nothing. */
export function readMarker(text: string, index: number): Marker | null {
  const code = text.charCodeAt(index);
  for (const [kind, first, last] of single) {
    if (code >= first && code <= last)
      return { kind, value: code - first + 1, raw: text[index]!, from: index, to: index + 1 };
  }
  if (!/[第一二三四五六七八九十百〇零（(\d０-９]/.test(text[index] ?? '')) return null;
  for (const [kind, form] of forms) {
    form.lastIndex = index;
    const match = form.exec(text);
    const value = match ? readNumber(match[1]!) : null;
    if (match && value) return { kind, value, raw: match[0].trim(), from: index, to: index + match[0].length };
  }
  return null;
}

/** As plans print it: 一、 and （一） keep their marks, 1. is 1. */
export function label(marker: Marker): string {
  return marker.kind === 'digit' || marker.kind === 'decimal' ? marker.raw.replace(/[.．、\s]+$/, '') : marker.raw;
}

type Seen = { kind: Kind; value: number }[];

/** Where the numbering stands: a number follows when it is the next of its order, or the first below or after a higher one. */
export class Sequence {
  #open: Seen = [];
  #last = new Map<Kind, number>();

  follows(marker: Marker): boolean {
    const known = this.#open.find((one) => one.kind === marker.kind);
    if (known) return marker.value === known.value + 1;
    return marker.value === 1 || marker.value === (this.#last.get(marker.kind) ?? 0) + 1;
  }

  repeats(marker: Marker): boolean {
    return this.#open.some((one) => one.kind === marker.kind && one.value === marker.value);
  }

  take(marker: Marker): void {
    this.#open = this.#open.filter((one) => rank(one.kind) < rank(marker.kind));
    this.#open.push({ kind: marker.kind, value: marker.value });
    this.#last.set(marker.kind, marker.value);
  }

  /** The innermost heading now open. */
  get innermost(): Kind | null {
    return this.#open.at(-1)?.kind ?? null;
  }
}

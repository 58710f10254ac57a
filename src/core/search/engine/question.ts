import type { Entry } from './entry.ts';
import { addScores, boardFor, coverIn, type Field, type Part } from './scan.ts';
import { tableOf } from './segment.ts';
import { openTop, type Ranked, type Top } from './top.ts';
import { mostOf, oftenIn, scoreOf } from './weigh.ts';

// A question has some fifty words, most of them signs that stand in every third text, and is answered by a hundred texts. Once
// a hundred are known, nothing of a text that stays below them matters: the longest lists are not walked through any more as
// long as all they can bring is less than half of what is needed, but only asked about texts that got the other half elsewhere
// (MaxScore: Turtle and Flood, Query evaluation, 1995). The result is the same as with every list walked through.

/** Only lists that stand in one of so many texts are asked about single ones: as tables, which answers at once. */
const often = 6;
/** So much of what is needed may come from what is only asked about. */
const most = 0.7;
/** For what is lost in rounding. */
const nearly = 1 - 1e-6;

interface Found extends Ranked {
  field: Field;
  at: number;
}

interface Late extends Part {
  table: Uint16Array;
  /** What it and those behind it can bring at most. */
  left: number;
}

/** The best texts of a question with their scores, best first; how much of it each has only where that is wanted. */
export function bestOfQuestion(
  fields: Field[],
  shares: number[],
  {
    many,
    isFit,
    covers,
  }: { many: number; isFit(field: Field): (entry: Entry, at: number) => boolean; covers: boolean },
): Ranked[] {
  const top = openTop<Found>(many, shares.length > 1);
  for (const field of fields) {
    const fits = isFit(field);
    for (const [way, share] of shares.entries()) weigh(field, way, { share, fits, top });
  }
  return top.all().map(({ entry, score, field, at }) => ({
    ...{ entry, score },
    cover: covers ? Math.max(...field.parts.map((parts) => coverIn(field, parts, at))) : 0,
  }));
}

function weigh(
  field: Field,
  way: number,
  { share, fits, top }: { share: number; fits(entry: Entry, at: number): boolean; top: Top<Found> },
): void {
  const { entries, gone } = field.segment;
  const { scores } = boardFor(way, entries.length);
  let floor = (top.floor() / share) * nearly;
  const { walked, late } = split(field, field.parts[way]!, floor * most);
  for (const part of walked) addScores(field, part, scores);
  const left = late.length > 0 ? late[0]!.left : 0;
  const reached = reaching(scores, entries.length, floor - left);
  for (let n = 0; n < reached.length; n += 1) {
    const at = reached[n]!;
    const score = scores[at]!;
    if (score + left < floor || gone[at] !== 0) continue;
    const whole = late.length === 0 ? score : withLate(field, late, { at, score, floor });
    if (whole < floor || !fits(entries[at]!, at)) continue;
    top.take({ entry: entries[at]!, score: Math.fround(share * Math.fround(whole)), cover: 0, field, at });
    floor = (top.floor() / share) * nearly;
  }
}

let places = new Int32Array(0);

/** The places of what has so much and more than nothing. */
function reaching(scores: Float64Array, texts: number, least: number): Int32Array {
  if (places.length < texts) places = new Int32Array(texts);
  const from = Math.max(least, Number.MIN_VALUE);
  let end = 0;
  for (let at = 0; at < texts; at += 1) if (scores[at]! >= from) places[end++] = at;
  return places.subarray(0, end);
}

/** Which lists are walked through, and which are only asked about, those that can bring most first. */
function split(field: Field, parts: Part[], budget: number): { walked: Part[]; late: Late[] } {
  if (budget === 0) return { walked: parts, late: [] };
  const long = field.segment.entries.length / often;
  const byLength = parts.filter(({ from, to }) => to - from >= long).sort((a, b) => b.to - b.from - (a.to - a.from));
  const chosen: { part: Part; brings: number }[] = [];
  let sum = 0;
  for (const part of byLength) {
    const brings = part.gain * mostOf(field.ground, field.segment, { place: part.place, head: field.weights.head });
    if (sum + brings > budget) continue;
    sum += brings;
    chosen.push({ part, brings });
  }
  const late: Late[] = [];
  for (const { part, brings } of chosen.sort((a, b) => b.brings - a.brings)) {
    late.push({ ...part, left: sum, table: tableOf(field.segment, part.place) });
    sum -= brings;
  }
  const asked = new Set(chosen.map(({ part }) => part));
  return { walked: parts.filter((part) => !asked.has(part)), late };
}

/** The score of a text with what the late words bring it; given up when it cannot reach the floor. */
function withLate(
  { ground, weights }: Field,
  late: Late[],
  { at, score, floor }: { at: number; score: number; floor: number },
): number {
  const norm = ground.norms[at]!;
  let sum = score;
  for (let n = 0; n < late.length; n += 1) {
    const { left, table, gain } = late[n]!;
    if (sum + left < floor) return 0;
    const counted = table[at]!;
    if (counted > 0) sum += scoreOf(gain, oftenIn(counted, weights.head), norm);
  }
  return sum;
}

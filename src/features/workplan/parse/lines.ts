import { type Kind, type Marker, rank, readMarker, Sequence } from './numbering.ts';
import { joinWrapped, type Piece, withJoiners } from './wrapped.ts';

/** One paragraph of the source: where it stands, and the number it begins with. */
export type Line = { from: number; to: number; text: string; marker: Marker | null; follows: boolean };

const longLine = 300;
const shortPage = 80;
const fewLines = 6;
/** No page has more paragraphs; one that seems to is refused by its number of lines. */
const mostPieces = 25_000;

/** Cuts the text into paragraphs; offsets stay those of the text given. */
export function readLines(text: string, from: number): Line[] {
  const physical = joinWrapped(text, physicalLines(text, from));
  const long = physical.length < fewLines ? shortPage : longLine;
  const pieces = physical.flatMap((piece) =>
    piece.to - piece.from > long && !/[|\t]/.test(text.slice(piece.from, piece.to)) ? atSpaces(text, piece) : [piece],
  );
  const atStart = countKinds(text, pieces);
  const sequence = new Sequence();
  const lines: Line[] = [];
  for (const piece of pieces) cutAtNumbers(text, piece, { sequence, atStart, lines });
  return joinLoneLabels(text, lines);
}

function physicalLines(text: string, from: number): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  while (start <= text.length) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    const piece = tabbed(text, start, trimmed(text, { from: start, to: stop }));
    if (piece.to > piece.from) pieces.push(piece);
    start = stop + 1;
  }
  return pieces;
}

function trimmed(text: string, { from, to }: Piece): Piece {
  let start = from;
  let stop = to;
  while (start < stop && /[\s\u3000\ufeff]/.test(text[start]!)) start += 1;
  while (stop > start && /[\s\u3000]/.test(text[stop - 1]!)) stop -= 1;
  return { from: start, to: stop };
}

/** In a row of a table a leading tab is an empty first cell and no indentation. */
function tabbed(text: string, start: number, piece: Piece): Piece {
  if (text[start] !== '\t' || !text.slice(piece.from, piece.to).includes('\t')) return piece;
  return { from: start, to: piece.to };
}

/** Pages saved as one line keep a space where a paragraph ended. Such a space follows the end of a sentence or a short title, or precedes a number or label. */
function atSpaces(text: string, piece: Piece): Piece[] {
  const pieces: Piece[] = [];
  let start = piece.from;
  for (let index = piece.from; index < piece.to; index += 1) {
    if (pieces.length >= mostPieces) break;
    if (!/[ \u3000\u00a0]/.test(text[index]!)) continue;
    let next = index;
    while (next < piece.to && /[ \u3000\u00a0]/.test(text[next]!)) next += 1;
    const opens =
      readMarker(text, next) !== null || /^(?:责任|牵头|配合|完成|（此件|附件)/.test(text.slice(next, next + 4));
    const closes = /[。！？；：:）)〕】-]/.test(text[index - 1]!);
    const short = index - start <= 50 && !/[。，；“”]/.test(text.slice(start, index));
    if ((opens || closes || short) && next < piece.to) {
      pieces.push({ from: start, to: index });
      start = next;
    }
    index = Math.max(index, next - 1);
  }
  pieces.push({ from: start, to: piece.to });
  return pieces.filter((one) => one.to > one.from);
}

function markerAtStart(text: string, piece: Piece): Marker | null {
  const prefix = /^(?:#{1,6}\s|[-*>]\s|\*\*|__)*/.exec(text.slice(piece.from, piece.from + 20))![0];
  return readMarker(text, piece.from + prefix.length);
}

function countKinds(text: string, pieces: Piece[]): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const piece of pieces) {
    const marker = markerAtStart(text, piece);
    if (marker) counts.set(marker.kind, (counts.get(marker.kind) ?? 0) + 1);
  }
  return counts;
}

type Cutting = { sequence: Sequence; atStart: Map<Kind, number>; lines: Line[] };

/** A number inside a line is one only in its turn, after a sentence or right behind a heading: 刑法修正案（十一） is neither. */
function cutAtNumbers(text: string, piece: Piece, { sequence, atStart, lines }: Cutting): void {
  let marker = markerAtStart(text, piece);
  let start = piece.from;
  const push = (to: number, whole = false) => {
    const part = whole ? piece : trimmed(text, { from: start, to });
    if (part.to > part.from)
      lines.push({
        ...part,
        text: withJoiners(text.slice(part.from, part.to)),
        marker,
        follows: marker === null || follows,
      });
  };
  let follows = marker ? sequence.follows(marker) : true;
  if (marker) sequence.take(marker);
  if (/[|\t]/.test(text.slice(piece.from, piece.to))) {
    push(piece.to, true);
    return;
  }
  let sentences = 0;
  for (let index = Math.max(piece.from + 1, marker?.to ?? 0); index < piece.to; index += 1) {
    const char = text[index]!;
    if (/[。！？；]/.test(char)) sentences += 1;
    const found = readMarker(text, index);
    if (!found || /[第\d０-９一二三四五六七八九十]/.test(text[index - 1]!) || !sequence.follows(found)) continue;
    const heading =
      marker !== null &&
      sentences === 0 &&
      rank(found.kind) > rank(marker.kind) &&
      index - marker.to <= 60 &&
      rank(marker.kind) <= rank('item');
    if (!(heading ? found.kind !== 'section' : mayBegin(text, index, found, atStart))) continue;
    push(index);
    start = index;
    marker = found;
    follows = true;
    sentences = 0;
    sequence.take(found);
    index = found.to - 1;
  }
  push(piece.to);
}

function mayBegin(text: string, index: number, found: Marker, atStart: Map<Kind, number>): boolean {
  if (rank(found.kind) > rank('digit') || found.kind === 'part' || found.kind === 'article') return false;
  if ((atStart.get(found.kind) ?? 0) > 1) return false;
  return /[。！？）)〕】\]]/.test(text[index - 1]!);
}

const loneLabel = /^[【[]?(?:牵头|主办|责任|配合|协办|完成)(?:单位|部门|科室|处室|时限|时间)[】\]]?\s?[：:]?$/;

/** 「责任单位：」 alone on its line belongs to the line below. */
function joinLoneLabels(text: string, lines: Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && !last.marker && !line.marker && loneLabel.test(last.text)) {
      last.to = line.to;
      last.text = text.slice(last.from, line.to);
    } else joined.push({ ...line });
  }
  return joined;
}

/** Lines that begin with # before the first blank line are about the file, not of it, unless they can only be a Markdown title. */
export function skipHeader(text: string): number {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const start = at;
  let keyed = false;
  while (text[at] === '#') {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    keyed ||= /^#\s*[A-Za-z][\w-]*\s*[:：]/.test(text.slice(at, Math.min(stop, at + 80)));
    at = stop + 1;
  }
  const only = text.slice(start, Math.min(at, start + 200)).trim();
  return !keyed && /^# [^\n]+$/.test(only) ? start : Math.min(at, text.length);
}

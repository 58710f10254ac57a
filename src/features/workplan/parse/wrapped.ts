import { readMarker } from './numbering.ts';

export type Piece = { from: number; to: number };

/** Stands for a line break inside a paragraph, one for each character, so that offsets stay true. */
const joiner = '\u2060';
const leastLines = 10;

/** Joins lines broken at the edge of a page (copied from PDF or old text files); other texts come back as they are. */
export function joinWrapped(text: string, pieces: Piece[]): Piece[] {
  const widths = pieces.map((piece) => widthOf(text, piece));
  const edge = [...widths].sort((one, other) => one - other)[Math.floor(widths.length * 0.9)] ?? 0;
  const full = widths.map((width) => Math.abs(width - edge) <= 4);
  if (!isWrapped(text, pieces, { full, edge })) return pieces;
  const indents = pieces.filter((piece) => isIndented(text, piece)).length >= 3;
  const joined: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = joined.at(-1);
    if (last && full[index - 1] && continues(text, last, { next: piece, indents })) last.to = piece.to;
    else joined.push({ ...piece });
  }
  return joined;
}

export function withJoiners(text: string): string {
  if (!text.includes('\n')) return text;
  const rows = text.split('\n');
  return rows
    .map((row, index) => {
      const start = index > 0 ? row.trimStart() : row;
      const whole = index < rows.length - 1 ? start.trimEnd() : start;
      return joiner.repeat(row.length - start.length) + whole + joiner.repeat(start.length - whole.length);
    })
    .join(joiner);
}

export function withoutJoiners(text: string): string {
  return text.replaceAll(joiner, '');
}

/** Most lines reach the edge, and most of those stop in the middle of a sentence. */
function isWrapped(text: string, pieces: Piece[], { full, edge }: { full: boolean[]; edge: number }): boolean {
  if (pieces.length < leastLines || edge < 36 || edge > 120) return false;
  const atEdge = pieces.filter((_, index) => full[index]);
  const open = atEdge.filter((piece) => !/[。；：！？）〕】|]/.test(text[piece.to - 1]!));
  return atEdge.length * 5 >= pieces.length * 2 && open.length * 2 >= atEdge.length;
}

function continues(text: string, last: Piece, { next, indents }: { next: Piece; indents: boolean }): boolean {
  if (text.slice(last.to, next.from).split('\n').length > 2) return false;
  if (indents) return !isIndented(text, next);
  return !/[。；：！？]/.test(text[last.to - 1]!) && readMarker(text, next.from) === null;
}

function isIndented(text: string, piece: Piece): boolean {
  return /[ \u3000\t]/.test(text[piece.from - 1] ?? '');
}

/** In half characters, with the indentation. */
function widthOf(text: string, { from, to }: Piece): number {
  let start = from;
  while (start > 0 && /[ \u3000\t]/.test(text[start - 1]!)) start -= 1;
  let width = 0;
  for (let index = start; index < to && width <= 200; index += 1) width += text.charCodeAt(index) < 0x2000 ? 1 : 2;
  return width;
}

/** Takes the given characters off the end in one pass; a pattern such as /[x]+$/ would look at a long run again and again. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && (characters.includes(text[end - 1]!) || text[end - 1]!.trim() === '')) end -= 1;
  return text.slice(0, end);
}

import type { Line } from './lines.ts';
import { type Note, ruled } from './notes.ts';
import { label, rank } from './numbering.ts';
import type { Node, TaskNode } from './outline.ts';
import type { Draft, DraftLine } from './tasks.ts';
import { headingOf } from './titles.ts';
import { withoutJoiners } from './wrapped.ts';

/** Whether 「排在第一位的为牵头单位」 is in force; it goes on from the note that says 下同. */
export type Ruling = { inForce: boolean };

type Piece = { line: Line; from: number; to: number; text: string; notes: Note[]; labelOnly: boolean };

export function draftsOf({ node, section, group }: TaskNode, ruling: Ruling): Draft[] {
  const lines = [...node.lines.map((line, index) => ({ line, notes: node.notes[index]! })), ...below(node)];
  const head = headless(node, lines.length);
  const first = lines[0]!.line.text.slice(node.marker.to - node.line.from).trim();
  const pieces = lines.slice(head ? 1 : 0).flatMap(({ line, notes }) => cut(line, notes));
  const base = {
    section: section ? headingOf(section.line.text) : null,
    group: group ? headingOf(group.line.text) : null,
    ambiguous: false,
  };
  const parts = head ? subtasks(node, pieces) : null;
  if (parts) {
    return parts.map((piece, index) => ({
      ...base,
      group: headingOf(node.line.text),
      line: { from: piece.from, to: piece.to },
      no: `${label(node.marker)}-${index + 1}`,
      title: piece.text,
      lines: draftLines([piece], ruling),
      deadlines: piece.notes.flatMap((note) => note.deadlines),
    }));
  }
  const draftedLines = draftLines(pieces, ruling);
  const title =
    withoutNotes(first, lines[0]!.notes, node.marker.to - node.line.from) ||
    (pieces.find((piece) => piece.text !== '')?.text ?? '');
  return [
    {
      ...base,
      line: { from: node.line.from, to: node.line.to },
      no: label(node.marker),
      title,
      lines: draftedLines,
      deadlines: pieces.flatMap((piece) => piece.notes.flatMap((note) => note.deadlines)),
    },
  ];
}

function below(node: Node): { line: Line; notes: Note[] }[] {
  return node.children.flatMap((child) => [
    ...child.lines.map((line, index) => ({ line, notes: child.notes[index]! })),
    ...below(child),
  ]);
}

/** A heading that stands alone on its line is the title and no paragraph, unless nothing but labels follows. */
function headless(node: Node, count: number): boolean {
  const text = node.line.text.slice(node.marker.to - node.line.from).trim();
  if (count < 2 || node.notes[0]!.length > 0 || text.length > 60 || /[。；][^\s]/.test(text)) return false;
  const next = node.notes[1];
  if (node.lines.length > 1 && next && next[0]?.from === 0 && isLabelled(next[0])) return false;
  return node.lines.length > 1 || rank(node.children[0]?.marker.kind ?? 'part') > rank(node.marker.kind);
}

/** 「防范化解风险方面。（……负责）」: short headed paragraphs below a bare heading, each with units of its own, are tasks of their own. */
function subtasks(node: Node, pieces: Piece[]): Piece[] | null {
  if (pieces.length < 2 || node.children.length > 0) return null;
  const each = pieces.every(
    (piece) =>
      piece.notes.some((note) => note.phrases.length > 0) && /^[^。，；]{2,20}(?:方面|。$|：)/.test(piece.text),
  );
  return each ? pieces : null;
}

function isLabelled(note: Note): boolean {
  return /^[【[]?[\u4e00-\u9fff/／]{2,8}[】\]]?\s?[：:】\]]/.test(note.content);
}

/** A note ends its paragraph; the text behind it is the next one. */
function cut(line: Line, notes: Note[]): Piece[] {
  const skip = line.marker && rank(line.marker.kind) <= rank('digit') ? line.marker.to - line.from : 0;
  const pieces: Piece[] = [];
  let start = skip;
  for (const note of notes) {
    const text = clean(line.text.slice(start, note.from));
    const bare = text.replace(/[。；;，,\s]/g, '') === '';
    pieces.push({ line, from: line.from + start, to: line.from + note.to, text, notes: [note], labelOnly: bare });
    start = note.to;
  }
  const rest = clean(line.text.slice(start)).replace(/^[。；;，,、\s]+/, '');
  if (rest.length >= 6 || pieces.length === 0)
    pieces.push({ line, from: line.from + start, to: line.to, text: rest, notes: [], labelOnly: rest === '' });
  else pieces.at(-1)!.to = line.to;
  return pieces;
}

function clean(text: string): string {
  return withoutJoiners(text)
    .replace(/\*\*|\r/g, '')
    .split('\n')
    .map((line) => line.trim())
    .join('');
}

function withoutNotes(text: string, notes: Note[], offset: number): string {
  const first = notes[0];
  return clean(first ? text.slice(0, Math.max(0, first.from - offset)) : text);
}

/** A piece that is nothing but labels adds to the paragraph before it. */
function draftLines(pieces: Piece[], ruling: Ruling): DraftLine[] {
  const lines: DraftLine[] = [];
  for (const piece of pieces) {
    const phrases = piece.notes.flatMap((note) => {
      const read = ruled(note, ruling.inForce);
      if (note.firstLeads === 'onwards') ruling.inForce = true;
      return read;
    });
    const note = piece.notes.map((one) => one.content).join('；') || null;
    const last = lines.at(-1);
    if (piece.labelOnly && last) {
      last.note = [last.note, note].filter((one) => one !== null).join('；') || null;
      last.phrases.push(...phrases);
      last.to = piece.to;
    } else if (piece.text !== '' || note)
      lines.push({ from: piece.from, to: piece.to, text: piece.text, note, phrases });
  }
  return lines;
}

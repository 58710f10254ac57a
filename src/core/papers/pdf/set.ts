import type { Block, Paragraph, Run, Table } from '../blocks.ts';
import { runOf } from '../blocks.ts';
import type { Paper } from '../paper.ts';
import type { Role } from './fonts.ts';
import { type Letter, type Letters, missingNote } from './letters.ts';
import { size } from './measures.ts';

export interface SetParagraph extends Omit<Paragraph, 'runs'> {
  letters: Letter[];
}
export interface SetTable extends Omit<Table, 'rows' | 'caption'> {
  caption: Letter[];
  rows: { paragraphs: SetParagraph[]; head: boolean; columns: number; rows: number }[][];
}
export type SetBlock =
  | SetParagraph
  | SetTable
  | { kind: 'picture'; position: number; alt: Letter[]; caption: Letter[] }
  | { kind: 'rule' };

/** Everything of a paper as letters with their faces: what is drawn is known before any font is made. */
export interface SetPaper {
  head: { issuer: Letter[]; number: Letter[] } | null;
  /** Phrases of the title: its lines end between them. */
  title: Letter[][];
  source: Letter[] | null;
  blocks: SetBlock[];
  signature: { name: Letter[]; day: Letter[] } | null;
  note: Letter[] | null;
  missing: Letter[] | null;
  printed: { by: Letter[]; on: Letter[] } | null;
  verification: { code: Letter[]; address: Letter[] };
  pageNumber(number: number): Letter[];
}

const roles: Record<Paragraph['level'], Role> = { 0: 'body', 1: 'heading', 2: 'subheading', 3: 'body', 4: 'body' };

/** Sets a paper; `phrases` cuts the title where a line may end. */
export function setPaper(paper: Paper, letters: Letters, phrases: (text: string) => string[]): SetPaper {
  const plain = (text: string, role: Role, points: number) => letters.of(runOf(text), role, points);
  const { head, source, signature, note, printed, verification } = paper;
  const digits = plain('— 0123456789', 'page', size.small);
  const set: Omit<SetPaper, 'missing' | 'pageNumber'> = {
    head: head && { issuer: plain(head.issuer, 'title', 36), number: plain(head.number, 'body', size.text) },
    title: phrases(paper.title).map((phrase) => plain(phrase, 'title', size.title)),
    source: source ? plain(source, 'body', size.small) : null,
    blocks: paper.blocks.map((block) => setBlock(block, letters)),
    signature: signature && {
      name: plain(signature.name, 'body', size.text),
      day: plain(signature.day, 'body', size.text),
    },
    note: note ? plain(note, 'body', size.text) : null,
    printed: printed && {
      by: plain(printed.by, 'body', size.small),
      on: plain(`${printed.on}印发`, 'body', size.small),
    },
    verification: {
      code: plain(`校验码 ${verification.code}`, 'body', size.tiny),
      address: plain(`核验 ${verification.address}`, 'body', size.tiny),
    },
  };
  const words = missingNote(letters.missing);
  return {
    ...set,
    missing: words ? plain(words, 'body', size.cell) : null,
    pageNumber: (number) => `— ${number} —`.split('').map((sign) => digits.find(({ text }) => text === sign)!),
  };
}

function setBlock(block: Block, letters: Letters): SetBlock {
  if (block.kind === 'paragraph') return setParagraph(block, letters, size.text);
  if (block.kind === 'table') return setTable(block, letters);
  if (block.kind === 'rule') return block;
  const { position, alt, caption } = block;
  return {
    kind: 'picture',
    position,
    alt: letters.of(runOf(`〔图：${alt || caption || '见网页'}〕`), 'body', size.text),
    caption: letters.of(runOf(caption), 'body', size.small),
  };
}

function setParagraph({ runs, ...rest }: Paragraph, letters: Letters, points: number): SetParagraph {
  const role = roles[rest.level];
  // 黑体 is bold by itself
  const look = (run: Run): Run => (role === 'heading' ? { ...run, bold: false } : run);
  return { ...rest, letters: runs.flatMap((run) => letters.of(look(run), role, points)) };
}

function setTable(table: Table, letters: Letters): SetTable {
  return {
    kind: 'table',
    heads: table.heads,
    caption: letters.of(runOf(table.caption), 'heading', size.small),
    rows: table.rows.map((row) =>
      row.map(({ blocks, ...cell }) => ({
        ...cell,
        paragraphs: blocks.map((block) => setParagraph({ ...block, level: cell.head ? 1 : 0 }, letters, size.cell)),
      })),
    ),
  };
}

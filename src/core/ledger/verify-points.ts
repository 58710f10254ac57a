import { sql } from 'kysely';
import { type Reads, rows } from '../../platform/database.ts';
import { formatMoment } from '../../platform/time.ts';
import type { PublicKey } from './keys.ts';
import type { GrowingTree } from './merkle.ts';
import { type Note, readNote, whyNotSigned } from './note.ts';
import type { Bad } from './verify.ts';

/** Checkpoints and keys known from elsewhere: a file of old notes, the key of this installation. */
export interface Known {
  notes?: Note[];
  keys?: PublicKey[];
}

/** The signed checkpoints of a verification, by size. */
export interface Points {
  count: number;
  /** Called at every size on the way. */
  whatIsWrongAt(size: number, tree: GrowingTree, chain: Uint8Array): Bad | null;
  /** A checkpoint that covers more than there is. */
  whatIsCutOff(sealed: number): Bad | null;
  /** A stored checkpoint that is missing, does not say what its row says, or is not signed by a known key. */
  whatIsStrange(): Bad | null;
}

interface Stored {
  id: number;
  size: number;
  root: Buffer;
  chain: Buffer;
  note: string;
}

/** The stored checkpoints and those known from elsewhere. */
export async function loadPoints(db: Reads, { notes = [], keys = [] }: Known): Promise<Points> {
  const stored = await rows(db, sql<Stored>`select id, size, root, chain, note from ledger.checkpoint order by id`);
  const own = await rows(db, sql<PublicKey>`select id, name, alg, pem from ledger.signing_key`);
  const bad = stored.flatMap((row, at) => whyStrange(row, stored[at - 1]) ?? []);
  const read = stored.flatMap(({ note }) => readNote(note) ?? []);
  const all = [...notes, ...read];
  for (const note of all) {
    const why = whyNotSigned(note, [...keys, ...own]);
    if (why) bad.push({ position: note.size, line: null, what: `${wordsOf(note)}：${why}` });
  }
  const bySize = Map.groupBy(all, ({ size }) => size);
  const largest = all.reduce<Note | null>((most, note) => (note.size > (most?.size ?? 0) ? note : most), null);
  return {
    count: all.length,
    whatIsWrongAt: (size, tree, chain) => {
      const here = bySize.get(size);
      if (!here) return null;
      const root = tree.root();
      const wrong = here.find((note) => !note.root.equals(root) || !note.chain.equals(chain));
      if (!wrong) return null;
      const what = `${wordsOf(wrong)}与现在的记录不符：第 1 至 ${size} 条在存证之后被重写。`;
      return { position: size, line: null, what };
    },
    whatIsCutOff: (sealed) => {
      if (!largest || largest.size <= sealed) return null;
      const what = `${wordsOf(largest)}有 ${largest.size} 条记录，现在只有 ${sealed} 条：末尾被截去。`;
      return { position: sealed + 1, line: null, what };
    },
    whatIsStrange: () => bad.toSorted((a, b) => a.position - b.position)[0] ?? null,
  };
}

const wordsOf = (note: Note) => `${formatMoment(note.at)} 的存证（${note.size} 条）`;

function whyStrange(row: Stored, before: Stored | undefined): Bad | null {
  const wrong = (what: string): Bad => ({ position: row.size, line: null, what });
  if (row.id !== (before?.id ?? 0) + 1) return wrong(`缺少第 ${(before?.id ?? 0) + 1} 号存证，它被删除或改了编号。`);
  if (before && before.size > row.size) return wrong(`第 ${row.id} 号存证的条数比前一号少。`);
  const note = readNote(row.note);
  if (!note) return wrong(`第 ${row.id} 号存证的文本不完整。`);
  const same = note.size === row.size && note.root.equals(row.root) && note.chain.equals(row.chain);
  return same ? null : wrong(`第 ${row.id} 号存证的文本与它的字段不符。`);
}

import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { type Cleaning, cleanFile } from '../clean/clean.ts';
import { type Hidden, hiddenWords } from '../hidden.ts';
import { type FileType, factsOf } from '../types.ts';
import type { Order } from './examine.ts';
import { type Reading, readAccepted, readFileOf } from './read.ts';
import { Unfit } from './unfit.ts';

/** What was found in a file, and the copy of it that may be served. */
export interface Report extends Reading {
  /** What is still hidden in the bytes that would be served. */
  hidden: Hidden[];
  /** What the copy no longer has. */
  removed: Hidden[];
  /** Where the copy lies; null when the file itself may be served. */
  copy: string | null;
}

/** Reads one file, makes its clean copy, and opens the copy again with the same reader. Throws Unfit with a sentence. */
export async function prepare(order: Order, recognised: (type: FileType) => void): Promise<Report> {
  const { path, ending, out } = order;
  const reading = await readFileOf(path, ending, recognised);
  const asIs = { ...reading, hidden: [], removed: [], copy: null };
  if (factsOf(reading.type)?.opaque || (reading.text === null && reading.unchecked)) return asIs;
  const cleaning = await cleaned(order, reading.type);
  if (!cleaning) return doubtful(asIs, '没能去掉文件里的个人信息，保留了原样');
  if (!existsSync(out)) return judged({ ...reading, ...cleaning, copy: null });
  const again = await readFileOf(out, factsOf(reading.type)!.endings[0] ?? null, () => {}).catch(() => null);
  if (!again || again.type !== reading.type || !(await saysTheSame(order, reading, again))) {
    await rm(out, { force: true });
    return doubtful(asIs, '去掉个人信息后的副本与原文不一致，保留了原样');
  }
  return judged({ ...again, ...cleaning, copy: out });
}

/** Covers words first: the copy is the masked file, cleaned like any other. Throws Unfit when it cannot be proved that they are gone. */
export async function prepareMasked(order: Order, recognised: (type: FileType) => void): Promise<Report> {
  const masked = `${order.path}.masked`;
  const { type } = await readFileOf(order.path, order.ending, recognised);
  try {
    const { maskFile } = await import('../mask/mask.ts');
    await maskFile({ path: order.path, out: masked, type, words: order.mask });
    const report = await prepare({ ...order, path: masked }, () => {});
    if (!report.copy) await rename(masked, order.out);
    return { ...report, copy: order.out };
  } finally {
    await rm(masked, { force: true });
  }
}

/** The copy must say what the file says; a settled one, what it says with every change accepted. */
async function saysTheSame({ asked, path }: Order, before: Reading, after: Reading): Promise<boolean> {
  if (!asked) return after.text === before.text;
  if (before.type !== 'docx' || before.notes.includes('含有隐藏文字')) return true;
  const bare = (text: string | null) => (text ?? '').replace(/\s/g, '');
  return bare(after.text) === bare(await readAccepted(path));
}

const doubtful = (report: Report, note: string): Report => ({
  ...report,
  notes: [...report.notes, note],
  unchecked: true,
});

/** Null when our tools could not do it: then the file stays what it is, and nobody has checked it. */
async function cleaned({ path, out, asked }: Order, type: FileType): Promise<Cleaning | null> {
  try {
    return await cleanFile({ path, out, type, asked });
  } catch (error) {
    if (error instanceof Unfit) throw error;
    await rm(out, { force: true });
    return null;
  }
}

/** Nothing here looks into what is embedded: somebody has to. */
function judged(report: Report): Report {
  const embedded = report.hidden.filter(({ kind }) => kind === 'embedded_object');
  return embedded.length > 0 ? doubtful(report, `里面有${hiddenWords(embedded)}，系统没有看过`) : report;
}

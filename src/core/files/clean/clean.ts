import { open, readFile, writeFile } from 'node:fs/promises';
import { fileSource } from '../extract/source.ts';
import { readEntries } from '../extract/zip.ts';
import { distinct, type Hidden } from '../hidden.ts';
import type { FileType } from '../types.ts';
import { cleanOffice } from './office.ts';
import { openPackage } from './package.ts';
import { stripPicture } from './pictures/strip.ts';
import { cleanMp3, cleanMp4 } from './sound.ts';

export interface Cleaning {
  /** What is no longer in the copy. */
  removed: Hidden[];
  /** What is still in it. */
  hidden: Hidden[];
}

export interface CleanOrder {
  /** The file as it came; it is not touched. */
  path: string;
  /** Where the copy goes, when there is anything to take away; nothing may be there. */
  out: string;
  type: FileType;
  /** Also what is part of the content: tracked changes are settled, comments, hidden sheets and embedded objects go. */
  asked: boolean;
}

/**
 * Makes the copy that will be served: without persons, places, paths and programs. Throws Unfit for what may not be taken.
 * Nothing is written when nothing was found.
 */
export async function cleanFile({ path, out, type, asked }: CleanOrder): Promise<Cleaning> {
  if (type === 'pdf') return tidy(await (await import('./pdf/clean.ts')).cleanPdf(path, out, asked));
  if (['docx', 'xlsx', 'pptx', 'ofd'].includes(type)) return cleanPackage({ path, out, type, asked });
  if (type === 'mp3' || type === 'mp4') {
    await using file = await open(path, 'r');
    const source = fileSource(file, (await file.stat()).size);
    return { removed: type === 'mp3' ? await cleanMp3(source, out) : await cleanMp4(source, path, out), hidden: [] };
  }
  if (!['jpg', 'png', 'gif', 'webp'].includes(type)) return { removed: [], hidden: [] };
  const { bytes, removed } = (await stripPicture(type, await readFile(path)))!;
  if (removed.length > 0) await writeFile(out, bytes, { flag: 'wx', mode: 0o600, flush: true });
  return { removed, hidden: [] };
}

async function cleanPackage({ path, out, type, asked }: CleanOrder): Promise<Cleaning> {
  await using file = await open(path, 'r');
  const source = fileSource(file, (await file.stat()).size);
  const box = openPackage(source, await readEntries(source));
  const cleaning = await cleanOffice(box, type, asked);
  if (box.changed()) await box.save(out);
  return tidy(cleaning);
}

const tidy = ({ removed, hidden }: Cleaning): Cleaning => ({ removed: distinct(removed), hidden: distinct(hidden) });

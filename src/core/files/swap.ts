import { Refused } from '../../platform/errors.ts';
import type { Typed } from '../../platform/form.ts';
import type { Storage } from '../../platform/storage/local.ts';
import type { StaffContext } from '../doors.ts';
import { makeCleanCopy } from './copies.ts';
import { Unfit } from './extract/unfit.ts';
import { getFileFor, listCopies } from './queries.ts';

const list = (typed: string | string[] | undefined) =>
  Array.isArray(typed) ? typed : typed === undefined ? [] : [typed];

/**
 * The files of a form with those exchanged for which the sender ticked a copy: `swap` holds `12:clean` for a copy to be made
 * now, `12:34` for one that is there. Anything else under that name is passed over; what cannot be done is a sentence.
 */
export async function swapCopies(
  c: StaffContext,
  storage: Storage,
  typed: Typed,
): Promise<{ files: string[]; trouble: string[] }> {
  const wanted = new Map(list(typed.swap).map((one) => one.split(':', 2) as [string, string]));
  const files: string[] = [];
  const trouble: string[] = [];
  for (const file of list(typed.file)) {
    const to = wanted.get(file);
    if (!to || !/^\d{1,15}$/.test(file)) {
      files.push(file);
      continue;
    }
    try {
      files.push(await exchange(c, storage, { file: Number(file), to }));
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unfit)) throw error; // what was typed must not be lost for it
      files.push(file);
      trouble.push(error.message);
    }
  }
  return { files, trouble };
}

async function exchange(
  c: StaffContext,
  storage: Storage,
  { file, to }: { file: number; to: string },
): Promise<string> {
  const row = await getFileFor(c.var.staff, c.var.who, file);
  const copies = await listCopies(c.var.staff, file);
  const there =
    to === 'clean' ? copies.findLast(({ kind }) => kind === 'cleaned') : copies.find(({ id }) => String(id) === to);
  if (there) return String(there.id);
  return to === 'clean' ? String((await makeCleanCopy(storage, c.var.by(), row)).id) : String(file);
}

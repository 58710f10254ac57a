import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Refused } from '../../platform/errors.ts';
import type { Arrived, Storage } from '../../platform/storage/local.ts';
import type { By } from '../caller.ts';
import { cleanCopy, type ExaminedFile, type ReceivedFile } from './actions.ts';
import { examine } from './extract/examine.ts';
import type { Report } from './extract/prepare.ts';
import type { FileRow } from './queries.ts';
import { whyNotClean } from './rules.ts';
import { factsOf } from './types.ts';

/** A copy that was made beside a file goes the way of every upload: hashed and synced; null when there is none. */
export async function takeCopy(
  { copy, type }: Pick<Report, 'copy' | 'type'>,
  storage: Storage,
): Promise<Arrived | null> {
  if (!copy) return null;
  try {
    // Written anew it may pack a little worse than before.
    return await storage.receive(createReadStream(copy), { maxBytes: factsOf(type)!.maxBytes * 2 });
  } finally {
    await rm(copy, { force: true });
  }
}

/**
 * Makes the copy of a file in which tracked changes are settled and comments, hidden sheets and embedded objects are gone, and
 * makes it ours by the deed `files.clean`. Refused when there is nothing of that kind, or when it cannot be done soundly.
 */
export async function makeCleanCopy(storage: Storage, by: By, file: FileRow): Promise<ReceivedFile> {
  const why = whyNotClean(file);
  if (why) throw new Refused(why);
  const { path, release } = await storage.borrow(file.hash);
  const spool = await storage.receive(createReadStream(path), { maxBytes: file.bytes });
  try {
    const report = await examine(spool.path, factsOf(file.type)!.endings[0]!, { asked: true });
    const copy = await takeCopy(report, storage);
    if (!copy)
      throw new Refused(
        '系统没能做出可靠的清理副本。请在办公软件里接受或拒绝全部修订、删除批注和隐藏内容，再重新上传。',
      );
    try {
      await copy.keep();
      return await cleanCopy(by, { file: file.id, made: describe(file, copy, report) });
    } finally {
      await copy.discard();
    }
  } finally {
    await spool.discard();
    await release();
  }
}

const describe = (file: FileRow, copy: Arrived, report: Report): ExaminedFile => ({
  hash: copy.hash,
  bytes: copy.bytes,
  type: report.type,
  name: file.name,
  text: report.text,
  checked: report.unchecked ? 'unchecked' : 'checked',
  checkNote: report.notes.join('；'),
  original: { hash: file.originalHash ?? file.hash, bytes: file.originalBytes ?? file.bytes },
  hidden: report.hidden,
  removed: [...file.removed, ...report.removed],
  scannedWith: file.scannedWith,
  copyOf: { file: file.id, kind: 'cleaned' },
});

import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Refused, refuseIf, Unavailable } from '../../platform/errors.ts';
import type { Arrived, Storage } from '../../platform/storage/local.ts';
import type { By } from '../caller.ts';
import { cleanCopy, type ExaminedFile, type ReceivedFile, redactFile } from './actions.ts';
import { examine } from './extract/examine.ts';
import type { Report } from './extract/prepare.ts';
import { coverText } from './mask/find.ts';
import type { FileRow } from './queries.ts';
import { whyNotClean, whyNotMask } from './rules.ts';
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
  refuseIf(whyNotClean(file));
  return withCopy(storage, file, { asked: true }, (made) =>
    cleanCopy(by, { file: file.id, made: { ...made, copyOf: { file: file.id, kind: 'cleaned' } } }),
  );
}

/**
 * Makes the copy of a .docx or .pdf in which these words are gone, and makes it ours by the deed `files.redact`. Throws Unfit with
 * a sentence when a word is not there, or when it cannot be proved that it is gone.
 */
export async function makeMaskedCopy(
  storage: Storage,
  by: By,
  { file, words }: { file: FileRow; words: string[] },
): Promise<ReceivedFile> {
  refuseIf(whyNotMask(file));
  return withCopy(storage, file, { mask: words }, (made) =>
    // The bytes from which the words were taken are the evidence of this copy, and stay with the file it was made of.
    redactFile(by, {
      file: file.id,
      words: words.length,
      made: { ...made, name: coverText(file.name, words), copyOf: { file: file.id, kind: 'masked' } },
    }),
  );
}

const unsound = '系统没能做出可靠的副本。请在办公软件里处理（接受修订、删除批注和隐藏内容）后重新上传。';

/** A copy is made beside the bytes in our own folder, kept, and handed to its deed; nothing else is left. */
async function withCopy(
  storage: Storage,
  file: FileRow,
  how: { asked?: boolean; mask?: string[] },
  deed: (made: ExaminedFile) => Promise<ReceivedFile>,
): Promise<ReceivedFile> {
  const away = '这份文件暂时取不到，请稍后再试。';
  if ((await storage.size(file.hash)) !== file.bytes) throw new Unavailable(away);
  const spool = await storage.receive(storage.open(file.hash), { maxBytes: file.bytes });
  try {
    if (spool.hash !== file.hash)
      throw new Unavailable(away, new Error('the storage holds other bytes under this hash'));
    const report = await examine(spool.path, factsOf(file.type)!.endings[0]!, how);
    const copy = await takeCopy(report, storage);
    if (!copy) throw new Refused(unsound);
    try {
      await copy.keep();
      return await deed(describe(file, copy, report));
    } finally {
      await copy.discard();
    }
  } finally {
    await spool.discard();
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
});

import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Typed } from '../../platform/form.ts';
import { inWords } from '../../platform/size.ts';
import type { Storage } from '../../platform/storage/local.ts';
import { TooLarge } from '../../platform/storage/receive.ts';
import { takeCopy } from './copies.ts';
import { examine } from './extract/examine.ts';
import { Unfit } from './extract/unfit.ts';
import { readMultipart } from './multipart.ts';
import { cleanName, endingOf } from './name.ts';
import { scanFile } from './scan.ts';
import { claimedType, type FileType, factsOf, whatMayCome, whyNotType } from './types.ts';
import type { RefusedFile } from './upload.ts';

/** A file that was examined like every other and is handed over as bytes: whoever asked keeps it, sealed, or forgets it. */
export interface HeldFile {
  field: string;
  name: string;
  type: FileType;
  bytes: Buffer;
}

export interface Held {
  fields: Typed;
  files: HeldFile[];
  refused: RefusedFile[];
}

/** What may be brought: types by their content, and how large and how many. */
export interface HoldLimits {
  types: FileType[];
  maxBytes: number;
  files: number;
}

/**
 * Receives a form whose files are nobody's to read: streamed to the disk, examined by content, cleaned, and given back as bytes
 * of at most `maxBytes`; nothing stays in the storage and no row is made. A file that may not be taken is a sentence.
 * Throws Refused for a form that breaks off or brings too much, Unavailable for a disk that is full.
 */
export async function holdUpload(request: Request, storage: Storage, limits: HoldLimits): Promise<Held> {
  const take = (stream: Readable, part: { field: string; name: string }) => holdPart(stream, part, storage, limits);
  const { fields, taken } = await readMultipart<HeldFile | RefusedFile>(request, take, {
    undo: async () => {},
    limits: { files: limits.files, fields: 200, totalBytes: limits.files * limits.maxBytes * 2 },
  });
  return {
    fields,
    files: taken.filter((part) => 'bytes' in part),
    refused: taken.filter((part) => 'error' in part),
  };
}

async function holdPart(
  stream: Readable,
  part: { field: string; name: string },
  storage: Storage,
  { types, maxBytes }: HoldLimits,
): Promise<HeldFile | RefusedFile> {
  const name = cleanName(part.name);
  const ending = endingOf(name);
  const allowed = `请换成 ${types.map((type) => factsOf(type)!.words).join('、')}，每份不超过 ${inWords(maxBytes)}。`;
  try {
    if (ending && !claimedType(ending)) throw new Unfit(whyNotType(ending, null) ?? `这种文件不能上传。${allowed}`);
    const arrived = await storage.receive(stream.iterator({ destroyOnReturn: false }), { maxBytes });
    try {
      await scanFile(arrived.path);
      const report = await examine(arrived.path, ending);
      const copy = await takeCopy(report, storage);
      try {
        if (!types.includes(report.type)) throw new Unfit(`这里不能上传${factsOf(report.type)!.words}。${allowed}`);
        return { field: part.field, name, type: report.type, bytes: await readFile((copy ?? arrived).path) };
      } finally {
        await copy?.discard();
      }
    } finally {
      await arrived.discard();
    }
  } catch (error) {
    // what every other field takes would contradict what this one takes
    if (error instanceof Unfit || error instanceof TooLarge)
      return { field: part.field, name, error: error.message.replace(whatMayCome, allowed) };
    throw error;
  } finally {
    stream.resume(); // the rest of the form comes behind it
  }
}

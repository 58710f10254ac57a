import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Typed } from '../../platform/form.ts';
import { keyOf } from '../../platform/http/body.ts';
import type { Arrived, Storage } from '../../platform/storage/local.ts';
import { TooLarge } from '../../platform/storage/receive.ts';
import type { By } from '../caller.ts';
import { type ExaminedFile, type ReceivedFile, receiveFile } from './actions.ts';
import { takeCopy } from './copies.ts';
import { examine } from './extract/examine.ts';
import type { Report } from './extract/prepare.ts';
import { Unfit } from './extract/unfit.ts';
import { readMultipart, type UploadLimits } from './multipart.ts';
import { cleanName, endingOf } from './name.ts';
import { scanFile } from './scan.ts';
import { claimedType, factsOf, whyNotType } from './types.ts';

/** A form with files, read: what was typed is always whole, whatever became of the files. */
export interface Upload {
  fields: Typed;
  /** Files that are ours now, in the order of the form; `field` is the name of their form field. */
  files: (ReceivedFile & { field: string })[];
  /** Files that may not be taken, each with the sentence that says why and how to mend it. */
  refused: RefusedFile[];
}

export interface RefusedFile {
  field: string;
  name: string;
  error: string;
}

interface Fit {
  field: string;
  name: string;
  /** As it was sent. */
  arrived: Arrived;
  /** What will be served, when it is something else. */
  copy: Arrived | null;
  report: Report;
  scannedWith: string | null;
}

/** The deed that makes an examined file ours: `files.receive` for staff; a room that takes files from the public has its own, which counts. */
export type Receive = (by: By, file: ExaminedFile) => Promise<ReceivedFile>;

const unclaimed = 50 * 1024 ** 2;

/**
 * Receives the files of a form: streams each to the disk, examines it by content, makes the copy that will be served, and makes
 * both ours by the deed `files.receive` (or another one), but only when the whole form has arrived. Sent twice with the same `_key`, the same file is the same row.
 * Throws Refused for a form that breaks off or brings too much, Unavailable for a disk that is full; nothing is left behind.
 */
export async function receiveUpload(
  request: Request,
  storage: Storage,
  by: (key?: string | null) => By,
  limits?: Partial<UploadLimits>,
  receive: Receive = receiveFile,
): Promise<Upload> {
  const take = (stream: Readable, part: { field: string; name: string }) => takePart(stream, part, storage);
  const undo = async (part: Fit | RefusedFile) => ('arrived' in part ? discard(part) : undefined);
  const { fields, taken } = await readMultipart<Fit | RefusedFile>(request, take, { undo, limits });
  const upload: Upload = { fields, files: [], refused: taken.filter((part) => 'error' in part) };
  const fit = taken.filter((part) => 'arrived' in part);
  try {
    for (const part of fit)
      upload.files.push({ ...(await keepFit(by(keyFor(fields, part)), part, receive)), field: part.field });
  } finally {
    await Promise.all(fit.map(discard)); // those kept have no remains
  }
  return upload;
}

/** One file that comes by another way than a form, through the same examination; a file of ours, or why it may not be taken. */
export async function receiveStream(
  stream: Readable,
  part: { field: string; name: string },
  storage: Storage,
  by: By,
): Promise<ReceivedFile | RefusedFile> {
  const taken = await takePart(stream, part, storage);
  if ('error' in taken) return taken;
  try {
    return await keepFit(by, taken, receiveFile);
  } finally {
    await discard(taken);
  }
}

async function keepFit(by: By, fit: Fit, receive: Receive): Promise<ReceivedFile> {
  await fit.arrived.keep();
  await fit.copy?.keep();
  return receive(by, describe(fit));
}

const discard = async ({ arrived, copy }: Fit) => {
  await arrived.discard();
  await copy?.discard();
};

/** One file to the disk and through the examination; what may not be taken becomes a sentence. */
async function takePart(
  stream: Readable,
  part: { field: string; name: string },
  storage: Storage,
): Promise<Fit | RefusedFile> {
  const { field } = part;
  const name = cleanName(part.name);
  const ending = endingOf(name);
  const claimed = claimedType(ending);
  let arrived: Arrived | null = null;
  try {
    if (ending && !claimed) throw new Unfit(whyNotType(ending, null) ?? '');
    const maxBytes = claimed ? factsOf(claimed)!.maxBytes : unclaimed;
    arrived = await storage.receive(stream.iterator({ destroyOnReturn: false }), { maxBytes });
    const { scannedWith, note } = await scanFile(arrived.path);
    const examined = await examine(arrived.path, ending);
    const report = note ? { ...examined, unchecked: true, notes: [...examined.notes, note] } : examined;
    const copy = await takeCopy(report, storage);
    const whole = ending ? name : cleanName(`${name}.${factsOf(report.type)!.endings[0]}`);
    return { field, name: whole, arrived, copy, report, scannedWith };
  } catch (error) {
    await arrived?.discard();
    if (error instanceof Unfit || error instanceof TooLarge) return { field, name, error: error.message };
    throw error;
  } finally {
    stream.resume(); // the rest of the form comes behind it
  }
}

const describe = ({ name, arrived, copy, report, scannedWith }: Fit) => ({
  hash: (copy ?? arrived).hash,
  bytes: (copy ?? arrived).bytes,
  type: report.type,
  name,
  text: report.text,
  checked: report.unchecked ? ('unchecked' as const) : ('checked' as const),
  checkNote: report.notes.join('；'),
  original: copy ? { hash: arrived.hash, bytes: arrived.bytes } : null,
  hidden: report.hidden,
  removed: report.removed,
  scannedWith,
});

/** The form's key belongs to the form's own deed; each file gets one of its own, the same at every repeat. */
function keyFor(fields: Typed, { field, name, arrived }: Fit): string | null {
  const key = keyOf(fields);
  const what = createHash('sha256').update(JSON.stringify([field, name, arrived.hash]));
  return key && `${key}.${what.digest('base64url').slice(0, 22)}`;
}

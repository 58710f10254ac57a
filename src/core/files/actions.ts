import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { Refused, refuseIf } from '../../platform/errors.ts';
import { type Act, action } from '../action.ts';
import type { Hidden } from './hidden.ts';
import { cleanName } from './name.ts';
import { getFile } from './queries.ts';
import { whyNotAccept, whyNotClean, whyNotMask } from './rules.ts';
import { type FileType, factsOf } from './types.ts';

/** What the examination of bytes that are safely stored found (upload.ts). */
export interface ExaminedFile {
  /** Of the bytes that are served. */
  hash: string;
  bytes: number;
  type: FileType;
  name: string;
  text: string | null;
  checked: 'checked' | 'unchecked';
  checkNote: string;
  /** The bytes as they were sent, when they are others than those served. */
  original?: { hash: string; bytes: number } | null;
  /** Still hidden in what is served. */
  hidden?: Hidden[];
  /** No longer in what is served. */
  removed?: Hidden[];
  /** The virus scanner; null when none looked. */
  scannedWith?: string | null;
  copyOf?: { file: number; kind: 'cleaned' | 'masked' } | null;
}

export interface ReceivedFile {
  id: number;
  hash: string;
  name: string;
  bytes: number;
  type: FileType;
  checked: 'checked' | 'unchecked';
}

const objectOf = (file: number) => `files.file:${file}`;
const personOf = (act: Act) => (act.caller.kind === 'staff' ? act.caller.person : null);

/** Writes a file's row and its ledger line, after its bytes were kept. For rooms' own actions; staff use `receiveFile`. */
export async function recordFile(act: Act, file: ExaminedFile): Promise<ReceivedFile> {
  if (!factsOf(file.type)) throw new Refused('这种类型的文件不能接收。');
  const { hash, bytes, type, text, checked, checkNote, original = null, hidden = [], removed = [] } = file;
  const { scannedWith = null, copyOf = null } = file;
  const received = await one(
    act.tx,
    sql<ReceivedFile>`
      insert into files.file
        (hash, bytes, type, name, text, checked, check_note, uploaded_by, original_hash, original_bytes, hidden, removed,
          scanned_with, copy_of, copy_kind)
      values
        (${hash}, ${bytes}, ${type}, ${cleanName(file.name)}, ${text}, ${checked}, ${checkNote}, ${personOf(act)},
          ${original?.hash ?? null}, ${original?.bytes ?? null}, ${JSON.stringify(hidden)}::jsonb,
          ${JSON.stringify(removed)}::jsonb, ${scannedWith}, ${copyOf?.file ?? null}, ${copyOf?.kind ?? null})
      returning id, hash, name, bytes, type, checked`,
  );
  const kinds = (found: Hidden[]) => [...new Set(found.map(({ kind }) => kind))];
  await act.line({
    object: objectOf(received.id),
    objectHash: hash,
    data: {
      bytes,
      type,
      checked,
      original: original?.hash ?? null,
      removed: kinds(removed),
      hidden: kinds(hidden),
      copyOf: copyOf?.file ?? null,
    },
  });
  if (type === 'pdf') await act.later('files.draw', { file: received.id });
  return received;
}

/** 接收附件: a file becomes one of ours. The bytes must be durable in the storage before (promises.md, P1). */
export const receiveFile = action('files.receive', {
  words: '上传附件',
  may: 'staff',
  run: (act, input: ExaminedFile) => recordFile(act, input),
});

/** 生成清理副本: the sender chose to go on with a copy without tracked changes, comments and hidden content. */
export const cleanCopy = action('files.clean', {
  words: '生成清理副本',
  may: ['drafter', 'editor', 'openness'],
  async run(act, { file, made }: { file: number; made: ExaminedFile }) {
    refuseIf(whyNotClean(await getFile(act.tx, file)));
    return recordFile(act, made);
  },
});

/** 生成遮盖副本: what must not become public is gone from a copy. The ledger says how many words, never which. */
export const redactFile = action('files.redact', {
  words: '生成遮盖副本',
  may: ['drafter', 'editor', 'openness'],
  async run(act, { file, made, words }: { file: number; made: ExaminedFile; words: number }) {
    refuseIf(whyNotMask(await getFile(act.tx, file)));
    const received = await recordFile(act, made);
    await act.line({ object: objectOf(file), data: { words, copy: received.id } });
    return received;
  },
});

/** 接受未检查的文件: somebody other than the sender opened it and answers for it by name. */
export const acceptUnchecked = action('files.accept', {
  words: '接受未检查的文件',
  may: ['reviewer', 'secrecy', 'signer', 'openness'],
  async run(act, input: { file: number; reason: string }): Promise<{ file: number }> {
    await sql`select id from files.file where id = ${input.file} for update`.execute(act.tx);
    const file = await getFile(act.tx, input.file);
    refuseIf(whyNotAccept(file, personOf(act), input.reason));
    const reason = input.reason.trim();
    await sql`
      update files.file set accepted_by = ${personOf(act)}, accepted_at = ${act.now}, accepted_reason = ${reason}
      where id = ${file.id}`.execute(act.tx);
    await act.line({ object: objectOf(file.id), objectHash: file.hash, reason, data: { note: file.checkNote } });
    return { file: file.id };
  },
});

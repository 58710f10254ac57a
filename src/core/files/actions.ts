import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { Refused, refuseIf } from '../../platform/errors.ts';
import { type Act, action } from '../action.ts';
import { cleanName } from './name.ts';
import { getFile } from './queries.ts';
import { whyNotAccept } from './rules.ts';
import { type FileType, factsOf } from './types.ts';

/** What the examination of bytes that are safely stored found (upload.ts). */
export interface ExaminedFile {
  hash: string;
  bytes: number;
  type: FileType;
  name: string;
  text: string | null;
  checked: 'checked' | 'unchecked';
  checkNote: string;
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
  const { hash, bytes, type, text, checked, checkNote } = file;
  const received = await one(
    act.tx,
    sql<ReceivedFile>`
      insert into files.file (hash, bytes, type, name, text, checked, check_note, uploaded_by)
      values (${hash}, ${bytes}, ${type}, ${cleanName(file.name)}, ${text}, ${checked}, ${checkNote}, ${personOf(act)})
      returning id, hash, name, bytes, type, checked`,
  );
  await act.line({ object: objectOf(received.id), objectHash: hash, data: { bytes, type, checked } });
  return received;
}

/** 接收附件: a file becomes one of ours. The bytes must be durable in the storage before (promises.md, P1). */
export const receiveFile = action('files.receive', {
  words: '上传附件',
  may: 'staff',
  run: (act, input: ExaminedFile) => recordFile(act, input),
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

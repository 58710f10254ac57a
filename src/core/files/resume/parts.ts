import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { StaffDb } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { TooLarge } from '../../../platform/storage/receive.ts';
import type { By, Staff } from '../../caller.ts';
import { cleanName, endingOf } from '../name.ts';
import { claimedType, factsOf, whyNotType } from '../types.ts';
import { receiveStream } from '../upload.ts';
import { countUnfinished, listParts, type UploadRow } from './queries.ts';

/** Most bytes of one part. */
export const partBytes = 16 * 1024 ** 2;
const mostAtOnce = 8;

/** Opens an upload of so many bytes; answers its id. Refused for a type or a size that would not be taken at the end either. */
export async function beginUpload(db: StaffDb, who: Staff, asked: { name: string; bytes: number }): Promise<string> {
  const name = cleanName(asked.name);
  const ending = endingOf(name);
  const facts = factsOf(claimedType(ending) ?? '');
  refuseIf(facts ? null : (whyNotType(ending, null) ?? '请使用带扩展名的文件名。'));
  if (asked.bytes > facts!.maxBytes) throw new TooLarge(facts!.maxBytes);
  if ((await countUnfinished(db, who)) >= mostAtOnce)
    throw new Refused(`您有 ${mostAtOnce} 个附件还没有传完，请先传完或者取消。`, 429);
  const id = [...randomBytes(24)].map((byte) => (byte % 36).toString(36)).join('');
  await sql`
    insert into files.upload (id, person, name, bytes)
    values (${id}, ${who.person}, ${name}, ${asked.bytes})`.execute(db);
  return id;
}

/**
 * Keeps what comes as the next part; answers how much is here now. A part that breaks off is kept as far as it came. Refused
 * (409) when it does not begin where the last one ended, TooLarge beyond a part's or the whole's length.
 */
export async function addPart(db: StaffDb, storage: Storage, upload: UploadRow, from: number, body: Readable) {
  if (from !== upload.offset) throw new Refused('这一段接不上已经收到的部分，请重新查询进度后继续。');
  const left = upload.bytes - upload.offset;
  const { hash, bytes } = await storage.put(untilBroken(body), { maxBytes: Math.min(left, partBytes) });
  if (bytes === 0) return upload.offset;
  const added = await sql`
    insert into files.upload_part (upload, starts_at, bytes, hash)
    values (${upload.id}, ${from}, ${bytes}, ${hash})
    on conflict do nothing`.execute(db);
  if (added.numAffectedRows === 0n) throw new Refused('同一个附件正在另一个窗口上传，请重新查询进度后继续。');
  return from + bytes;
}

/** What arrived before the connection was lost. */
async function* untilBroken(body: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk;
  } catch {
    // The sender asks how much is here and goes on from there.
  }
}

/**
 * The last part is here: the whole is examined as every upload is and becomes a file, once, also when this is asked again
 * after a crash. What may not be taken ends with its sentence.
 */
export async function finishUpload(db: StaffDb, storage: Storage, by: By, upload: UploadRow): Promise<UploadRow> {
  const whole = Readable.from(chunksOf(storage, await listParts(db, upload.id)), { objectMode: false });
  const end = await receiveStream(whole, { field: 'file', name: upload.name }, storage, by);
  const became = 'error' in end ? { file: null, refused: end.error } : { file: end.id, refused: null };
  await sql`
    update files.upload set file = ${became.file}, refused = ${became.refused}
    where id = ${upload.id} and file is null and refused is null`.execute(db);
  return { ...upload, offset: upload.bytes, ...became };
}

async function* chunksOf(storage: Storage, parts: string[]): AsyncGenerator<Uint8Array> {
  for (const hash of parts) yield* storage.open(hash);
}

export const cancelUpload = (db: StaffDb, { id }: UploadRow) =>
  sql`delete from files.upload where id = ${id}`.execute(db);

/** Uploads that nobody went on with for a day are forgotten, and their parts go with the next sweep. */
export const forgetUploads = (db: StaffDb) =>
  sql`delete from files.upload where begun_at < now() - interval '1 day'`.execute(db);

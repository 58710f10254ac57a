import type { PublicContext } from '../../../core/doors.ts';
import { receiveUpload } from '../../../core/files/upload.ts';
import { placeOf } from '../../../core/people/address.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { attach } from '../actions/attach.ts';
import { mostBytes, mostFiles } from '../rules/comment.ts';
import { type Carried, fileOf } from '../rules/tokens.ts';

/** What a step of the form sent: fields, the files that this very form has brought, and what may not be taken. */
export interface Sent {
  typed: Typed;
  key: string;
  files: Carried[];
  trouble: string | null;
}

export async function readOpinion(c: PublicContext, storage: Storage): Promise<Sent> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) {
    const typed = await readFields(c);
    const key = keyOf(typed) ?? newKey();
    return { typed, key, ...carried(typed, key, []) };
  }
  const limits = { files: mostFiles, fields: 60, fieldBytes: 200_000, totalBytes: mostBytes };
  const place = placeOf(c);
  const received = await receiveUpload(c.req.raw, storage, c.var.by, limits, (by, file) =>
    attach(by, { ...file, place }),
  );
  const key = keyOf(received.fields) ?? newKey();
  const { files, trouble } = carried(received.fields, key, received.files);
  const refused = received.refused.map(({ name, error }) => `“${name}”：${error}`);
  return { typed: received.fields, key, files, trouble: [...refused, trouble ?? ''].join(' ').trim() || null };
}

/** Files that came with an earlier step and were not taken off again, and the new ones behind them. */
function carried(typed: Typed, key: string, fresh: Carried[]): { files: Carried[]; trouble: string | null } {
  const before = [typed.file ?? []].flat().flatMap((token) => fileOf(token, key) ?? []);
  const files = [...before, ...fresh.map(({ id, name }) => ({ id, name }))];
  const fit = files.slice(0, mostFiles);
  return { files: fit, trouble: files.length > fit.length ? `附件最多 ${mostFiles} 个，请去掉几个。` : null };
}

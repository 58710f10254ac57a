import type { Typed } from '../../../platform/form.ts';
import { readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import type { StaffContext } from '../../doors.ts';
import { swapCopies } from '../../files/swap.ts';
import { receiveUpload } from '../../files/upload.ts';

/** The editor's form: what was typed, with the ids of new uploads behind those under `file`; `trouble` says which upload failed and why. */
export async function readEditor(c: StaffContext, storage: Storage): Promise<{ typed: Typed; trouble: string | null }> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) {
    return { typed: await readFields(c), trouble: null };
  }
  const { fields, files, refused } = await receiveUpload(c.req.raw, storage, c.var.by);
  const { files: before, trouble } = await swapCopies(c, storage, fields);
  const typed: Typed = {
    ...fields,
    file: [...before, ...files.map((file) => String(file.id))],
    position: [...list(fields.position), ...files.map((_, index) => String(before.length + index + 1))],
  };
  const sentences = [...refused.map(({ name, error }) => `“${name}”：${error}`), ...trouble];
  return { typed, trouble: sentences.join(' ') || null };
}

const list = (typed: string | string[] | undefined) =>
  Array.isArray(typed) ? typed : typed === undefined ? [] : [typed];

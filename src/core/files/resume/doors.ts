import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { NotFound } from '../../../platform/errors.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { addPart, beginUpload, cancelUpload, finishUpload, partBytes } from './parts.ts';
import { getUpload, type UploadRow } from './queries.ts';

/**
 * Large files in parts that can be resumed, by the open protocol tus 1.0 (core, creation, termination): any of its clients can
 * be used. Beyond it, `Upload-File` names the file that it became, and 422 says why it may not be taken.
 */
export function resumeDoors(app: StaffApp, storage: Storage): void {
  const path = '/staff/uploads';
  app.post(path, async (c) => {
    const bytes = numberIn(c, 'upload-length');
    if (bytes === null || bytes === 0) return answer(400, '没有说明附件有多大。');
    const id = await beginUpload(c.var.staff, c.var.who, { name: nameIn(c), bytes });
    return answer(201, null, { location: `${path}/${id}`, 'upload-offset': '0' });
  });
  app.get(`${path}/:id`, async (c) => told(await uploadOf(c))); // HEAD too
  app.patch(`${path}/:id`, async (c) => {
    const upload = await uploadOf(c);
    if (upload.file || upload.refused) return told(upload);
    const from = numberIn(c, 'upload-offset');
    if (from === null || c.req.header('content-type') !== 'application/offset+octet-stream')
      return answer(415, '这不是附件的一段。');
    const body = c.req.raw.body ? Readable.fromWeb(c.req.raw.body as ReadableStream<Uint8Array>) : Readable.from([]);
    const offset = await addPart(c.var.staff, storage, upload, from, body);
    if (offset < upload.bytes) return told({ ...upload, offset });
    return told(await finishUpload(c.var.staff, storage, c.var.by(`upload.${upload.id}`), { ...upload, offset }));
  });
  app.delete(`${path}/:id`, async (c) => {
    await cancelUpload(c.var.staff, await uploadOf(c));
    return answer(204, null);
  });
}

async function uploadOf(c: StaffContext): Promise<UploadRow> {
  const id = c.req.param('id') ?? '';
  if (!/^[a-z0-9]{24}$/.test(id)) throw new NotFound();
  return getUpload(c.var.staff, c.var.who, id);
}

function numberIn(c: StaffContext, header: string): number | null {
  const typed = c.req.header(header) ?? '';
  return /^\d{1,15}$/.test(typed) ? Number(typed) : null;
}

/** The name in tus's metadata: `filename <base64 of UTF-8>`. */
function nameIn(c: StaffContext): string {
  const [, coded = ''] = /(?:^|,)\s*filename ([A-Za-z0-9+/=]+)/.exec(c.req.header('upload-metadata') ?? '') ?? [];
  return Buffer.from(coded, 'base64').toString('utf8');
}

function told({ bytes, offset, file, refused }: UploadRow): Response {
  const headers: Record<string, string> = { 'upload-offset': String(offset), 'upload-length': String(bytes) };
  if (file) headers['upload-file'] = String(file);
  return answer(refused ? 422 : 204, refused, headers);
}

/** `sentence` is what a person is shown. */
const answer = (status: number, sentence: string | null, headers: Record<string, string> = {}) =>
  new Response(sentence, {
    status,
    headers: {
      ...headers,
      'tus-resumable': '1.0.0',
      'upload-part-length': String(partBytes),
      'cache-control': 'no-store',
      ...(sentence ? { 'content-type': 'text/plain; charset=utf-8' } : {}),
    },
  });

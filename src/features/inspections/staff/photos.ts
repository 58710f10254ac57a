import type { StaffContext } from '../../../core/doors.ts';
import { getFile, listFiles } from '../../../core/files/queries.ts';
import { sendFile } from '../../../core/files/send.ts';
import { isPicture } from '../../../core/files/types.ts';
import { type RefusedFile, receiveUpload } from '../../../core/files/upload.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { readFields } from '../../../platform/http/body.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import type { Task } from '../queries/tasks.ts';
import { mostPhotos, type Photo } from '../rules/visit.ts';

const MB = 1024 ** 2;

/** The form of a visit, its photographs received through the guarded upload; `wrong` says which were not taken and why. */
export async function readVisitForm(c: StaffContext, storage: Storage): Promise<{ typed: Typed; wrong: string }> {
  if (!c.req.header('content-type')?.startsWith('multipart/')) return { typed: await readFields(c), wrong: '' };
  const limits = { files: mostPhotos, totalBytes: 120 * MB };
  const { fields, files, refused } = await receiveUpload(c.req.raw, storage, c.var.by, limits);
  const others = files
    .filter(({ type }) => !isPicture(type))
    .map((file): RefusedFile => ({ ...file, error: '这不是照片，请选择 JPG、PNG 或者 WebP 图片。' }));
  const taken = files.filter(({ type }) => isPicture(type)).map(({ id }) => String(id));
  return {
    typed: { ...fields, photo: [...[fields.photo ?? []].flat(), ...taken] },
    wrong: [...refused, ...others].map(({ name, error }) => `“${name}”：${error}`).join(''),
  };
}

/** Rows of files that a form named; what is no number is passed over. */
export const idsOf = (typed: Typed): number[] =>
  [typed.photo ?? []].flat().flatMap((id) => (/^[1-9]\d{0,14}$/.test(id) ? [Number(id)] : []));

/** The photographs that a form shows: those of the record, and those that this person has just sent. */
export async function photosOf(c: StaffContext, task: Task, typed: Typed): Promise<Photo[]> {
  const files = await listFiles(c.var.staff, idsOf(typed));
  const own = files.filter(
    ({ id, type, uploadedBy }) => isPicture(type) && (uploadedBy === c.var.who.person || has(task, id)),
  );
  return own.map(({ id, hash, name, bytes, type }) => ({ file: id, hash, name, bytes, type }));
}

const has = ({ visit }: Task, file: number) => !!visit?.photos.some((photo) => photo.file === file);

/** One photograph for those who see the task; shown by the browser, kept by nobody on the way. */
export async function sendPhoto(c: StaffContext, storage: Storage, task: Task): Promise<Response> {
  const file = await getFile(c.var.staff, Number(c.req.param('file')));
  if (!isPicture(file.type) || !(has(task, file.id) || file.uploadedBy === c.var.who.person)) throw new NotFound();
  return sendFile(c, storage, file, { mayShow: true, cacheControl: 'private, no-store' });
}

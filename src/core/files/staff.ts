import { NotFound } from '../../platform/errors.ts';
import { keyOf, newKey, readFields } from '../../platform/http/body.ts';
import type { Storage } from '../../platform/storage/local.ts';
import { holds } from '../caller.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import { makeCleanCopy } from './copies.ts';
import { FileAboutPage } from './pages/about.tsx';
import { previewStaff } from './preview/doors.ts';
import { findDrawing } from './preview/queries.ts';
import { type FileRow, findEditionWith, getFileFor, listCopies } from './queries.ts';
import { resumeDoors } from './resume/doors.ts';
import { whyNotClean, whyNotMask } from './rules.ts';
import { sendFile } from './send.ts';
import { maskDoors } from './staff/mask.ts';
import { isPicture } from './types.ts';

const path = '/staff/files/:id';
const forNobodyElse = { mayShow: false, cacheControl: 'private, no-store' };

/** A file for those who draft and review it; always as a download, because nobody has cleared it yet. */
export function filesStaff(app: StaffApp, storage: Storage): void {
  app.get(path, async (c) => sendFile(c, storage, await fileOf(c), forNobodyElse));
  app.get(`${path}/about`, async (c) => showAbout(c, await fileOf(c)));
  app.get(`${path}/original`, async (c) => {
    const file = await fileOf(c);
    if (!file.originalHash || !file.originalBytes) throw new NotFound();
    // What was sent, as evidence: it may hold what the copy no longer has, so it is never served to anybody else.
    const original = { ...file, hash: file.originalHash, bytes: file.originalBytes, name: `原件_${file.name}` };
    return sendFile(c, storage, original, forNobodyElse);
  });
  app.post(`${path}/clean`, async (c) => {
    const file = await fileOf(c);
    const made = await makeCleanCopy(storage, c.var.by(keyOf(await readFields(c))), file);
    return c.redirect(`/staff/files/${made.id}/about?done=cleaned`, 303);
  });
  maskDoors(app, storage, fileOf);
  previewStaff(app, storage, fileOf);
  resumeDoors(app, storage);
}

/** The file of the address, when this person may know of it. */
export async function fileOf(c: StaffContext): Promise<FileRow> {
  const id = c.req.param('id') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new NotFound();
  return getFileFor(c.var.staff, c.var.who, Number(id));
}

const done: Record<string, string> = {
  cleaned: '已生成清理后的副本。请到编辑页勾选“换成清理后的副本”并保存。',
  masked: '已生成遮盖后的副本，副本里查不到遮盖的文字。请到编辑页勾选“换成遮盖后的副本”并保存。',
};

async function showAbout(c: StaffContext, file: FileRow): Promise<Response> {
  const edition = await findEditionWith(c.var.staff, [file.id, file.copyOf ?? file.id]);
  const edits = edition && holds(c.var.who, ['drafter', 'editor'], edition.unit);
  return c.var.page({
    title: file.name,
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '文件', href: '/staff/documents' }, { label: '附件' }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    children: FileAboutPage({
      file,
      copies: await listCopies(c.var.staff, file.id),
      whyNotClean: whyNotClean(file),
      mayMask: whyNotMask(file) === null,
      drawing: await drawingOf(c, file),
      edit: edits ? `/staff/editions/${edition.id}/edit` : null,
      key: newKey(),
    }),
  });
}

/** A picture is its own drawing; what is neither picture nor PDF has none. */
async function drawingOf(c: StaffContext, { type, hash }: FileRow) {
  if (isPicture(type)) return { pages: 1, reason: '', drawn: [{ page: 1 }] };
  return type === 'pdf' ? findDrawing(c.var.staff, hash) : null;
}

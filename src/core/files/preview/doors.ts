import type { Context } from 'hono';
import { NotFound } from '../../../platform/errors.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import type { PublicApp, PublicContext, StaffApp, StaffContext } from '../../doors.ts';
import { PreviewPage } from '../pages/preview.tsx';
import { type FileRow, findLiveAttachment } from '../queries.ts';
import { sendFile } from '../send.ts';
import { isPicture } from '../types.ts';
import { findBearer, findPageImage, listLivePages, type PageImage } from './queries.ts';

const pageOf = (c: Context) => {
  const typed = c.req.param('page') ?? '';
  if (!/^[1-9]\d?$/.test(typed)) throw new NotFound();
  return Number(typed);
};

const asImage = ({ hash, bytes }: PageImage, page: number) => ({ hash, bytes, type: 'png', name: `${page}.png` });

/** 预览 of attachments of what is public now, through `live` alone: what is not public has no page and no picture. */
export function previewPublic(app: PublicApp, storage: Storage): void {
  const path = '/preview/:publication/:position';
  app.get(path, async (c) => {
    const { publication, position } = addressOf(c);
    const file = await findLiveAttachment(c.var.live, publication, position);
    const pages = await listLivePages(c.var.live, publication, position);
    const bearer = await findBearer(c.var.live, publication);
    if (!file || !bearer || (pages.length === 0 && !isPicture(file.type))) throw new NotFound();
    c.var.shows(`document:${publication}`);
    const url = new URL(c.req.url);
    const frame = { site: c.var.site, mode: c.var.mode, path: url.pathname + url.search };
    return c.html(PreviewPage({ frame, bearer, publication, position, file, pages }) as string);
  });
  app.get(`${path}/:page`, async (c) => {
    const { publication, position } = addressOf(c);
    const page = pageOf(c);
    const find = async () => (await listLivePages(c.var.live, publication, position)).find((one) => one.page === page);
    const image = await find();
    if (!image) throw new NotFound();
    return sendFile(c, storage, asImage(image, page), {
      mayShow: true,
      cacheControl: 'public, no-cache',
      still: async () => (await find())?.hash === image.hash,
    });
  });
}

function addressOf(c: PublicContext): { publication: string; position: number } {
  const { publication = '', position = '' } = c.req.param() as Record<string, string>;
  if (!/^[a-z0-9]{12}$/.test(publication) || !/^[1-9]\d{0,3}$/.test(position)) throw new NotFound();
  return { publication, position: Number(position) };
}

/** For those who draft and review: a page of a PDF, or the picture that the file is; nobody has cleared it yet. */
export function previewStaff(app: StaffApp, storage: Storage, fileOf: (c: StaffContext) => Promise<FileRow>): void {
  app.get('/staff/files/:id/pages/:page', async (c) => {
    const file = await fileOf(c);
    const page = pageOf(c);
    const sending = { mayShow: true, cacheControl: 'private, no-store' };
    if (isPicture(file.type) && page === 1) return sendFile(c, storage, file, sending);
    const image = await findPageImage(c.var.staff, file.hash, page);
    if (!image) throw new NotFound();
    return sendFile(c, storage, asImage(image, page), sending);
  });
}

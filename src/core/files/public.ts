import { NotFound } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage/local.ts';
import type { PublicApp } from '../doors.ts';
import { previewPublic } from './preview/doors.ts';
import { findLiveAttachment } from './queries.ts';
import { sendFile } from './send.ts';

/** The public address of an attachment. */
export const attachmentPath = (publication: string, position: number, name: string) =>
  `/files/${publication}/${position}/${encodeURIComponent(name.toWellFormed())}`;

/**
 * Attachments of what is public now, and nothing else: an unknown document, one not published and one withdrawn get the same
 * 404 before any condition or range is looked at. `no-cache`: every copy elsewhere asks again.
 */
export function filesPublic(app: PublicApp, storage: Storage): void {
  app.get('/files/:publication/:position/:name', async (c) => {
    const { publication, position, name } = c.req.param();
    if (!/^[a-z0-9]{12}$/.test(publication) || !/^[1-9]\d{0,3}$/.test(position)) throw new NotFound();
    const find = () => findLiveAttachment(c.var.live, publication, Number(position));
    const file = await find();
    if (!file) throw new NotFound();
    if (name !== file.name) return c.redirect(attachmentPath(publication, Number(position), file.name), 302);
    return sendFile(c, storage, file, {
      mayShow: true,
      cacheControl: 'public, no-cache',
      still: async () => (await find())?.hash === file.hash,
    });
  });
  previewPublic(app, storage);
}

import { NotFound } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage/local.ts';
import type { PublicApp, PublicContext } from '../doors.ts';
import { previewPublic } from './preview/doors.ts';
import { findLiveAttachment, findVersionAttachment, type Sendable } from './queries.ts';
import { sendFile } from './send.ts';

/** The public address of an attachment. */
export const attachmentPath = (publication: string, position: number, name: string) =>
  `/files/${publication}/${position}/${encodeURIComponent(name.toWellFormed())}`;

/**
 * Attachments of what is public now and of its former versions that may be read, and nothing else: an unknown document, one not
 * published and one withdrawn get the same 404 before any condition or range is looked at. `no-cache`: every copy elsewhere asks again.
 */
export function filesPublic(app: PublicApp, storage: Storage): void {
  const send = async (c: PublicContext, find: () => Promise<Sendable | undefined>, path: (name: string) => string) => {
    const file = await find();
    if (!file) throw new NotFound();
    if (c.req.param('name') !== file.name) return c.redirect(path(file.name), 302);
    return sendFile(c, storage, file, {
      mayShow: true,
      cacheControl: 'public, no-cache',
      still: async () => (await find())?.hash === file.hash,
    });
  };
  app.get('/files/:publication/:position/:name', async (c) => {
    const { publication, position } = c.req.param();
    if (!isId(publication) || !isPlace(position)) throw new NotFound();
    const find = () => findLiveAttachment(c.var.live, publication, Number(position));
    return send(c, find, (name) => attachmentPath(publication, Number(position), name));
  });
  app.get('/files/:publication/:version{v[1-9][0-9]{0,4}}/:position/:name', async (c) => {
    const { publication, version, position } = c.req.param();
    if (!isId(publication) || !isPlace(position)) throw new NotFound();
    const edition = Number(version.slice(1));
    const find = () => findVersionAttachment(c.var.live, publication, edition, Number(position));
    return send(c, find, (name) => attachmentPath(`${publication}/${version}`, Number(position), name));
  });
  previewPublic(app, storage);
}

const isId = (text: string) => /^[a-z0-9]{12}$/.test(text);
const isPlace = (text: string) => /^[1-9]\d{0,3}$/.test(text);

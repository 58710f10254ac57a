import { NotFound } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage/local.ts';
import type { PublicApp, PublicContext } from '../doors.ts';
import { cleanName, contentDisposition } from '../files/name.ts';
import { factsOf } from '../files/types.ts';
import { type Format, makePaper } from './make.ts';
import { type PaperFile, type Pictures, paperOf } from './paper.ts';
import { findPaper } from './queries.ts';

/** Word and PDF of what is public now, made of the same revision; anything else is nowhere. */
export function papersPublic(app: PublicApp, storage: Storage): void {
  app.get('/papers/:publication/docx', (c) => send(c, storage, 'docx'));
  app.get('/papers/:publication/pdf', (c) => send(c, storage, 'pdf'));
}

async function send(c: PublicContext, storage: Storage, format: Format): Promise<Response> {
  const publication = c.req.param('publication') ?? '';
  const find = async () => (/^[a-z0-9]{12}$/.test(publication) ? findPaper(c.var.live, publication) : undefined);
  const found = await find();
  if (!found) throw new NotFound();
  c.var.shows(`document:${publication}`);
  const { text, files } = found;
  const paper = paperOf(text, files, c.var.site.origin ?? '');
  const bytes = await makePaper({ format, paper, pictures: await readPictures(storage, text.body, files) });
  // Making it takes a while: what was withdrawn meanwhile is not sent.
  if ((await find())?.text.hash !== text.hash) throw new NotFound();
  const name = cleanName(`${text.title.slice(0, 80)}.${format}`);
  return c.body(Buffer.from(bytes), 200, {
    'content-type': factsOf(format)!.mime,
    'content-disposition': contentDisposition('attachment', name),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
}

const drawn = ['png', 'jpg'];

/** The pictures that stand in the text. */
async function readPictures(storage: Storage, body: string, files: PaperFile[]): Promise<Pictures> {
  const pictures: Pictures = new Map();
  for (const { position, type, hash } of files) {
    if (!drawn.includes(type) || !body.includes(`src="attachment:${position}"`)) continue;
    const parts: Uint8Array[] = [];
    for await (const part of storage.open(hash)) parts.push(part);
    pictures.set(position, { type, bytes: Buffer.concat(parts) });
  }
  return pictures;
}

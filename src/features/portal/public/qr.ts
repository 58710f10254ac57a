import QRCode from 'qrcode';
import type { PublicContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { findArticleById } from '../queries/article.ts';

/** The address of a published text as a picture for a telephone's camera: made here, so that no other site hears who shares what. */
export async function sendQrCode(c: PublicContext) {
  const text = await findArticleById(c.var.live, c.req.param('id') ?? '');
  if (!text) throw new NotFound();
  c.var.shows(`document:${text.id}`);
  const address = `${c.var.site.origin ?? `https://${c.var.site.domain}`}${encodeURI(text.path)}`;
  const picture = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return c.body(picture, 200, { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'no-cache' });
}

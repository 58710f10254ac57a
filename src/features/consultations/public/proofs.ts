import type { PublicApp } from '../../../core/doors.ts';
import { sendFile } from '../../../core/files/send.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Storage } from '../../../platform/storage/local.ts';
import { proofHref } from '../pages/broadcasts.tsx';
import { findProof } from '../queries/known.ts';

/** 刊播证明: what shows that a draft or its result stood elsewhere; while its record is public and no longer. */
export function proofDoors(app: PublicApp, storage: Storage): void {
  app.get('/consultations/:id{[a-z0-9]{12}}/proofs/:broadcast{[1-9][0-9]{0,14}}/:name', async (c) => {
    const [call, id] = [c.req.param('id'), Number(c.req.param('broadcast'))];
    const find = () => findProof(c.var.live, call, id);
    const file = await find();
    if (!file) throw new NotFound();
    if (c.req.param('name') !== file.name) return c.redirect(proofHref({ call, id }, file.name), 302);
    const still = async () => (await find())?.hash === file.hash;
    return sendFile(c, storage, file, { mayShow: true, cacheControl: 'public, no-cache', still });
  });
}

import { NotFound } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage/local.ts';
import type { StaffApp } from '../doors.ts';
import { getFile } from './queries.ts';
import { sendFile } from './send.ts';

/** Any file, for those who draft and review; always as a download, because nobody has cleared it yet. */
export function filesStaff(app: StaffApp, storage: Storage): void {
  app.get('/staff/files/:id', async (c) => {
    const id = c.req.param('id');
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new NotFound();
    const file = await getFile(c.var.staff, Number(id));
    return sendFile(c, storage, file, { mayShow: false, cacheControl: 'private, no-store' });
  });
}

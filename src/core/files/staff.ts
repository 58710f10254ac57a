import { NotFound } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage/local.ts';
import type { StaffApp } from '../doors.ts';
import { getFileFor } from './queries.ts';
import { sendFile } from './send.ts';

/** A file for those who draft and review it; always as a download, because nobody has cleared it yet. */
export function filesStaff(app: StaffApp, storage: Storage): void {
  app.get('/staff/files/:id', async (c) => {
    const id = c.req.param('id');
    if (!/^[1-9]\d{0,14}$/.test(id)) throw new NotFound();
    const file = await getFileFor(c.var.staff, c.var.who, Number(id));
    return sendFile(c, storage, file, { mayShow: false, cacheControl: 'private, no-store' });
  });
}

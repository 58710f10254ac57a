import type { Storage } from '../../platform/storage/local.ts';
import type { Job } from '../feature.ts';
import { drawFile } from './preview/keep.ts';
import { listKnownHashes } from './queries.ts';
import { forgetUploads } from './resume/parts.ts';

/** Each night: bytes that no file needs and remains of broken uploads go, none younger than a day. */
export const sweepJob = (storage: Storage): Job => ({
  name: 'files.sweep',
  every: '20 3 * * *',
  async run(_, sides) {
    await forgetUploads(sides.staff);
    await storage.sweep({ known: (hashes) => listKnownHashes(sides.staff, hashes) });
  },
});

/** After a PDF was received: what its first pages look like. */
export const drawJob = (storage: Storage): Job => ({
  name: 'files.draw',
  run: ({ file }: { file: number }, { staff }) => drawFile(staff, storage, file),
});

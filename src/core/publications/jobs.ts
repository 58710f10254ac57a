import { sql } from 'kysely';
import { one } from '../../platform/database.ts';
import { By } from '../caller.ts';
import type { Job } from '../feature.ts';
import { ReceiptWritten, writeReceipt } from './actions/receipt.ts';
import { untilAcknowledged } from './changes.ts';

/** Sent within a withdrawal, so that each ends with its receipt; tried again while a copy is left. */
export const publicationJobs: Job[] = [
  {
    name: 'publications.writeReceipt',
    async run(data: { document: number; withdrawnAt: string }, { staff }) {
      const { value: generation } = await one(staff, sql<{ value: number }>`select value from publications.generation`);
      await untilAcknowledged(staff);
      try {
        await writeReceipt(new By(staff, { kind: 'system', name: 'receipt' }), { ...data, generation });
      } catch (error) {
        if (!(error instanceof ReceiptWritten)) throw error;
      }
    },
  },
];

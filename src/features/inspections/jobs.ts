import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { Refused } from '../../platform/errors.ts';
import { dropImport, failImport, writeStarted } from './actions/large-import.ts';
import { listAbandoned } from './queries/imports.ts';

const system = ({ staff }: Sides) => new By(staff, { kind: 'system', name: 'inspections' });

/** A long list is written; what is refused is told on its page, anything else is tried again by the queue. */
export async function writeList(sides: Sides, id: number): Promise<void> {
  try {
    await writeStarted(system(sides), { import: id });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await failImport(system(sides), { import: id, why: error.message }).catch((other) => {
      if (!(other instanceof Refused)) throw other; // delivered a second time: it stands
    });
  }
}

/** Files that were read and never confirmed are emptied; answers how many. */
export async function dropAbandoned(sides: Sides, now: Date): Promise<number> {
  const found = await listAbandoned(sides.staff, now);
  for (const id of found) await dropImport(system(sides), { import: id });
  return found.length;
}

export const jobs: Job[] = [
  {
    name: 'inspections.write',
    run: (data: { import: number }, sides: Sides) => writeList(sides, data.import),
  },
  {
    name: 'inspections.drop',
    every: '10 4 * * *',
    run: async (_data, sides: Sides) => void (await dropAbandoned(sides, new Date())),
  },
];

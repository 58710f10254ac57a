import type { Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { dayOf } from '../../platform/time.ts';
import { rankOften } from './actions.ts';

/** Once a night, from whole days, so that the order stands still by day. */
export const visitsJobs: Job[] = [
  {
    name: 'visits.rankOften',
    every: '20 0 * * *',
    run: (_data, { staff }: Sides) => rankOften(staff, dayOf(new Date())),
  },
];

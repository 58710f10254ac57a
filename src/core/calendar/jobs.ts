import { By } from '../caller.ts';
import type { Job } from '../feature.ts';
import { remindYear } from './actions.ts';

/** The first and fifteenth of October to December: by then the next year's notice is out or about to be. */
export const calendarJobs: Job[] = [
  {
    name: 'calendar.remind',
    every: '0 9 1,15 10-12 *',
    run: async (_data: object, sides) => {
      await remindYear(new By(sides.staff, { kind: 'system', name: 'calendar.remind' }), {});
    },
  },
];

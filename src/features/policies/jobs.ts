import { loadCalendar } from '../../core/calendar/queries.ts';
import { addWorkingDays } from '../../core/calendar/rules.ts';
import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { dayOf } from '../../platform/time.ts';
import { keepPromise, remind } from './actions.ts';
import { listRunningPromises } from './queries.ts';
import { laterDue } from './rules.ts';

/** Looks at every interpretation promised to follow: kept ones are closed, those due by the next working day are put on the desk. */
export async function watchPromises({ staff }: Sides, today: string): Promise<{ kept: number; reminded: number }> {
  const by = new By(staff, { kind: 'system', name: 'policies' });
  const calendar = await loadCalendar(staff);
  const soon = addWorkingDays(calendar, today, 1).on;
  const done = { kept: 0, reminded: 0 };
  for (const promise of await listRunningPromises(staff)) {
    const dueOn = laterDue(calendar, dayOf(promise.publishedAt!));
    if (promise.keptOn) {
      await keepPromise(by, {
        promise: promise.id,
        at: promise.keptOn.toISOString(),
        late: dayOf(promise.keptOn) > dueOn,
      });
      done.kept += 1;
    } else if (dueOn <= soon && !promise.reminded) {
      await remind(by, { promise: promise.id, dueOn });
      done.reminded += 1;
    }
  }
  return done;
}

export const jobs: Job[] = [
  {
    name: 'policies.watch',
    every: '20 8,14 * * *',
    async run(_data, sides) {
      await watchPromises(sides, dayOf(new Date()));
    },
  },
];

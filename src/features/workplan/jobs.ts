import { loadCalendar } from '../../core/calendar/queries.ts';
import { addWorkingDays, isWorkingDay } from '../../core/calendar/rules.ts';
import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { addDays, dayOf } from '../../platform/time.ts';
import { remindUnits } from './actions/reminder.ts';
import { listUnreminded } from './queries/reminder.ts';
import { monthsOf } from './rules/reminder.ts';

/**
 * Reminds the units on the first working day of the month, for every public plan. Asked on any later working day it does what
 * was left out, so that a machine that stood still on that day forgets nobody; a repeat finds nothing to do.
 */
export async function remindOfMonth({ staff }: Sides, today: string): Promise<number> {
  const calendar = await loadCalendar(staff);
  const { month } = monthsOf(today);
  const firstDay = addWorkingDays(calendar, addDays(month, -1), 1).on;
  if (today < firstDay || !isWorkingDay(calendar, today).works) return 0;
  const by = new By(staff, { kind: 'system', name: 'workplan' });
  const plans = await listUnreminded(staff, month);
  for (const { id } of plans) await remindUnits(by, { plan: id, today });
  return plans.length;
}

export const jobs: Job[] = [
  {
    name: 'workplan.remind',
    every: '40 8 * * *',
    async run(_data, sides) {
      await remindOfMonth(sides, dayOf(new Date()));
    },
  },
];

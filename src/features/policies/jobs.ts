import { loadCalendar } from '../../core/calendar/queries.ts';
import { addWorkingDays } from '../../core/calendar/rules.ts';
import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { dayOf } from '../../platform/time.ts';
import { endWarning, warn } from './actions/warning.ts';
import { keepPromise, remind } from './actions.ts';
import { listRegulations, listTold, loadWarningPeriods } from './queries/regulations.ts';
import { listRunningPromises } from './queries.ts';
import { itemOf } from './rules/ledger.ts';
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

/**
 * Looks at what is due in the ledger of regulations: each is put on the desk once, and leaves it when it is done or does not
 * hold any more. What the ledger itself shows is worked out when it is shown and does not wait for this.
 */
export async function watchRegulations({ staff }: Sides, today: string): Promise<{ warned: number; ended: number }> {
  const by = new By(staff, { kind: 'system', name: 'policies' });
  const [rows, periods, told] = await Promise.all([
    listRegulations(staff, null),
    loadWarningPeriods(staff),
    listTold(staff),
  ]);
  const due = rows.flatMap((row) =>
    itemOf(row, periods, today).warnings.map(({ kind, dueOn }) => ({ document: row.document, kind, dueOn })),
  );
  const keyOf = (one: { document: number; kind: string; dueOn: string }) => `${one.document} ${one.kind} ${one.dueOn}`;
  const known = new Set(told.map(keyOf));
  const still = new Set(due.map(keyOf));
  const fresh = due.filter((one) => !known.has(keyOf(one)));
  for (const one of fresh) await warn(by, one);
  const over = told.filter((one) => one.endedAt === null && !still.has(keyOf(one)));
  for (const { id } of over) await endWarning(by, { warning: id });
  return { warned: fresh.length, ended: over.length };
}

export const jobs: Job[] = [
  {
    name: 'policies.watch',
    every: '20 8,14 * * *',
    async run(_data, sides) {
      await watchPromises(sides, dayOf(new Date()));
      await watchRegulations(sides, dayOf(new Date()));
    },
  },
];

import { loadCalendar } from '../../core/calendar/queries.ts';
import { addWorkingDays } from '../../core/calendar/rules.ts';
import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { dayOf } from '../../platform/time.ts';
import { endReportDue, remindReport } from './actions/report-due.ts';
import { endWarning, warn } from './actions/warning.ts';
import { listReportsDue, listTerms, listWarnings, type WarningRow } from './queries/ended.ts';
import { listEntries } from './queries.ts';
import { clockOf } from './rules/desk.ts';
import { overSince } from './rules/ended.ts';

/** Working days before the last one on which a draft is put on the desk. */
const ahead = 2;

type Due = Pick<WarningRow, 'document' | 'kind' | 'dueOn'>;

/**
 * Looks at what must be published soon and at what has been public long enough: each is put on the desk once, and leaves it when it
 * is done or does not hold any more. Lists work it out when they are shown and do not wait for this.
 */
export async function watchDecisions({ staff }: Sides, today: string): Promise<{ warned: number; ended: number }> {
  const by = new By(staff, { kind: 'system', name: 'enforcement' });
  const [entries, terms, told, calendar] = await Promise.all([
    listEntries(staff, null),
    listTerms(staff),
    listWarnings(staff),
    loadCalendar(staff),
  ]);
  const soon = addWorkingDays(calendar, today, ahead).on;
  const due = entries.flatMap((entry): Due[] => {
    if (entry.shape !== 'decision' || entry.state === 'abandoned') return [];
    const { document } = entry;
    const until = overSince(entry, terms, today);
    if (until !== null) return [{ document, kind: 'expire', dueOn: until }];
    const { dueOn } = clockOf(calendar, today, entry);
    return !entry.firstPublishedAt && dueOn !== null && dueOn <= soon ? [{ document, kind: 'publish', dueOn }] : [];
  });
  const keyOf = ({ document, kind, dueOn }: Due) => `${document} ${kind} ${dueOn}`;
  const [known, still] = [new Set(told.map(keyOf)), new Set(due.map(keyOf))];
  const fresh = due.filter((one) => !known.has(keyOf(one)));
  for (const one of fresh) await warn(by, one);
  const over = told.filter((one) => one.endedAt === null && !still.has(keyOf(one)));
  for (const { id } of over) await endWarning(by, { warning: id });
  return { warned: fresh.length, ended: over.length };
}

/**
 * 每年 1 月 31 日前: in January every unit that decided anything in the year before is told of its report, once; what is public is told no more.
 */
export async function watchReports({ staff }: Sides, today: string): Promise<{ told: number; ended: number }> {
  const by = new By(staff, { kind: 'system', name: 'enforcement' });
  const [entries, known] = await Promise.all([listEntries(staff, null), listReportsDue(staff)]);
  const year = Number(today.slice(0, 4)) - 1;
  const reported = (unit: number, of: number) =>
    entries.some(
      (entry) => entry.shape === 'report' && entry.unit === unit && entry.values.year === String(of) && entry.path,
    );
  const units = new Set(
    entries.filter(({ values }) => String(values.decidedOn ?? '').startsWith(`${year}-`)).map(({ unit }) => unit),
  );
  const fresh = [...units].filter(
    (unit) => !reported(unit, year) && !known.some((one) => one.unit === unit && one.year === year),
  );
  if (today.slice(5, 7) === '01') for (const unit of fresh) await remindReport(by, { unit, year });
  const over = known.filter((one) => !one.endedAt && reported(one.unit, one.year));
  for (const { unit, year: of } of over) await endReportDue(by, { unit, year: of });
  return { told: today.slice(5, 7) === '01' ? fresh.length : 0, ended: over.length };
}

export const jobs: Job[] = [
  {
    name: 'enforcement.watch',
    every: '40 7,13 * * *',
    run: async (_data, sides) => {
      await watchDecisions(sides, dayOf(new Date()));
      await watchReports(sides, dayOf(new Date()));
    },
  },
];

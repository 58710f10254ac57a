import { sql } from 'kysely';
import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { readSite } from '../../core/site.ts';
import { first, rows } from '../../platform/database.ts';
import { dayOf } from '../../platform/time.ts';
import { requireResult } from './actions/result.ts';
import { forget, remind, tellContributors } from './actions/watch.ts';
import { listUnanswered } from './queries/rounds.ts';
import { reminderOn } from './rules/days.ts';

const system = ({ staff }: Sides) => new By(staff, { kind: 'system', name: 'consultations' });

/** Puts every result that is promised soon, or late, on the desk of its unit; each reminder once. */
export async function watchResults(sides: Sides, today: string): Promise<number> {
  const told = await rows(
    sides.staff,
    sql<{ round: number; kind: string }>`select round, kind from consultations.reminder`,
  );
  let reminded = 0;
  for (const round of await listUnanswered(sides.staff)) {
    const kind = reminderOn(round.resultDueOn, today);
    if (!kind || told.some((one) => one.round === round.id && one.kind === kind)) continue;
    await remind(system(sides), { round: round.id, kind });
    reminded += 1;
  }
  return reminded;
}

interface Telling {
  round: number;
  what: 'result' | 'decision';
  /** Of a decision: the final text. */
  document?: number;
}

/** Tells contributors of what is public now; what was withdrawn before its turn is told to nobody. */
export async function tellNow(sides: Sides, { round, what, document }: Telling): Promise<void> {
  const found = await first(
    sides.staff,
    sql<{ id: string }>`
      select document.public_id as id from publications.document
      where document.public_id is not null
        and document.id = coalesce(${document ?? null}::bigint, (select document from consultations.result where round = ${round}))`,
  );
  const text =
    found &&
    (await first(
      sides.live,
      sql<{ title: string; path: string }>`select title, path from live.publication where id = ${found.id}`,
    ));
  if (!text) return;
  const site = await readSite(sides.live, '');
  await tellContributors(system(sides), { round, what, site: site.name, ...text });
}

export const jobs: Job[] = [
  {
    name: 'consultations.watch',
    every: '20 8 * * *',
    run: async (_data: never, sides) => {
      await watchResults(sides, dayOf(new Date()));
      await forget(system(sides), {});
    },
  },
  { name: 'consultations.tell', run: (data: never, sides) => tellNow(sides, data as Telling) },
];

/** The general form tied a draft to a text: the requirement is there as well. */
export const hears = {
  'publications.link': async (sides: Sides, input: unknown): Promise<void> => {
    const { kind, from, to } = input as { kind: string; from: number; to: number };
    if (kind === 'consulted_as') await requireResult(system(sides), { draft: from, policy: to });
  },
};

import { loadPublicCalendar } from '../../../core/calendar/queries.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { dayOf } from '../../../platform/time.ts';
import { EntryBody } from '../pages/entry-body.tsx';
import { findPublic, listPublic, type PublicEntry } from '../queries/live.ts';
import { dueOn, publishDays } from '../rules/clock.ts';
import { said } from '../rules/elements.ts';

const mostDecisions = 50;

/** A text of this room in the place of the stored text; null for what is none. */
export async function renderEntry(live: PublicDb, id: string) {
  const entry = await findPublic(live, id);
  if (!entry) return null;
  const { shape } = entry;
  return (
    <EntryBody
      entry={entry}
      clock={shape === 'decision' ? await clockOf(live, entry) : null}
      matter={shape === 'decision' ? await findMatter(live, entry) : null}
      decisions={shape === 'matter' ? await listDecided(live, entry) : []}
    />
  );
}

async function clockOf(live: PublicDb, { values, firstPublishedAt }: PublicEntry) {
  const [kind, decidedOn] = [said(values, 'kind'), said(values, 'decidedOn')];
  const due = dueOn(await loadPublicCalendar(live), { kind, decidedOn });
  return { days: publishDays(kind), dueOn: due.on, publishedOn: dayOf(firstPublishedAt) };
}

/** The matter that a decision names, of the same unit. */
async function findMatter(live: PublicDb, { values, unit }: PublicEntry): Promise<PublicEntry | null> {
  const name = said(values, 'matter');
  if (!name) return null;
  const matters = await listPublic(live, 'matter');
  return matters.find((one) => one.unit === unit && said(one.values, 'name') === name) ?? null;
}

const listDecided = async (live: PublicDb, matter: PublicEntry): Promise<PublicEntry[]> =>
  (await listPublic(live, 'decision'))
    .filter(({ unit, values }) => unit === matter.unit && said(values, 'matter') === said(matter.values, 'name'))
    .slice(0, mostDecisions);

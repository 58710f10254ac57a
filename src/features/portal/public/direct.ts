import type { PublicContext } from '../../../core/doors.ts';
import { hasDraws } from '../../../core/draws/queries/live.ts';
import type { Tuning } from '../../../core/search/rules/tuning.ts';
import type { Found } from '../../../core/search/search.ts';
import type { PublicDb } from '../../../platform/database.ts';
import type { Direct } from '../pages/search-first.tsx';
import type { Column } from '../queries/columns.ts';
import { listNamedUnits } from '../queries/units.ts';
import { doorsFor, withoutAbout } from '../rules/search-doors.ts';
import { unitsCalled } from '../rules/search-units.ts';
import { columnDoors, offeredDoors, ownDoors } from './doors.ts';
import type { Offers } from './frame.ts';

export const nothingDirect: Direct = { units: [], names: [], doors: [] };

/** What was asked for by name and is no text: units, people and pages of the site. */
export async function directOf(
  { var: { live } }: PublicContext,
  offers: Offers,
  { asked, generation }: Found,
  { columns, words }: { columns: Column[]; words: Tuning },
): Promise<Direct> {
  const ways = asked.forms.map(({ text }) => withoutAbout(text));
  const known = await directoryOf(live, offers, generation);
  const doors = [...columnDoors(columns), ...offeredDoors(offers), ...ownDoors({ ...words, draws: known.draws })];
  return {
    units: unitsCalled(known.units, ways),
    names: known.named.flatMap((named) => named(ways)),
    doors: doorsFor(asked.typed, doors),
  };
}

const readDirectory = async (live: PublicDb, { names }: Offers) => ({
  units: await listNamedUnits(live),
  named: await Promise.all(names.map((named) => named(live))),
  draws: await hasDraws(live),
});
type Directory = Awaited<ReturnType<typeof readDirectory>>;

const directories = new WeakMap<PublicDb, { generation: number; directory: Directory }>();

/** Read once for what is public at a time: never older than the generation against which the results were checked. */
async function directoryOf(live: PublicDb, offers: Offers, generation: number): Promise<Directory> {
  const kept = directories.get(live);
  if (kept?.generation === generation) return kept.directory;
  const directory = await readDirectory(live, offers);
  directories.set(live, { generation, directory });
  return directory;
}

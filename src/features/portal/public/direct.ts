import type { PublicContext } from '../../../core/doors.ts';
import { hasDraws } from '../../../core/draws/queries/live.ts';
import { getGeneration } from '../../../core/search/queries/live.ts';
import type { Tuning } from '../../../core/search/rules/tuning.ts';
import { type Understood, understand } from '../../../core/search/rules/understand.ts';
import type { PublicDb } from '../../../platform/database.ts';
import type { Direct } from '../pages/search-first.tsx';
import type { Column } from '../queries/columns.ts';
import { listNamedUnits } from '../queries/units.ts';
import { asksAbout, doorsFor, withoutAbout } from '../rules/search-doors.ts';
import { unitsCalled } from '../rules/search-units.ts';
import { columnDoors, offeredDoors, ownDoors } from './doors.ts';
import type { Offers } from './frame.ts';

export const nothingDirect: Direct = { units: [], names: [], doors: [] };

/** A query in all ways in which it can be said, and the generation that its answer speaks of. */
interface Query {
  asked: Pick<Understood, 'typed' | 'forms'>;
  generation: number;
}

/** What was asked for by name and is no text: units, people and pages of the site. */
export async function directOf(
  { var: { live } }: PublicContext,
  offers: Offers,
  { asked, generation }: Query,
  { columns, words }: { columns: Column[]; words: Tuning },
): Promise<Direct> {
  const known = await directoryOf(live, offers, generation);
  const own = [...ownDoors({ ...words, draws: known.draws }), { label: '站点地图', href: '/sitemap/' }];
  const doors = [...columnDoors(columns), ...offeredDoors(offers), ...own];
  return { ...find(known, asked), doors: doorsFor(asked.typed, doors) };
}

/** Of a question what needs no text: who holds a post, and where a unit is, when, and whom to call. */
export async function toldDirectly(
  { var: { live } }: PublicContext,
  offers: Offers,
  question: string,
  words: Tuning,
): Promise<Direct> {
  const known = await directoryOf(live, offers, await getGeneration(live));
  const found = find(known, understand(question, words));
  return { ...found, units: asksAbout(question) ? found.units : [], doors: [] };
}

function find({ units, named }: Directory, { forms }: Query['asked']): Omit<Direct, 'doors'> {
  const ways = forms.map(({ text }) => withoutAbout(text));
  return { units: unitsCalled(units, ways), names: named.flatMap((one) => one(ways)) };
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

import { findAgreed } from '../../../core/proposals/queries/live.ts';
import type { PublicDb, Reads } from '../../../platform/database.ts';
import type { Layout } from '../rules/layout.ts';
import { type Column, findSetting, type HomeSetting, listColumns } from './columns.ts';

const usual = 6;
export const homeKind = 'home';

/** What the home page shows: the layout to which two persons put their names, else the one that came with the district. */
export async function findLayout(live: PublicDb, rooms: { name: string }[]): Promise<Layout> {
  const agreed = await findAgreed<Layout>(live, homeKind, homeKind);
  return agreed?.content ?? layoutOf(await findSetting<HomeSetting>(live, 'home'), rooms);
}

/** The district's setting as a layout; what rooms offer stands behind it. */
export const layoutOf = (
  { lists = [], first = [], entrances = [], keywork = '' }: Partial<HomeSetting> = {},
  rooms: { name: string }[],
): Layout => ({
  blocks: [
    ...rooms.filter(({ name }) => first.includes(name)).map(roomBlock),
    ...lists.map((of) => ({ of, from: 'column' as const, title: '', count: usual })),
    ...rooms.filter(({ name }) => !first.includes(name)).map(roomBlock),
  ],
  entrances,
  elder: [],
  hot: { title: '', documents: [] },
  keywork,
});

const roomBlock = ({ name }: { name: string }) => ({ of: name, from: 'room' as const, title: '', count: usual });

/** Columns and the setting, for those who lay it out. */
export async function loadOffer(db: Reads, rooms: { name: string; words: string }[]) {
  // `live` is open to the office as well; what it shows is the same for both.
  const live = db as unknown as PublicDb;
  const [columns, setting] = await Promise.all([listColumns(live), findSetting<HomeSetting>(live, 'home')]);
  const open: Pick<Column, 'slug' | 'name'>[] = columns.map(({ slug, name }) => ({ slug, name }));
  return { columns: open, rooms, start: layoutOf(setting, rooms) };
}

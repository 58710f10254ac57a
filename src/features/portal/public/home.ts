import type { PublicContext } from '../../../core/doors.ts';
import type { Preview } from '../../../core/proposals/proposable.ts';
import { getWords } from '../../../core/search/queries/words.ts';
import { ElderHomePage } from '../pages/elder-home.tsx';
import { HomePage, type HomePart } from '../pages/home.tsx';
import { findSetting, listColumns } from '../queries/columns.ts';
import { findLayout } from '../queries/layout.ts';
import { listByIds, listNewest } from '../queries/lists.ts';
import type { Layout } from '../rules/layout.ts';
import { answer, existing, type Offers, ownPaths } from './frame.ts';

/** Blocks that rooms offer for places of their own; those within another card come with it. */
export const ownBlocks = ({ blocks }: Offers) =>
  [...blocks].sort((a, b) => a.order - b.order).filter(({ within }) => !within);

/** What rooms show within 政务公开重点工作. */
export const keyworkBlocks = ({ blocks }: Offers) =>
  blocks.filter(({ within }) => within === 'keywork').sort((a, b) => a.order - b.order);

export const showHome = (offers: Offers) => async (c: PublicContext) => {
  const { live, site, mode, today } = c.var;
  const layout = await findLayout(live, ownBlocks(offers));
  return answer(c, await composeHome({ live, site, mode, today }, offers, layout));
};

/** The home page of a layout: the public one, or one that is only looked at. */
export async function composeHome({ live, site, mode }: Preview, offers: Offers, layout: Layout) {
  const { keywork, hot } = layout;
  const slugs = layout.blocks.filter(({ from }) => from === 'column').map(({ of }) => of);
  const most = Math.max(1, ...layout.blocks.map(({ count }) => count));
  const [columns, demonstration, newest, hotEntries, { answers }] = await Promise.all([
    listColumns(live),
    findSetting<string>(live, 'demonstration'),
    listNewest(live, [...slugs, ...(keywork ? [keywork] : [])], most),
    listByIds(live, hot.documents),
    getWords(live),
  ]);
  const known = new Set([
    ...ownPaths,
    ...(answers ? ['/ask'] : []),
    ...columns.map(({ slug }) => `/${slug}/`),
    ...offers.entrances.map(({ path }) => path),
  ]);
  const frame = { site, mode, path: '/' };
  const entrances = existing(layout.entrances, known);
  if (mode.elder) {
    const [first] = layout.blocks.filter(({ from }) => from === 'column');
    const column = columns.find(({ slug }) => slug === first?.of);
    return ElderHomePage({
      frame,
      entrances: layout.elder.length > 0 ? existing(layout.elder, known) : entrances.slice(0, 8),
      newest: column ? { column, entries: (newest.get(column.slug) ?? []).slice(0, 3) } : null,
      demonstration: demonstration ?? null,
    });
  }
  const parts = await Promise.all(
    layout.blocks.map(async ({ of, from, title, count }): Promise<HomePart[]> => {
      if (from === 'room') {
        const block = await ownBlocks(offers)
          .find(({ name }) => name === of)
          ?.render(live);
        return block ? [{ block }] : [];
      }
      const column = columns.find(({ slug }) => slug === of);
      return column ? [{ column, title: title || column.name, entries: (newest.get(of) ?? []).slice(0, count) }] : [];
    }),
  );
  const inside = await Promise.all(keyworkBlocks(offers).map((block) => block.render(live)));
  const column = columns.find(({ slug }) => slug === keywork);
  return HomePage({
    frame,
    parts: parts.flat(),
    hot: hotEntries.length > 0 ? { title: hot.title, entries: hotEntries } : null,
    keywork: column
      ? { column, entries: (newest.get(keywork) ?? []).slice(0, 6), inside: inside.filter(Boolean) }
      : null,
    entrances,
    demonstration: demonstration ?? null,
  });
}

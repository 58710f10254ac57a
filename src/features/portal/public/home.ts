import type { PublicContext } from '../../../core/doors.ts';
import { HomePage } from '../pages/home.tsx';
import { findSetting, type HomeSetting, listColumns } from '../queries/columns.ts';
import { listNewest } from '../queries/lists.ts';
import { answer, existing, frameOf, type Offers, ownPaths } from './frame.ts';

const shown = 6;

export const showHome = (offers: Offers) => async (c: PublicContext) => {
  const { live } = c.var;
  const [columns, setting, demonstration] = await Promise.all([
    listColumns(live),
    findSetting<HomeSetting>(live, 'home'),
    findSetting<string>(live, 'demonstration'),
  ]);
  const { lists = [], entrances = [], keywork } = setting ?? {};
  const newest = await listNewest(live, [...lists, ...(keywork ? [keywork] : [])], shown);
  const known = new Set([
    ...ownPaths,
    ...columns.map(({ slug }) => `/${slug}/`),
    ...offers.entrances.map(({ path }) => path),
  ]);
  const cardOf = (slug: string) => {
    const column = columns.find((one) => one.slug === slug);
    return column ? [{ column, entries: newest.get(slug) ?? [] }] : [];
  };
  const render = (chosen: Offers['blocks']) =>
    Promise.all([...chosen].sort((a, b) => a.order - b.order).map((block) => block.render(live)));
  const inside = await render(offers.blocks.filter((block) => block.within === 'keywork'));
  const blocks = await render(offers.blocks.filter((block) => !block.within));
  const page = HomePage({
    frame: frameOf(c),
    lists: lists.flatMap(cardOf),
    keywork: keywork ? (cardOf(keywork)[0] ?? null) : null,
    entrances: existing(entrances, known),
    inside: inside.filter(Boolean),
    blocks,
    demonstration: demonstration ?? null,
  });
  return answer(c, page);
};

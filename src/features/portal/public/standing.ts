import type { PublicContext } from '../../../core/doors.ts';
import { hasDraws } from '../../../core/draws/queries/live.ts';
import { getWords } from '../../../core/search/queries/words.ts';
import { NotFound } from '../../../platform/errors.ts';
import { AccessibilityPage, FeedsPage, LeavingPage, SiteMapPage } from '../pages/standing.tsx';
import { type DisclosureSetting, findSetting, listColumns } from '../queries/columns.ts';
import { listUnits } from '../queries/units.ts';
import { asGrouped, onlyOnce } from '../rules/doors.ts';
import { cameFrom, leavingTarget } from '../rules.ts';
import { columnDoors, offeredDoors, ownDoors, service } from './doors.ts';
import { answer, frameOf, type Offers } from './frame.ts';

export const showSiteMap = (offers: Offers) => async (c: PublicContext) => {
  c.var.shows('draws');
  const [columns, units, draws] = await Promise.all([
    listColumns(c.var.live),
    listUnits(c.var.live),
    hasDraws(c.var.live),
  ]);
  const own = ownDoors({ ...(await getWords(c.var.live)), draws });
  const tops = columns.filter((column) => !column.parent);
  const setting = await findSetting<DisclosureSetting>(c.var.live, 'disclosure');
  const inOrder = asGrouped(setting?.groups ?? []);
  const inside = ({ slug, name }: { slug: string; name: string }) =>
    inOrder([...columnDoors(columns.filter(({ parent }) => parent === slug)), ...offeredDoors(offers, name)]);
  const [gathering, single] = [tops.filter((top) => inside(top).length > 0), tops.filter((top) => !inside(top).length)];
  const groups = onlyOnce([
    ...gathering.map((top) => ({ title: top.name, href: `/${top.slug}/`, links: inside(top) })),
    ...[...new Set(offers.entrances.map(({ group }) => group))]
      .filter((group) => group !== service && !tops.some((top) => top.name === group))
      .map((group) => ({ title: group, links: offeredDoors(offers, group) })),
    {
      title: '各单位',
      links: [
        { label: '全部单位', href: '/units/' },
        ...units.map(({ name, slug }) => ({ label: name, href: `/units/${slug}/` })),
      ],
    },
    { title: service, links: [...own, ...offeredDoors(offers, service), ...columnDoors(single)] },
  ]);
  return answer(c, SiteMapPage({ frame: frameOf(c), groups }));
};

/** What can be followed; by mail, where the room for it is there. */
export const showFeeds = (offers: Offers) => async (c: PublicContext) => {
  c.var.shows();
  const mail = offers.entrances.find(({ path }) => path === '/subscriptions/')?.path;
  return answer(c, FeedsPage({ frame: frameOf(c), columns: await listColumns(c.var.live), mail }));
};

export function showAccessibility(c: PublicContext) {
  c.var.shows();
  return answer(c, AccessibilityPage({ frame: frameOf(c) }));
}

export function showLeaving(c: PublicContext) {
  const typed = c.req.query('to');
  const to = leavingTarget(typed);
  if (typed !== undefined && !to) throw new NotFound();
  const back = cameFrom(c.req.header('referer'), c.var.site.origin);
  const page = answer(c, LeavingPage({ frame: frameOf(c), to, back }));
  // The way back is of this visitor alone: no cache may hand it to the next.
  if (back) c.header('cache-control', 'no-store');
  return page;
}

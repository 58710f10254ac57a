import type { PublicContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { AccessibilityPage, FeedsPage, LeavingPage, SiteMapPage } from '../pages/standing.tsx';
import { listColumns } from '../queries/columns.ts';
import { listUnits } from '../queries/units.ts';
import { leavingTarget } from '../rules.ts';
import { answer, frameOf, type Offers } from './frame.ts';

export const showSiteMap = (offers: Offers) => async (c: PublicContext) => {
  c.var.shows();
  const [columns, units] = await Promise.all([listColumns(c.var.live), listUnits(c.var.live)]);
  const linkOf = ({ name, slug }: { name: string; slug: string }) => ({ label: name, href: `/${slug}/` });
  const tops = columns.filter((column) => !column.parent);
  const rooms = [...new Set(offers.entrances.map(({ group }) => group))];
  const below = (top: { slug: string }) => columns.filter((column) => column.parent === top.slug);
  const offered = (group: string) =>
    offers.entrances.filter((one) => one.group === group).map(({ label, path }) => ({ label, href: path }));
  const groups = [
    {
      title: '栏目',
      links: [{ label: '首页', href: '/' }, ...tops.flatMap((top) => [linkOf(top), ...offered(top.name)])],
    },
    ...tops.filter((top) => below(top).length > 0).map((top) => ({ title: top.name, links: below(top).map(linkOf) })),
    ...rooms
      .filter((group) => !tops.some((top) => top.name === group))
      .map((group) => ({ title: group, links: offered(group) })),
    {
      title: '机构职能',
      links: [
        { label: '全部单位', href: '/units/' },
        ...units.map((unit) => ({ label: unit.name, href: `/units/${unit.slug}/` })),
      ],
    },
    {
      title: '网站服务',
      links: [
        { label: '搜索', href: '/search' },
        { label: '订阅更新', href: '/feeds/' },
        { label: '台账存证', href: '/transparency/' },
        { label: '无障碍说明', href: '/accessibility/' },
      ],
    },
  ];
  return answer(c, SiteMapPage({ frame: frameOf(c), groups }));
};

export async function showFeeds(c: PublicContext) {
  c.var.shows();
  return answer(c, FeedsPage({ frame: frameOf(c), columns: await listColumns(c.var.live) }));
}

export function showAccessibility(c: PublicContext) {
  c.var.shows();
  return answer(c, AccessibilityPage({ frame: frameOf(c) }));
}

export function showLeaving(c: PublicContext) {
  const to = leavingTarget(c.req.query('to'));
  if (!to) throw new NotFound();
  return answer(c, LeavingPage({ frame: frameOf(c), to }));
}

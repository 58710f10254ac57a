import type { PublicContext } from '../../../core/doors.ts';
import { hasDraws } from '../../../core/draws/queries/live.ts';
import { NotFound } from '../../../platform/errors.ts';
import { listTombstones } from '../queries/article.ts';
import { listColumns } from '../queries/columns.ts';
import { listCategories, listEntries } from '../queries/lists.ts';
import { listUnits } from '../queries/units.ts';
import { partOf, perSitemap, robots, sitemap, sitemapIndex, sitemapPath } from '../rules/sitemaps.ts';
import { send } from './feeds.ts';
import { type Offers, ownPaths } from './frame.ts';

/** Everything that can be reached, by category: the standing pages, then each column in parts of a size that may be. */
export async function sendSitemap(c: PublicContext) {
  const categories = await listCategories(c.var.live);
  const parts = categories.flatMap(({ column, total, changedAt }) =>
    Array.from({ length: Math.ceil(total / perSitemap) }, (_, at) => ({
      path: sitemapPath(column, at + 1),
      changedAt,
    })),
  );
  return send(c, sitemapIndex(c.var.site, [{ path: '/sitemaps/pages.xml' }, ...parts]), 'application/xml');
}

/** What stands in one column, newest first; a part that holds nothing does not exist. */
export async function sendColumnSitemap(c: PublicContext) {
  const asked = partOf(c.req.param('file') ?? '');
  if (!asked) throw new NotFound();
  c.var.shows(`column:${asked.column}`);
  const filter = { column: asked.column };
  const texts = await listEntries(c.var.live, filter, perSitemap, (asked.part - 1) * perSitemap);
  if (texts.length === 0) throw new NotFound();
  const places = texts.map(({ path, publishedAt }) => ({ path, changedAt: publishedAt }));
  return send(c, sitemap(c.var.site, places), 'application/xml');
}

/** Pages that are no text: columns, units, and what other rooms offer. */
export const sendPagesSitemap = (offers: Offers) => async (c: PublicContext) => {
  const [columns, units, drawing] = await Promise.all([
    listColumns(c.var.live),
    listUnits(c.var.live),
    hasDraws(c.var.live),
  ]);
  const paths = [
    ...ownPaths,
    ...columns.map(({ slug }) => `/${slug}/`),
    ...units.map(({ slug }) => `/units/${slug}/`),
    ...offers.entrances.map(({ path }) => path),
    ...(drawing ? ['/draws/'] : []),
  ];
  return send(
    c,
    sitemap(
      c.var.site,
      [...new Set(paths)].map((path) => ({ path })),
    ),
    'application/xml',
  );
};

/** What was withdrawn lately, by its address alone: search engines come again, meet 410 or 301, and take it down. */
export async function sendWithdrawnSitemap(c: PublicContext) {
  const stones = await listTombstones(c.var.live, null, perSitemap);
  const places = stones.map(({ path, withdrawnAt }) => ({ path, changedAt: withdrawnAt }));
  return send(c, sitemap(c.var.site, places), 'application/xml');
}

export function sendRobots(c: PublicContext) {
  c.var.shows();
  return send(c, robots(c.var.site), 'text/plain');
}

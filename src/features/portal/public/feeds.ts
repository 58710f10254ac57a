import type { PublicContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { listTombstones } from '../queries/article.ts';
import { listColumns } from '../queries/columns.ts';
import { countEntries, listEntries } from '../queries/lists.ts';
import { listUnits } from '../queries/units.ts';
import { atom, type Feed, jsonFeed, perSitemap, robots, sitemap, sitemapIndex, updatedAt } from '../rules/feeds.ts';
import { perFeed } from '../rules.ts';
import { getColumn } from './column.ts';
import { type Offers, ownPaths } from './frame.ts';

async function feedOf(c: PublicContext): Promise<Feed> {
  const { live, site } = c.var;
  const slug = c.req.param('column');
  const column = slug ? (await getColumn(c, slug)).column : null;
  const below = column ? (await listColumns(live)).filter((one) => one.parent === column.slug) : [];
  // A parent's feed carries what stands in the columns below it.
  const columns = column ? [column.slug, ...below.map((one) => one.slug)] : [undefined];
  if (column) c.var.shows(...columns.map((slug) => `column:${slug}`));
  const lists = await Promise.all(columns.map((one) => listEntries(live, { column: one }, perFeed)));
  const entries = lists
    .flat()
    .sort((a, b) => b.listedAt.getTime() - a.listedAt.getTime())
    .slice(0, perFeed);
  const stones = await Promise.all(columns.map((one) => listTombstones(live, one ?? null, perFeed)));
  return {
    site,
    title: column ? `${column.name} - ${site.name}` : site.name,
    description: column?.description ?? `${site.name}公开的全部信息`,
    base: column ? `/${column.slug}/` : '/',
    entries,
    stones: stones.flat(),
  };
}

function send(c: PublicContext, body: string, type: string, changedAt?: Date) {
  const headers: Record<string, string> = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' };
  if (changedAt && changedAt.getTime() > 0) headers['last-modified'] = changedAt.toUTCString();
  return c.body(body, 200, headers);
}

export async function sendAtom(c: PublicContext) {
  const feed = await feedOf(c);
  return send(c, atom(feed), 'application/atom+xml', updatedAt(feed));
}

export async function sendJsonFeed(c: PublicContext) {
  const feed = await feedOf(c);
  return send(c, jsonFeed(feed), 'application/feed+json', updatedAt(feed));
}

/** Everything that can be reached; several parts when one cannot hold it. */
export const sendSitemap = (offers: Offers) => async (c: PublicContext) => {
  const { live, site } = c.var;
  const { total } = await countEntries(live, {});
  const parts = Math.ceil(total / perSitemap);
  const asked = /^sitemap-(\d+)\.xml$/.exec(c.req.param('part') ?? '')?.[1];
  const part = asked ? Number(asked) : 1;
  if (asked && (parts < 2 || part < 1 || part > parts)) throw new NotFound();
  if (!asked && parts > 1) return send(c, sitemapIndex(site, parts), 'application/xml');
  const texts = await listEntries(live, {}, perSitemap, (part - 1) * perSitemap);
  const standing = part === 1 ? await standingPaths(c, offers) : [];
  const places = [
    ...standing.map((path) => ({ path })),
    ...texts.map(({ path, publishedAt }) => ({ path, changedAt: publishedAt })),
  ];
  return send(c, sitemap(site, places), 'application/xml');
};

/** What was withdrawn lately, by its address alone: search engines come again, meet 410 or 301, and take it down. */
export async function sendWithdrawnSitemap(c: PublicContext) {
  const stones = await listTombstones(c.var.live, null, perSitemap);
  const places = stones.map(({ path, withdrawnAt }) => ({ path, changedAt: withdrawnAt }));
  return send(c, sitemap(c.var.site, places), 'application/xml');
}

async function standingPaths(c: PublicContext, offers: Offers): Promise<string[]> {
  const [columns, units] = await Promise.all([listColumns(c.var.live), listUnits(c.var.live)]);
  return [
    ...ownPaths.filter((path) => path !== '/search'),
    ...columns.map(({ slug }) => `/${slug}/`),
    ...units.map(({ slug }) => `/units/${slug}/`),
    ...offers.entrances.map(({ path }) => path),
  ];
}

export function sendRobots(c: PublicContext) {
  c.var.shows();
  return send(c, robots(c.var.site), 'text/plain');
}

import type { PublicContext } from '../../../core/doors.ts';
import { listTombstones } from '../queries/article.ts';
import { listColumns } from '../queries/columns.ts';
import { listEntries } from '../queries/lists.ts';
import { atom, type Feed, jsonFeed, updatedAt } from '../rules/feeds.ts';
import { perFeed } from '../rules.ts';
import { getColumn } from './column.ts';

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

export function send(c: PublicContext, body: string, type: string, changedAt?: Date) {
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

import { dayOf } from '../../../platform/time.ts';
import { xml } from '../../../platform/xml.ts';
import type { Site } from '../../../ui/site.ts';
import type { Tombstone } from '../queries/article.ts';
import type { Entry } from '../queries/lists.ts';

/** What a feed says of itself. */
export interface Feed {
  site: Site;
  title: string;
  description: string;
  /** Path of the list it follows, '/' or '/news/'. */
  base: string;
  entries: Entry[];
  /** What was withdrawn: readers take it down too (RFC 6721). */
  stones: Tombstone[];
}

/** One name for ever, whatever the address becomes (RFC 4151). */
export const tagOf = (site: Site, id: string, first: Date) => `tag:${site.domain},${dayOf(first)}:${id}`;

/** When the list last changed; the epoch for one that never held anything, so that equal feeds are equal bytes. */
export function updatedAt({ entries, stones }: Feed): Date {
  const moments = [...entries.map((entry) => entry.publishedAt), ...stones.map((stone) => stone.withdrawnAt)];
  return new Date(Math.max(0, ...moments.map((moment) => moment.getTime())));
}

export const origin = (site: Site) => site.origin ?? `https://${site.domain}`;

/** Atom (RFC 4287) with tombstones. */
export function atom(feed: Feed): string {
  const { site, title, description, base, entries, stones } = feed;
  const self = `${origin(site)}${base}feed.atom`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="zh-CN">',
    `<id>${xml(self)}</id>`,
    `<title>${xml(title)}</title>`,
    `<subtitle>${xml(description)}</subtitle>`,
    `<updated>${updatedAt(feed).toISOString()}</updated>`,
    `<author><name>${xml(site.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(origin(site) + base)}"/>`,
    ...entries.map((entry) => atomEntry(site, entry)),
    ...stones.map(
      (stone) =>
        `<at:deleted-entry ref="${xml(tagOf(site, stone.id, stone.firstPublishedAt))}" when="${stone.withdrawnAt.toISOString()}"/>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}

function atomEntry(site: Site, entry: Entry): string {
  return [
    '<entry>',
    `<id>${xml(tagOf(site, entry.id, entry.firstPublishedAt))}</id>`,
    `<title>${xml(entry.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${xml(encodeURI(origin(site) + entry.path))}"/>`,
    `<published>${entry.listedAt.toISOString()}</published>`,
    `<updated>${entry.publishedAt.toISOString()}</updated>`,
    `<author><name>${xml(entry.unitName)}</name></author>`,
    ...(entry.keywords ?? []).map((word) => `<category term="${xml(word)}"/>`),
    `<summary>${xml(summaryOf(entry))}</summary>`,
    '</entry>',
  ].join('\n');
}

const summaryOf = (entry: Entry) =>
  entry.abstract ?? [entry.number, entry.kindWords, entry.unitName].filter(Boolean).join(' · ');

/** JSON Feed 1.1. */
export function jsonFeed({ site, title, description, base, entries }: Feed): string {
  const items = entries.map((entry) => ({
    id: tagOf(site, entry.id, entry.firstPublishedAt),
    url: encodeURI(origin(site) + entry.path),
    title: entry.title.toWellFormed(),
    content_text: summaryOf(entry).toWellFormed(),
    date_published: entry.listedAt.toISOString(),
    date_modified: entry.publishedAt.toISOString(),
    authors: [{ name: entry.unitName }],
    tags: entry.keywords ?? [],
  }));
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description,
      home_page_url: origin(site) + base,
      feed_url: `${origin(site)}${base}feed.json`,
      language: 'zh-CN',
      authors: [{ name: site.name }],
      items,
    },
    null,
    1,
  )}\n`;
}

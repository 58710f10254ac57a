import { validities } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { xml } from '../../../platform/xml.ts';
import type { Site } from '../../../ui/site.ts';
import type { PublicRegulation } from '../queries/live-regulations.ts';
import { categories } from './regulation.ts';

interface Feed {
  site: Site;
  items: PublicRegulation[];
  withdrawn: { id: string; firstPublishedAt: Date; withdrawnAt: Date }[];
}

const entries = 50;
const tag = (site: Site, id: string, first: Date) => `tag:${site.domain},${dayOf(first)}:${id}`;

/** The public ledger as an Atom feed (RFC 4287): how each regulation stands, and what was withdrawn (RFC 6721). */
export function ledgerFeed({ site, items, withdrawn }: Feed): string {
  const origin = site.origin ?? `https://${site.domain}`;
  const newest = [...items].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()).slice(0, entries);
  const moments = [...newest.map((item) => item.publishedAt), ...withdrawn.map((stone) => stone.withdrawnAt)];
  const updated = new Date(Math.max(0, ...moments.map((moment) => moment.getTime())));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="zh-CN">',
    `<id>${xml(origin)}/policies/ledger/feed.atom</id>`,
    `<title>${xml(`规范性文件目录 - ${site.name}`)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${xml(site.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(origin)}/policies/ledger/feed.atom"/>`,
    `<link rel="alternate" type="text/html" href="${xml(origin)}/policies/ledger/"/>`,
    ...newest.map((item) => entry(site, origin, item)),
    ...withdrawn.map(
      (stone) =>
        `<at:deleted-entry ref="${xml(tag(site, stone.id, stone.firstPublishedAt))}" when="${stone.withdrawnAt.toISOString()}"/>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}

function entry(site: Site, origin: string, item: PublicRegulation): string {
  const summary = [item.number, item.issuer, categories[item.category], validities[item.validity]]
    .filter(Boolean)
    .join(' · ');
  return [
    '<entry>',
    `<id>${xml(tag(site, item.id, item.firstPublishedAt))}</id>`,
    `<title>${xml(item.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${xml(encodeURI(origin + item.path))}"/>`,
    `<published>${item.firstPublishedAt.toISOString()}</published>`,
    `<updated>${item.publishedAt.toISOString()}</updated>`,
    `<author><name>${xml(item.issuer)}</name></author>`,
    `<category term="${xml(item.topic)}"/>`,
    `<summary>${xml(summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

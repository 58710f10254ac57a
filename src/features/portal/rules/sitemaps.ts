import { xml } from '../../../platform/xml.ts';
import type { Site } from '../../../ui/site.ts';
import { origin } from './feeds.ts';

/** Addresses one sitemap may list (sitemaps.org allows 50,000). */
export const perSitemap = 40_000;

interface Place {
  path: string;
  changedAt?: Date;
}

export const sitemapPath = (column: string, part: number) => `/sitemaps/${column}-${part}.xml`;

/** `news-1.xml`: which column, and which part of it; null for what is no such name. */
export function partOf(file: string): { column: string; part: number } | null {
  const [, column, part] = /^([a-z][a-z0-9-]{1,30})-([1-9]\d{0,3})\.xml$/.exec(file) ?? [];
  return column && part ? { column, part: Number(part) } : null;
}

const listOf = (site: Site, places: Place[], [list, each]: [list: string, each: string]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...places.map(
      ({ path, changedAt }) =>
        `<${each}><loc>${xml(encodeURI(origin(site) + path))}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''}</${each}>`,
    ),
    `</${list}>`,
    '',
  ].join('\n');

export const sitemap = (site: Site, places: Place[]): string => listOf(site, places, ['urlset', 'url']);

/** The list of the sitemaps of a site, one or more for each category. */
export const sitemapIndex = (site: Site, parts: Place[]): string => listOf(site, parts, ['sitemapindex', 'sitemap']);

export const robots = (site: Site): string =>
  [
    'User-agent: *',
    'Disallow: /staff',
    'Disallow: /search/suggest',
    '',
    `Sitemap: ${origin(site)}/sitemap.xml`,
    `Sitemap: ${origin(site)}/sitemap-withdrawn.xml`,
    '',
  ].join('\n');

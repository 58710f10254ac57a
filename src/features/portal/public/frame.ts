import type { PublicContext } from '../../../core/doors.ts';
import type { ArticleBlock, Block } from '../../../core/feature.ts';
import type { Frame } from '../pages/frame.tsx';

/** What the other rooms offer to the portal; `main` hands it in, no room knows another. */
export interface Offers {
  blocks: Block[];
  articleBlocks: ArticleBlock[];
  entrances: { label: string; path: string; group: string }[];
}

/** Site, view and address as pages need them. */
export function frameOf(c: PublicContext): Frame {
  const url = new URL(c.req.url);
  return { site: c.var.site, mode: c.var.mode, path: c.req.path + url.search };
}

type Page = Parameters<PublicContext['html']>[0] | unknown;

/** Answers a page: kept by caches only to be asked about again (ETag), with the day it last changed when that is known. */
export function answer(c: PublicContext, page: Page, facts: { status?: 200 | 410; changedAt?: Date | null } = {}) {
  c.header('cache-control', 'no-cache');
  if (facts.changedAt) c.header('last-modified', facts.changedAt.toUTCString());
  return c.html(page as string, facts.status ?? 200);
}

/** Which of the wanted addresses lead somewhere: an entrance whose room does not exist is not shown. */
export function existing<Item extends { href: string }>(items: Item[], known: Set<string>): Item[] {
  return items.filter(({ href }) => /^(tel|mailto|https?):/.test(href) || known.has(href.split(/[?#]/)[0]!));
}

export const ownPaths = ['/', '/search', '/units/', '/sitemap/', '/feeds/', '/accessibility/'];

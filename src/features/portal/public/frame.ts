import type { PublicContext } from '../../../core/doors.ts';
import type { ArticleBlock, Block, Card, Dates, Feature } from '../../../core/feature.ts';
import type { IconName } from '../../../ui/icon.tsx';
import type { Frame } from '../pages/frame.tsx';

/** What the other rooms offer to the portal; `main` hands it in, no room knows another. */
export interface Offers {
  blocks: Block[];
  articleBlocks: ArticleBlock[];
  cards: Card[];
  /** Who is looked for by name, room by room. */
  names: NonNullable<Feature['named']>[];
  dates: Dates[];
  /** How a column can be followed, room by room. */
  follows: NonNullable<Feature['follow']>[];
  entrances: { label: string; path: string; group: string; icon?: IconName }[];
}

/** Site, view and address as pages need them. */
export function frameOf(c: PublicContext): Frame {
  const url = new URL(c.req.url);
  return { site: c.var.site, mode: c.var.mode, path: c.req.path + url.search };
}

/** The page is in English as a whole, whatever its reader chose: its text is. `inChinese` is where the same stands in Chinese. */
export function speakEnglish(c: PublicContext, inChinese: string): void {
  c.set('mode', { ...c.var.mode, language: 'en', inChinese });
}

type Page = Parameters<PublicContext['html']>[0] | unknown;

/** Answers a page: kept by caches only to be asked about again (ETag), with the day it last changed when that is known. */
export function answer(
  c: PublicContext,
  page: Page,
  facts: { status?: 200 | 404 | 410 | 422; changedAt?: Date | null } = {},
) {
  c.header('cache-control', 'no-cache');
  if (facts.changedAt) c.header('last-modified', facts.changedAt.toUTCString());
  return c.html(page as string, facts.status ?? 200);
}

/**
 * Which of the wanted entrances lead somewhere: one whose room does not exist is not shown, and of two with the same
 * title the first that exists, so that 依申请公开 leads to the guide until applications are taken here.
 */
export function existing<Item extends { href: string; title: string }>(items: Item[], known: Set<string>): Item[] {
  const there = items.filter(({ href }) => /^(tel|mailto|https?):/.test(href) || known.has(href.split(/[?#]/)[0]!));
  return there.filter((item, index) => there.findIndex(({ title }) => title === item.title) === index);
}

export const ownPaths = [
  '/',
  '/search',
  '/sitemap/',
  '/topics/',
  '/calendar/',
  '/feeds/',
  '/accessibility/',
  '/transparency/',
];

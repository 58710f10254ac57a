import { linkKinds } from '../../core/publications/rules.ts';
import { unescaped } from '../../platform/xml.ts';

/** Entries a page of a list (experience.md, Column list). */
export const perPage = 20;
/** Entries of a feed. */
export const perFeed = 50;

/** Which page a query asks for; null for what is no page number at all. */
export function pageOf(typed: string | undefined): number | null {
  if (typed === undefined || typed === '') return 1;
  return /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : null;
}

/** A year of a filter, or undefined for what is none. */
export function yearOf(typed: string | undefined): number | undefined {
  return typed && /^(19|20)\d{2}$/.test(typed) ? Number(typed) : undefined;
}

/** A path that can stand in the database: everything else is nowhere (NUL would be refused by PostgreSQL with an error). */
export const isPath = (path: string): boolean =>
  path.length <= 301 && path.isWellFormed() && !/[\p{Cc}\s?#]/u.test(path);

/** `?year=2026&page=2`, without what is empty; page 1 is not said. */
export function queryOf(facts: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === '' || (name === 'page' && value === 1)) continue;
    query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** What the other end of a link is, seen from this page. */
const linkWords: Record<string, { incoming: string; outgoing: string }> = {
  interprets: { incoming: '政策解读', outgoing: '解读的文件' },
  consulted_as: { incoming: '征求意见情况', outgoing: '正式文件' },
  replaces: { incoming: '替代本文件的新文件', outgoing: '本文件替代的文件' },
  repeals: { incoming: '废止本文件的文件', outgoing: '本文件废止的文件' },
  evidence_of: { incoming: '落实情况', outgoing: '对应的任务或文件' },
  translates: { incoming: '译文', outgoing: '原文' },
  related: { incoming: '相关内容', outgoing: '相关内容' },
};

/** The heading over linked documents of one kind and direction. */
export function linkTitle(kind: string, incoming: boolean): string {
  const words = linkWords[kind];
  if (words) return incoming ? words.incoming : words.outgoing;
  return linkKinds[kind as keyof typeof linkKinds]?.[incoming ? 0 : 1] ?? '相关内容';
}

/** Types of column whose texts are 政府信息 with an index block (§5.2); news and service hints have none. */
const withIndexBlock = new Set(['政策文件', '信息公开指南', '信息公开目录', '信息公开年报', '机构职能', '数据发布']);
export const hasIndexBlock = (columnType: string | undefined, official: boolean): boolean =>
  official || withIndexBlock.has(columnType ?? '');

/** 「48 KB」 */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** The address of an attachment of a published text. */
export const fileHref = (id: string, position: number, name: string): string =>
  `/files/${id}/${position}/${encodeURIComponent(name.toWellFormed())}`;

/** Links of a cleaned body that lead out of the site go by way of the notice, also without script (§2.4). */
export function leaveByNotice(html: string, host: string): string {
  return html.replace(/<a href="(https?:\/\/[^"]*)"/gi, (whole, escaped: string) => {
    const href = unescaped(escaped);
    if (!URL.canParse(href) || new URL(href).host === host) return whole;
    return `<a class="external" rel="noopener noreferrer" data-leaving="${escaped}" href="/leaving?to=${encodeURIComponent(href.toWellFormed())}"`;
  });
}

const tooWideForPhones = 600;

/** A drawing whose letters are small on a phone leads to itself: 「查看大图」 under it opens the picture alone. */
export function withLargePictures(html: string): string {
  return html.replace(/<figure>[\s\S]*?<\/figure>/g, (figure) => {
    const [, src] = /<img[^>]* src="([^"]+)"/.exec(figure) ?? [];
    const width = Number(/<img[^>]* width="(\d+)"/.exec(figure)?.[1] ?? 0);
    if (!src || width < tooWideForPhones) return figure;
    const link = `<a class="picture-large" href="${src}">查看大图</a>`;
    return figure.includes('</figcaption>')
      ? figure.replace('</figcaption>', ` ${link}</figcaption>`)
      : figure.replace('</figure>', `<figcaption>${link}</figcaption></figure>`);
  });
}

const ownLink = /<a href="(\/[^"]*)"/g;
const written = (path: string) => path.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const read = (escaped: string) => escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Addresses of this site to which a stored body leads. */
export const ownLinks = (html: string): string[] => [
  ...new Set([...html.matchAll(ownLink)].map(([, href]) => read(href!))),
];

/** Links to earlier addresses and to those of an older site lead to where the text stands now; the stored body keeps its words. */
export const leadStraight = (html: string, targets: Map<string, string>): string =>
  targets.size === 0
    ? html
    : html.replace(ownLink, (whole, href: string) => {
        const target = targets.get(read(href));
        return target ? `<a href="${written(target)}"` : whole;
      });

/** An address of an older site as it is kept: the path read, its query as it was written; null when it cannot be one. */
export function formerAddress(path: string, query: string): string | null {
  const address = path + query;
  return isPath(path) && query.length > 1 && address.length <= 301 && !/[\p{Cc}\s#]/u.test(query) ? address : null;
}

/** An address that the leaving notice may lead to: http or https, a host, no name or password in it. */
export function leavingTarget(typed: string | undefined): URL | null {
  if (!typed || typed.length > 2000 || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  return /^https?:$/.test(url.protocol) && url.host && !url.username && !url.password ? url : null;
}

/** The page of this site from which a link led here; null when the browser does not say, or it was another site. */
export function cameFrom(referrer: string | undefined, origin: string | undefined): string | null {
  if (!referrer || !origin || !URL.canParse(referrer)) return null;
  const from = new URL(referrer);
  return from.origin === new URL(origin).origin && from.pathname !== '/leaving' ? from.pathname + from.search : null;
}

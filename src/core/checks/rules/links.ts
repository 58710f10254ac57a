import type { Hit } from './finding.ts';
import type { Link, Markup } from './markup.ts';
import type { Reach } from './reach.ts';

/** Where a link leads, as far as its address says. */
export type Target =
  | { to: 'empty' }
  | { to: 'here' }
  | { to: 'own'; path: string; whole: string }
  | { to: 'private'; host: string }
  | { to: 'elsewhere'; address: string; host: string; government: boolean };

/** Reads an address of a stored text; `own` is the site's domain. */
export function targetOf({ href, text }: Link, own: string): Target {
  if (href === null || href.trim() === '' || href === '#' || text === '') return { to: 'empty' };
  if (/^(?:#|mailto:|tel:)/i.test(href)) return { to: 'here' };
  const base = `https://${own || 'localhost'}/`;
  const url = URL.canParse(href, base) ? new URL(href, base) : null;
  if (!url) return { to: 'empty' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!/^https?:/i.test(href) || (own && host === own)) return ownTarget(url);
  if (isPrivate(host)) return { to: 'private', host };
  return {
    to: 'elsewhere',
    address: url.href,
    host,
    government: /(?:^|\.)(?:gov\.cn|政务\.cn|xn--zfr164b(?:\.cn)?)$/.test(host),
  };
}

/** Addresses of an older site may need their query; ours are judged by their path. */
const ownTarget = ({ pathname, search }: URL): Target => ({
  to: 'own',
  path: decoded(pathname),
  whole: decoded(pathname) + search,
});

const isKnown = ({ path, whole }: { path: string; whole: string }, { open }: Known) =>
  open.has(path) || open.has(whole);

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // a stray % is part of the address
  }
}

/** Addresses that exist inside an office only (RFC 1918, 3927, 4193, 6762), and names without a dot. */
export function isPrivate(host: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) {
    const [a, b] = host.split('.').map(Number) as [number, number];
    return (
      a === 10 ||
      a === 127 ||
      a === 0 ||
      (a === 192 && b === 168) ||
      (a === 172 && b >= 16 && b <= 31) ||
      (a === 169 && b === 254) ||
      (a === 100 && b >= 64 && b <= 127)
    );
  }
  if (host.includes(':')) return /^(?:::1$|f[cd]|fe80)/i.test(host);
  return !host.includes('.') || /\.(?:local|localhost|lan|internal|intranet|home|corp)$/.test(host);
}

/** What the database knows of the places to which the links lead. */
export interface Known {
  own: string;
  /** First parts of paths under which documents stand. */
  columns: Set<string>;
  /** Paths of the own site that lead to something public. */
  open: Set<string>;
  /** Addresses elsewhere at which the house looked, and what came of it. */
  states: Map<string, Reach>;
}

/** Only paths of documents and columns can be judged here; others belong to rooms and are said to be unchecked. */
const isJudged = (path: string, { columns }: Known) =>
  columns.has(path.split('/')[1]!) || /^\/[^/]+\/\d{6}\/[a-z0-9]{12}\.html$/.test(path);

/** Paths of the own site of which nothing is known. */
export const unjudged = ({ links }: Markup, known: Known): string[] => [
  ...new Set(
    links.flatMap((link) => {
      const target = targetOf(link, known.own);
      return target.to === 'own' && !isJudged(target.path, known) && !isKnown(target, known) ? [target.path] : [];
    }),
  ),
];

const named = ({ at, text }: Link) => ({ from: at, to: at + text.length });

/** Empty links, links into the office's own network, links of the site that lead to nothing public, links out and dead ones. */
export function findLinks({ links }: Markup, known: Known): Hit[] {
  return links.flatMap((link): Hit[] => {
    const target = targetOf(link, known.own);
    const words = link.text.slice(0, 30);
    if (target.to === 'empty')
      return [
        { check: 'empty_link', value: `${link.href}:${link.text}`, shown: words || '没有文字的链接', ...named(link) },
      ];
    if (target.to === 'private')
      return [
        {
          check: 'private_link',
          value: link.href!,
          shown: `${words}（${target.host}）`,
          ...named(link),
          advice: '公众打不开内网地址',
        },
      ];
    if (target.to === 'own' && isJudged(target.path, known) && !isKnown(target, known))
      return [
        {
          check: 'own_link',
          value: target.path,
          shown: `${words}（${target.path}）`,
          ...named(link),
          advice: '这个网址现在没有公开的内容',
        },
      ];
    if (target.to !== 'elsewhere') return [];
    return outward(link, target, known);
  });
}

function outward(link: Link, { address, host, government }: Extract<Target, { to: 'elsewhere' }>, known: Known): Hit[] {
  const reach = known.states.get(address);
  const hit = { value: address, shown: `${link.text.slice(0, 30)}（${host}）`, ...named(link) };
  return [
    ...(government ? [] : [{ ...hit, check: 'foreign_link' as const, advice: '确认与本单位职责有关' }]),
    ...(reach?.state === 'dead'
      ? [{ ...hit, check: 'dead_link' as const, advice: `${reach.problem}，请换成能打开的网址` }]
      : []),
  ];
}

/** Links out of which nobody knows whether they lead anywhere: not looked at yet, or looked at in vain. Each address once. */
export function unknownReach({ links }: Markup, known: Known): { address: string; shown: string }[] {
  const unknown = new Map<string, string>();
  for (const link of links) {
    const target = targetOf(link, known.own);
    if (target.to !== 'elsewhere' || unknown.has(target.address)) continue;
    const reach = known.states.get(target.address);
    if (reach && reach.state !== 'unsure') continue;
    const why = reach ? `打开过，不能判断：${reach.problem}` : '系统还没有打开过';
    unknown.set(target.address, `${link.text.slice(0, 30)}（${target.host}，${why}）`);
  }
  return [...unknown].map(([address, shown]) => ({ address, shown }));
}

/** Every address elsewhere of a text with the words of its first link. */
export function addressesElsewhere({ links }: Markup, own: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const link of links) {
    const target = targetOf(link, own);
    if (target.to === 'elsewhere' && target.address.length <= 2000 && !found.has(target.address))
      found.set(target.address, link.text.slice(0, 60));
  }
  return found;
}

import { dayOf } from '../../../platform/time.ts';
import { xml } from '../../../platform/xml.ts';
import type { Site } from '../../../ui/site.ts';
import type { UnitNews } from '../queries/live.ts';
import { becameSentence } from './changes.ts';

/** How many entries a reader gets. */
export const entries = 50;

/** 机构变更 as an Atom feed (RFC 4287): renamed, merged, split and closed units, and those whose leaders are others now. */
export function unitsFeed(site: Site, news: UnitNews[]): string {
  const origin = site.origin ?? `https://${site.domain}`;
  const updated = new Date(Math.max(0, ...news.map(({ at }) => at.getTime())));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${xml(origin)}/units/feed.atom</id>`,
    `<title>${xml(`机构变更 - ${site.name}`)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${xml(site.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(origin)}/units/feed.atom"/>`,
    `<link rel="alternate" type="text/html" href="${xml(origin)}/units/"/>`,
    ...news.map((one) => entry(site, origin, one)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(site: Site, origin: string, { unit, unitName, at, change }: UnitNews): string {
  const page = change ? `/units/${unit}/` : `/units/${unit}/leaders/`;
  const title = change ? becameSentence(change) : `${unitName}领导信息有变动`;
  const summary = change ? `${change.document}。${change.reason}` : '现任领导和分工见该单位的领导之窗。';
  return [
    '<entry>',
    `<id>${xml(`tag:${site.domain},${dayOf(at)}:units/${unit}/${change?.kind ?? 'leaders'}/${at.getTime()}`)}</id>`,
    `<title>${xml(title)}</title>`,
    `<link rel="alternate" type="text/html" href="${xml(origin + page)}"/>`,
    `<published>${at.toISOString()}</published>`,
    `<updated>${at.toISOString()}</updated>`,
    `<category term="${change ? '机构变更' : '领导变动'}"/>`,
    `<summary>${xml(summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

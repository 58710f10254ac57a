import { trailTo } from '../../../ui/crumbs.tsx';
import type { Crumb, Site, ViewMode } from '../../../ui/site.ts';
import type { Column } from '../queries/columns.ts';

/** What every page of the portal is given by its door. */
export interface Frame {
  site: Site;
  mode: ViewMode;
  /** Path and query of this page. */
  path: string;
}

export const home = { label: '首页', href: '/' };

/** 首页 › 政务公开 › 政策文件, each with its address; above a column of its own stands the entry of the main menu that covers it. */
export function columnTrail(site: Site, columns: Column[], slug: string): Crumb[] {
  const trail: Crumb[] = [];
  for (let at = columns.find((column) => column.slug === slug); at && trail.length < 5; ) {
    trail.unshift({ label: at.name, href: `/${at.slug}/` });
    const { parent } = at;
    at = parent ? columns.find((column) => column.slug === parent) : undefined;
  }
  return [...trailTo(site, trail[0]?.href ?? ''), ...trail];
}

/** The official META tags of a column (standards §2.5). */
export const columnMeta = (column: Column) => ({
  name: column.name,
  description: column.description,
  keywords: column.keywords.split(/[,，、\s]+/).filter(Boolean),
  type: column.type,
});

/** Both feeds of an address, for the head and the foot of a list. */
export const feedsOf = (base: string, title: string) => [
  { title: `${title}（Atom）`, href: `${base}feed.atom`, type: 'application/atom+xml' as const },
  { title: `${title}（JSON）`, href: `${base}feed.json`, type: 'application/feed+json' as const },
];

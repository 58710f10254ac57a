import { addDays, isDay } from '../../platform/time.ts';
import { robotWords } from './rules/robots.ts';

/** Whether a program that names itself so is no reader; one that gives no name is none either. */
export function isRobot(agent: string): boolean {
  const name = agent.toLowerCase();
  return name.trim() === '' || robotWords.some((word) => name.includes(word));
}

/** Pages of the site that are no text, column or unit and no room's entrance. */
export const standingPages = {
  '/': '首页',
  '/search': '搜索',
  '/ask': '智能问答',
  '/topics/': '专题',
  '/calendar/': '公开日历',
  '/sitemap/': '站点地图',
  '/feeds/': '订阅更新',
  '/accessibility/': '无障碍说明',
  '/transparency/': '台账存证',
} as const;

export interface Known {
  /** Addresses of texts among those asked for. */
  texts: Set<string>;
  columns: Set<string>;
  units: Set<string>;
  /** Entrances of rooms; pages below one count for it. */
  entrances: string[];
}

/** Under which page an address is counted, when it is one of the public pages of now; null for everything else. */
export function pageOf(address: string, { texts, columns, units, entrances }: Known): string | null {
  const path = readable(address);
  if (path === null) return null;
  if (path in standingPages || texts.has(path)) return path;
  const [, first, second] = path.split('/');
  if (first === 'units' && second && units.has(second)) return `/units/${second}/`;
  if (columns.has(first ?? '') && path === `/${first}/`) return path;
  if (first === 'topics') return '/topics/';
  const below = entrances.filter((entrance) => path.startsWith(entrance)).sort((a, b) => b.length - a.length);
  return below[0] ?? null;
}

/** An address has many spellings and one meaning. */
export function readable(address: string): string | null {
  try {
    const path = decodeURIComponent(address);
    return path.length <= 301 && path.isWellFormed() && !/[\p{Cc}?#]/u.test(path) ? path : null;
  } catch {
    return null;
  }
}

/** 常用: what was read at least so often in so many whole days before today; no more texts than this are put in order. */
export const often = { days: 30, least: 5, most: 2000 };

export const views = { page: '按页面', day: '按日', unit: '按单位' } as const;
export type View = keyof typeof views;

export interface Asked {
  from: string;
  to: string;
  by: View;
}

const usual = 30;
const longest = 400;

/** What an address asks for: the last thirty days by page, or what it says; what it says wrongly is as if not said. */
export function askedOf(query: (name: string) => string | undefined, today: string): Asked {
  const day = (name: string, otherwise: string) => {
    const typed = query(name) ?? '';
    return isDay(typed) && typed >= '2000-01-01' && typed <= today ? typed : otherwise;
  };
  const to = day('to', today);
  const from = day('from', addDays(to, 1 - usual));
  const by = query('by') ?? '';
  return {
    from: from > to ? to : from < addDays(to, -longest) ? addDays(to, -longest) : from,
    to,
    by: Object.hasOwn(views, by) ? (by as View) : 'page',
  };
}

export interface PageRow {
  page: string;
  /** Null when it is not public any more. */
  title: string | null;
  unit: string | null;
  visits: number;
}

export interface UnitRow {
  unit: string;
  pages: number;
  visits: number;
}

/** Every day of a span with its visits, in order; a day without any counts nought. */
export function everyDay({ from, to }: Asked, days: { day: string; visits: number }[]) {
  const counted = new Map(days.map(({ day, visits }) => [day, visits]));
  const all: { day: string; visits: number }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) all.push({ day, visits: counted.get(day) ?? 0 });
  return all;
}

/** Sums by unit, the most visited first; pages of nobody stand together. */
export function byUnit(rows: PageRow[]): UnitRow[] {
  const units = new Map<string, UnitRow>();
  for (const { unit, visits } of rows) {
    const name = unit ?? '全站页面和已不公开的';
    const sum = units.get(name) ?? { unit: name, pages: 0, visits: 0 };
    units.set(name, { unit: name, pages: sum.pages + 1, visits: sum.visits + visits });
  }
  return [...units.values()].sort((a, b) => b.visits - a.visits);
}

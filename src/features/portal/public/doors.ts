import type { Column } from '../queries/columns.ts';
import type { Door } from '../rules/doors.ts';
import type { Offers } from './frame.ts';

/** The group of entrances that are about the site itself. */
export const service = '网站服务';

/** Pages of the portal itself that have no column: the site map lists them, the search opens them by name. */
export const ownDoors = ({ answers, draws }: { answers: boolean; draws: boolean }): Door[] => [
  { label: '首页', href: '/' },
  { label: '搜索', href: '/search' },
  ...(answers ? [{ label: '智能问答', href: '/ask' }] : []),
  { label: '核验文件', href: '/verify/' },
  { label: '专题', href: '/topics/' },
  { label: '公开日历', href: '/calendar/' },
  { label: '订阅更新', href: '/feeds/' },
  { label: '供程序取用的接口（API）', href: '/api/' },
  { label: '台账存证', href: '/transparency/' },
  ...(draws ? [{ label: '公开抽签', href: '/draws/' }] : []),
  { label: '无障碍说明', href: '/accessibility/' },
];

export const columnDoors = (columns: Column[]): Door[] =>
  columns.map(({ name, slug }) => ({ label: name, href: `/${slug}/` }));

/** Of one group, or all. */
export const offeredDoors = ({ entrances }: Offers, group?: string): Door[] =>
  entrances
    .filter((one) => group === undefined || one.group === group)
    .map(({ label, path }) => ({ label, href: path }));

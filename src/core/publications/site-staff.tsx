import type { StaffApp } from '../doors.ts';
import type { MenuEntry } from '../feature.ts';
import { columnDoors } from './staff/columns.tsx';
import { groundDoors } from './staff/grounds.tsx';
import { kindDoors } from './staff/kinds.tsx';

/** The system administrator's doors: columns of the site, kinds of document with their review, the exemption list. */
export function siteStaff(app: StaffApp): void {
  columnDoors(app);
  kindDoors(app);
  groundDoors(app);
}

export const siteMenu: MenuEntry[] = [
  { label: '栏目', path: '/staff/columns', roles: ['system'], group: '管理', icon: 'list' },
  { label: '文件种类', path: '/staff/kinds', roles: ['system'], group: '管理', icon: 'copy' },
  { label: '不予公开依据', path: '/staff/grounds', roles: ['system'], group: '管理', icon: 'lock' },
];

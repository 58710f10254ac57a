import type { StaffApp } from '../doors.ts';
import type { MenuEntry } from '../feature.ts';
import { groupDoors } from './staff/groups.tsx';
import { settingDoors } from './staff/settings.tsx';
import { unitDoors } from './staff/units.tsx';

/** The system administrator's doors: units, what phrases of plans name, and what the site says of itself. */
export function organisationsStaff(app: StaffApp): void {
  unitDoors(app);
  groupDoors(app);
  settingDoors(app);
}

export const organisationsMenu: MenuEntry[] = [
  { label: '单位', path: '/staff/units', roles: ['system'], group: '管理', icon: 'building' },
  { label: '单位组', path: '/staff/groups', roles: ['system'], group: '管理', icon: 'link' },
  { label: '站点设置', path: '/staff/settings', roles: ['system'], group: '管理', icon: 'settings' },
];

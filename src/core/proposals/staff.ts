import type { StaffApp } from '../doors.ts';
import type { MenuEntry } from '../feature.ts';
import { editDoors } from './staff/edit.tsx';
import { versionDoors } from './staff/versions.tsx';

/** What the public reads by the agreement of two persons, for those who propose it and those who agree. */
export function proposalsStaff(app: StaffApp): void {
  versionDoors(app);
  editDoors(app);
}

export const proposalsMenu: MenuEntry[] = [
  { label: '版面和清单', path: '/staff/proposals', icon: 'list', roles: ['openness', 'secrecy'], group: '工作' },
];

import type { StaffApp } from '../doors.ts';
import type { MenuEntry } from '../feature.ts';
import { documentDoors } from './staff/documents.ts';
import { listDoors } from './staff/list.tsx';

/** The findings of one document, and the office's pages: weights, rates and the word list. */
export function checksStaff(app: StaffApp): void {
  documentDoors(app);
  listDoors(app);
}

export const checksMenu: MenuEntry[] = [
  {
    label: '发布前检查',
    path: '/staff/checks',
    roles: ['openness', 'secrecy', 'system'],
    group: '管理',
    icon: 'shield',
  },
];

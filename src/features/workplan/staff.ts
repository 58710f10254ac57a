import type { StaffApp } from '../../core/doors.ts';
import type { MenuEntry } from '../../core/feature.ts';
import type { Storage } from '../../platform/storage/local.ts';
import { filingDoors } from './staff/filings.tsx';
import { importDoors } from './staff/import.tsx';
import { planDoors } from './staff/plans.tsx';
import { recordDoors } from './staff/records.tsx';
import { taskDoors } from './staff/tasks.tsx';

/** The room's doors behind the gate: import, plans, tasks, filings, records. */
export function workplanStaff(app: StaffApp, storage: Storage): void {
  importDoors(app);
  planDoors(app);
  taskDoors(app);
  filingDoors(app, storage);
  recordDoors(app, storage);
}

export const workplanMenu: MenuEntry[] = [
  {
    label: '工作安排',
    path: '/staff/workplan',
    icon: 'chart',
    roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
    group: '工作',
  },
];

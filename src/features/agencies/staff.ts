import type { StaffApp } from '../../core/doors.ts';
import type { MenuEntry } from '../../core/feature.ts';
import { changeDoors } from './staff/changes.tsx';
import { listDoors } from './staff/list.tsx';
import { partDoors } from './staff/parts.tsx';
import { revisionDoors } from './staff/revisions.tsx';
import { sheetDoors } from './staff/sheets.tsx';
import { unitDoors } from './staff/unit.tsx';

/** The room's doors behind the gate: units, the parts of a profile, sheets, what waits for the second person, changes. */
export function agenciesStaff(app: StaffApp): void {
  listDoors(app);
  sheetDoors(app);
  revisionDoors(app);
  changeDoors(app);
  unitDoors(app);
  partDoors(app);
}

export const agenciesMenu: MenuEntry[] = [
  {
    label: '机构职能',
    path: '/staff/agencies',
    icon: 'building',
    roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
    group: '工作',
  },
];

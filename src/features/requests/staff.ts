import type { StaffApp } from '../../core/doors.ts';
import type { MenuEntry, RoomParts } from '../../core/feature.ts';
import { countWaiting } from './queries/register.ts';
import { caseDoors } from './staff/case.tsx';
import { enterDoors } from './staff/enter.tsx';
import { handoverDoors } from './staff/handover.tsx';
import { importDoors } from './staff/import.tsx';
import { matterStaffDoors } from './staff/matter.tsx';
import { moveDoors } from './staff/moves.tsx';
import { offerDoors } from './staff/offer.ts';
import { paperDoors } from './staff/papers.ts';
import { registerDoors } from './staff/register.tsx';
import { reportDoors } from './staff/report.tsx';

/** The room's doors behind the gate: register, entering, cases and their moves, papers, the yearly report. */
export function requestsStaff(app: StaffApp, parts: RoomParts): void {
  registerDoors(app);
  reportDoors(app);
  enterDoors(app, parts);
  importDoors(app);
  handoverDoors(app);
  caseDoors(app);
  offerDoors(app, parts.storage);
  paperDoors(app);
  moveDoors(app, parts);
  matterStaffDoors(app);
}

export const requestsMenu: MenuEntry[] = [
  {
    label: '依申请公开',
    path: '/staff/requests',
    icon: 'inbox',
    roles: ['drafter', 'reviewer', 'secrecy', 'signer', 'disclosure', 'openness'],
    group: '工作',
    count: countWaiting,
  },
];

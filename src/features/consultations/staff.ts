import type { StaffApp } from '../../core/doors.ts';
import type { RoomParts } from '../../core/feature.ts';
import { compareDoors } from './staff/compare.tsx';
import { editDoors } from './staff/edit.tsx';
import { invitedDoors } from './staff/invited.tsx';
import { broadcastDoors } from './staff/known.tsx';
import { listDoors } from './staff/list.tsx';
import { pointDoors } from './staff/points.tsx';
import { registerDoors } from './staff/register.tsx';
import { showDoors } from './staff/show.tsx';
import { themeDoors } from './staff/themes.tsx';

/** 征求意见: the list, the form of each, the register of a round, its points and what becomes of them. */
export function staff(app: StaffApp, { storage }: RoomParts): void {
  listDoors(app);
  editDoors(app, storage);
  registerDoors(app, storage);
  pointDoors(app);
  compareDoors(app);
  broadcastDoors(app, storage);
  invitedDoors(app);
  themeDoors(app);
  showDoors(app);
}

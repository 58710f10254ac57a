import type { StaffApp } from '../../core/doors.ts';
import { editDoors } from './staff/edit.tsx';
import { listDoors } from './staff/list.tsx';
import { showDoors } from './staff/show.tsx';

/** 重大行政决策: the list, the forms of a catalogue and of a meeting, and what announced decisions have become. */
export function staff(app: StaffApp): void {
  listDoors(app);
  editDoors(app);
  showDoors(app);
}

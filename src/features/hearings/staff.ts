import type { StaffApp } from '../../core/doors.ts';
import { editDoors } from './staff/edit.tsx';
import { listDoors } from './staff/list.tsx';
import { showDoors } from './staff/show.tsx';

/** 听证会、座谈会: the list, the forms of notice and record, and each hearing with its applications. */
export function staff(app: StaffApp): void {
  listDoors(app);
  editDoors(app);
  showDoors(app);
}

import type { StaffApp } from '../../core/doors.ts';
import { editDoors } from './staff/edit.tsx';
import { endedDoors } from './staff/ended.tsx';
import { entryDoors } from './staff/entry.tsx';
import { importDoors } from './staff/imports.tsx';
import { listDoors } from './staff/list.tsx';
import { statisticsDoors } from './staff/statistics.tsx';

/** 行政执法公示: the list with its clocks, the form of each text, and decisions read in from tables. */
export function staff(app: StaffApp): void {
  listDoors(app);
  editDoors(app);
  entryDoors(app);
  importDoors(app);
  endedDoors(app);
  statisticsDoors(app);
}

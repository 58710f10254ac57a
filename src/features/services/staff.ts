import type { StaffApp } from '../../core/doors.ts';
import type { RoomParts } from '../../core/feature.ts';
import { editDoors } from './staff/edit.tsx';
import { importDoors } from './staff/imports.tsx';
import { listDoors } from './staff/list.tsx';
import { listsDoors } from './staff/lists.tsx';

/** 办事指南: the list, the form of each, lists of other systems read in, and the office's own lists. */
export function staff(app: StaffApp, { storage }: RoomParts): void {
  listDoors(app);
  editDoors(app, storage);
  importDoors(app);
  listsDoors(app);
}

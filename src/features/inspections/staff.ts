import type { StaffApp } from '../../core/doors.ts';
import type { RoomParts } from '../../core/feature.ts';
import { overviewDoors } from './staff/overview.tsx';
import { planDoors } from './staff/plans.tsx';
import { registerDoors } from './staff/registers.tsx';
import { sampleDoors } from './staff/samples.tsx';
import { taskDoors } from './staff/tasks.tsx';

/** 随机抽查 for the office: registers, plans, draws of batches, what was found on the spot, and how it stands. */
export function inspectionsStaff(app: StaffApp, { storage }: RoomParts): void {
  taskDoors(app, storage);
  registerDoors(app);
  planDoors(app);
  sampleDoors(app);
  overviewDoors(app);
}

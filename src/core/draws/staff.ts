import type { StaffApp } from '../doors.ts';
import type { MenuEntry } from '../feature.ts';
import { keepers } from './rules/who.ts';
import { planDoors } from './staff/plan.tsx';
import { showDoors } from './staff/show.tsx';
import { stepDoors } from './staff/steps.ts';

/** 抽签 for the office: plan, list, and every step in its order. */
export function drawsStaff(app: StaffApp): void {
  planDoors(app);
  showDoors(app);
  stepDoors(app);
}

export const drawsMenu: MenuEntry[] = [
  { label: '公开抽签', path: '/staff/draws', icon: 'list', roles: keepers, group: '公开' },
];

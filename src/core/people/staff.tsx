import type { StaffApp } from '../doors.ts';
import type { MenuEntry } from '../feature.ts';
import { accountDoors } from './staff/account.tsx';
import { accountSecondFactorDoors } from './staff/account-second-factor.tsx';
import { accountTokenDoors } from './staff/account-tokens.tsx';
import { peopleDoors } from './staff/people.tsx';
import { personDoors } from './staff/person.tsx';

/** The room's doors behind the gate: administration of people, and everybody's own account. */
export function peopleStaff(app: StaffApp): void {
  peopleDoors(app);
  personDoors(app);
  accountDoors(app);
  accountSecondFactorDoors(app);
  accountTokenDoors(app);
}

export const peopleMenu: MenuEntry[] = [
  { label: '人员与岗位', path: '/staff/people', roles: ['security', 'audit'], group: '管理', icon: 'people' },
  { label: '我的账号', path: '/staff/account', group: '个人', icon: 'user' },
];

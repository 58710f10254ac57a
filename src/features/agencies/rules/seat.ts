import { type Caller, holds, type Staff } from '../../../core/caller.ts';

/** Whether somebody writes what a unit says of itself: its drafters and editors, and the openness office for every unit (条例第四条). */
export const mayWrite = (caller: Caller, unit: number): boolean =>
  caller.kind === 'system' || holds(caller, ['drafter', 'editor'], unit) || holds(caller, 'openness');

/** Whether somebody withdraws at once what a unit says: who writes it, and who clears it. */
export const mayWithdraw = (caller: Caller, unit: number, office: number | null): boolean =>
  mayWrite(caller, unit) || (caller.kind === 'staff' && clearingSeat(caller, unit, office) !== null);

/**
 * Whom somebody represents when clearing what a unit says (null: themself), or null when they do not: the unit's secrecy
 * officer, and the one of the government's office, which is in charge of openness (条例第三条), because a small unit has none.
 */
export function clearingSeat(staff: Staff, unit: number, office: number | null): { instead: number | null } | null {
  const fitting = staff.grants.filter(
    (grant) => grant.role === 'secrecy' && (grant.unit === unit || grant.unit === office),
  );
  if (fitting.length === 0) return null;
  return { instead: fitting.some((grant) => !grant.instead) ? null : (fitting[0]!.instead ?? null) };
}

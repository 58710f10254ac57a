import type { Role } from '../../../core/caller.ts';

/** Who keeps the registers, plans and draws of their unit. */
export const keepers: Role[] = ['drafter', 'editor'];
/** Who agrees to what one of them asked. */
export const seconds: Role[] = ['reviewer', 'openness'];
/** Who sees what a unit does here. */
export const seers: Role[] = ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'];

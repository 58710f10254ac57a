import type { Role } from '../../caller.ts';

/** Who prepares and carries out draws of their unit; the openness office those of every unit. */
export const keepers: Role[] = ['drafter', 'editor', 'reviewer', 'openness'];
/** Who looks at what somebody else prepared, before it is public or cannot be changed any more. */
export const second: Role[] = ['reviewer', 'openness'];

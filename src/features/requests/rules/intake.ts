import type { State } from '../rules.ts';

/** Until it is registered, an identity paper is looked at to see who asks; afterwards it is covered. */
export const isIntake = (state: State): boolean => ['submitted', 'acknowledged', 'received'].includes(state);

import type { Act } from '../action.ts';

/** Told in the same transaction when a text that was submitted or cleared is edited: review voids what was cleared. */
export const listenersOfEdit: ((act: Act, edition: number, why: string) => Promise<void>)[] = [];

import type { Act } from '../action.ts';
import type { EditionRow } from './queries.ts';

/** Told in the same transaction when a text that was submitted or cleared is edited: review voids what was cleared. */
export const listenersOfEdit: ((act: Act, edition: number, why: string) => Promise<void>)[] = [];

/** Run before an edit locks its edition: whoever locks more than the edition takes its locks first, in the one order of the house. */
export const locksBeforeEdit: ((act: Act, edition: number) => Promise<void>)[] = [];

/** Told in the same transaction of every revision that is written: the edition as it is now, with it as the newest. */
export const listenersOfRevision: ((act: Act, edition: EditionRow) => Promise<void>)[] = [];

/**
 * Told in the publish transaction of every edition that becomes public, after its page stands: what a room decided in a text
 * takes effect with it, or a refusal keeps the whole manifest back.
 */
export const listenersOfPublication: ((act: Act, edition: EditionRow) => Promise<void>)[] = [];

/**
 * Told in the same transaction when what is public of a document leaves it for good (withdrawn, gone, replaced, moved), and not
 * by a correction: what waits for somebody about it ends, and a ledger line says so. `why` is for people.
 */
export const listenersOfEnding: ((act: Act, document: number, why: string) => Promise<void>)[] = [];

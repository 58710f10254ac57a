import { MB } from '../../../core/files/bounded-thread.ts';

/** A library of a whole district: 200,000 objects with a head and some rows above it. */
export const limits = { bytes: 48 * MB, rows: 200_100, columns: 60, sheet: 256 * MB };

/** So many rows stand in one part: one statement writes them within its time. */
export const perPart = 10_000;

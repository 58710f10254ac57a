import type { Reading } from './read.ts';

/** A table that was read, as it is published. */
export interface ShownTable {
  caption: string;
  heads: string[];
  rows: string[][];
}

/**
 * What a room takes of earlier notices: by which signs it knows one, what it has to say of it, what is missing. All of it are
 * functions of what was read.
 */
export interface BulletinShape {
  /** The room whose documents these become. */
  room: string;
  name: string;
  words: string;
  /** Which of the room's kinds of documents it is: a pattern on their names. */
  kinds: string;
  /** How much a notice looks like one, 0 for not at all. */
  fits(reading: Reading): number;
  /** What is told of it in names and values beyond what every notice has; empty values are left out. */
  facts(reading: Reading): [string, string][];
  table(reading: Reading): ShownTable | null;
  /** What is missing or contradicts itself, a sentence each; drafting goes on. */
  gaps(reading: Reading): string[];
  /** Why it may not come out again, a sentence each. */
  stops(reading: Reading, today: string): string[];
  /** What of it others count or look for, by name. */
  values(reading: Reading): Record<string, unknown>;
}

const offered: BulletinShape[] = [];

/** A room says which notices are its own; called once as the room is loaded. */
export function takesBulletins(...shapes: BulletinShape[]): void {
  for (const shape of shapes) if (!offered.some((one) => keyOf(one) === keyOf(shape))) offered.push(shape);
}

export const listShapes = (): readonly BulletinShape[] => offered;
/** 'inspections.plan': what stands in forms and rows. */
export const keyOf = ({ room, name }: Pick<BulletinShape, 'room' | 'name'>): string => `${room}.${name}`;

/** The shape that was chosen, else the one that the notice looks most like; null when it looks like none. */
export function shapeOf(reading: Reading, chosen: string | undefined): BulletinShape | null {
  const named = offered.find((one) => keyOf(one) === chosen);
  if (named) return named;
  const [best] = offered
    .map((shape) => ({ shape, fits: shape.fits(reading) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits);
  return best?.shape ?? null;
}

/** Where a room shows the earlier notices that are its own. */
export interface BulletinShelf {
  /** The room's name. */
  home: string;
  /** The list's address, with a slash at the end. */
  base: string;
  title: string;
  about: string;
  /** The room's own page, above it. */
  above: { label: string; href: string };
}

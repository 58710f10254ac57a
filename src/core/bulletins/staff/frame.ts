import { holds, type Staff } from '../../caller.ts';
import type { BulletinRow } from '../queries.ts';
import { type Look, lookAt } from '../rules/look.ts';
import { type Reading, readBulletin } from '../rules/read.ts';
import { type BulletinShape, shapeOf } from '../rules/shapes.ts';

export const home = '/staff/bulletins';
export const pageCrumb = { label: '以往的公示', href: home };

export const drafts = (who: Staff, unit?: number): boolean => holds(who, ['drafter', 'editor'], unit);

export interface LookedAt {
  reading: Reading;
  shape: BulletinShape | null;
  look: Look;
}

/** A notice as it is read now: reading the same text again always comes to the same. */
export function lookedAt(
  { text, told, covered }: Pick<BulletinRow, 'text' | 'told' | 'covered'>,
  today: string,
): LookedAt {
  const reading = readBulletin(text, told);
  const shape = shapeOf(reading, told.shape);
  return { reading, shape, look: lookAt(reading, shape, { text, covered, today }) };
}

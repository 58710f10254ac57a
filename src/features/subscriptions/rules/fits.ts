import type { PublicDb } from '../../../platform/database.ts';
import type { Filter } from '../rules.ts';

/** Which of these texts, public now, a saved search finds; the search of the house says it. */
export type Matches = (live: PublicDb, words: string, ids: string[]) => Promise<string[]>;

/** What a subscription asks of something new, beyond words. */
export interface Fresh {
  id: string;
  column: string;
  unit: string;
  subject: string;
  /** The topic into which it came; empty when it came out. */
  topic: string;
  newSince: Date;
}

/**
 * Whether something new is of the followed column or one below it, unit and subject, and came out, or into the followed topic,
 * after it was confirmed.
 */
export function fits(
  fresh: Fresh,
  { column, unit, subject, topic, confirmedAt }: Filter & { confirmedAt: Date },
  parentOf: Map<string, string | null>,
): boolean {
  if (unit && fresh.unit !== unit) return false;
  if (subject && fresh.subject !== subject) return false;
  if (fresh.topic !== topic || fresh.newSince < confirmedAt) return false;
  return column === '' || above(fresh.column, parentOf).includes(column);
}

const deepest = 6;

/** A column with those above it. */
function above(column: string, parentOf: Map<string, string | null>): string[] {
  const trail = [column];
  for (let at = parentOf.get(column); at && trail.length < deepest; at = parentOf.get(at)) trail.push(at);
  return trail;
}

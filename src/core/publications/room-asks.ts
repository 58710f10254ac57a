import type { Reads } from '../../platform/database.ts';
import type { Content } from './content.ts';
import { whyNotSubmit } from './rules.ts';

/**
 * What a room asks of a text of its own before it goes to review, one sentence a field; by the room's name in the elements. Rooms
 * put themselves here as they are loaded.
 */
export const roomAsks: Record<string, (db: Reads, content: Content) => Promise<Record<string, string>>> = {};

/** Why this content may not be submitted: what the house asks of every text, and what the text's room asks. */
export async function whyNotSubmitText(db: Reads, content: Content): Promise<Record<string, string>> {
  const { elements } = content.metadata;
  const own = elements && roomAsks[elements.room];
  return { ...whyNotSubmit(content), ...(own ? await own(db, content) : {}) };
}

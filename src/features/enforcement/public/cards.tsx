import type { Child } from 'hono/jsx';
import type { PublicDb } from '../../../platform/database.ts';
import { EntryCard, factsOf } from '../pages/card.tsx';
import { listPublicOf } from '../queries/live.ts';

/** The card of each of these publications that is of this room, by id; what tells nothing at a glance, or is not public, has none. */
export async function enforcementCards(live: PublicDb, ids: string[]): Promise<Map<string, Child>> {
  const entries = await listPublicOf(live, ids);
  return new Map(
    entries
      .map((entry) => ({ id: entry.id, facts: factsOf(entry) }))
      .filter(({ facts }) => facts.length > 0)
      .map(({ id, facts }): [string, Child] => [id, <EntryCard facts={facts} />]),
  );
}

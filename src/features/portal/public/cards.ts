import type { Child } from 'hono/jsx';
import type { Card } from '../../../core/feature.ts';
import type { PublicDb } from '../../../platform/database.ts';

/** What rooms say in short of some texts, by id; each room is asked once for all of its kind. */
export async function cardsOf(
  live: PublicDb,
  cards: Card[],
  texts: { id: string; kind: string }[],
): Promise<Map<string, Child>> {
  const rendered = await Promise.all(
    cards.map(async ({ kind, render }) => {
      const ids = texts.filter((text) => text.kind === kind).map(({ id }) => id);
      return ids.length > 0 ? [...(await render(live, ids))] : [];
    }),
  );
  return new Map(rendered.flat());
}

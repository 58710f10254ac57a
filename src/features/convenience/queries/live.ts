import { sql } from 'kysely';
import { type Agreed, listAgreed } from '../../../core/proposals/queries/live.ts';
import { type PublicDb, rows } from '../../../platform/database.ts';
import type { FeedItem } from '../rules/feed.ts';
import { type ConvenienceList, convenienceKind } from '../rules/list.ts';

export interface Card {
  subject: string;
  list: ConvenienceList;
  items: FeedItem[];
  readAt: Date | null;
}

/** Every list that is right today, with what was read of its feed; one that holds nothing is not there. */
export async function listCards(live: PublicDb): Promise<Card[]> {
  const [lists, readings] = await Promise.all([
    listAgreed<ConvenienceList>(live, convenienceKind),
    rows(
      live,
      sql<{ subject: string; items: FeedItem[]; readAt: Date }>`
        select subject, items, read_at as "readAt" from live.feed_reading`,
    ),
  ]);
  return lists
    .map((list) =>
      cardOf(
        list,
        readings.find(({ subject }) => subject === list.subject),
      ),
    )
    .filter(({ list, items }) => list.rows.length + items.length > 0)
    .sort((a, b) => a.list.position - b.list.position || a.subject.localeCompare(b.subject));
}

const cardOf = (
  { subject, content: list }: Agreed<ConvenienceList>,
  reading: { items: FeedItem[]; readAt: Date } | undefined,
): Card => ({ subject, list, items: reading?.items ?? [], readAt: reading?.readAt ?? null });

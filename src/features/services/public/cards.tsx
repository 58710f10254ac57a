import type { Child } from 'hono/jsx';
import type { PublicDb } from '../../../platform/database.ts';
import { ServiceCard } from '../pages/card.tsx';
import { listGuidesOf } from '../queries/live.ts';

/** The card of each of these publications that is a guide, by id; what is no guide, or not public, has none. */
export async function serviceCards(live: PublicDb, ids: string[]): Promise<Map<string, Child>> {
  const guides = await listGuidesOf(live, ids);
  return new Map(guides.map(({ id, guide, path }): [string, Child] => [id, <ServiceCard guide={guide} path={path} />]));
}

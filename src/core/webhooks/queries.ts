import { sql } from 'kysely';
import { first, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';
import type { EventType } from './rules.ts';

export interface SubscriptionRow {
  id: number;
  name: string;
  url: string;
  events: EventType[];
  unitName: string | null;
  createdAt: Date;
  endedAt: Date | null;
  waiting: number;
  dead: number;
  lastDoneAt: Date | null;
}

const subscriptionsWhere = (where: ReturnType<typeof sql>) => sql<SubscriptionRow>`
  select subscription.id, subscription.name, subscription.url, subscription.events, unit.name as "unitName",
    subscription.created_at as "createdAt", subscription.ended_at as "endedAt",
    (select count(*)::int from webhooks.delivery where delivery.subscription = subscription.id
      and done_at is null and dropped_at is null and dead_at is null) as waiting,
    (select count(*)::int from webhooks.delivery where delivery.subscription = subscription.id and dead_at is not null) as dead,
    (select max(done_at) from webhooks.delivery where delivery.subscription = subscription.id) as "lastDoneAt"
  from webhooks.subscription
  left join organisations.unit on unit.id = subscription.unit
  where ${where}
  order by subscription.ended_at is not null, subscription.id desc`;

export const listSubscriptions = (db: Reads): Promise<SubscriptionRow[]> => rows(db, subscriptionsWhere(sql`true`));

export async function getSubscription(db: Reads, id: number): Promise<SubscriptionRow> {
  const row = await first(db, subscriptionsWhere(sql`subscription.id = ${id}`));
  if (!row) throw new NotFound();
  return row;
}

export interface DeliveryRow {
  id: number;
  type: EventType;
  subject: string;
  happenedAt: Date;
  tries: number;
  nextAt: Date | null;
  doneAt: Date | null;
  droppedAt: Date | null;
  deadAt: Date | null;
  /** What the last try met. */
  problem: string | null;
}

/** The newest deliveries of a subscription, dead ones first. */
export const listDeliveries = (db: Reads, subscription: number): Promise<DeliveryRow[]> =>
  rows(
    db,
    sql<DeliveryRow>`
      select delivery.id, delivery.type, delivery.subject, delivery.happened_at as "happenedAt", delivery.tries,
        delivery.next_at as "nextAt", delivery.done_at as "doneAt", delivery.dropped_at as "droppedAt", delivery.dead_at as "deadAt",
        (select problem from webhooks.attempt where attempt.delivery = delivery.id order by number desc limit 1) as problem
      from webhooks.delivery
      where delivery.subscription = ${subscription}
      order by delivery.dead_at is null, delivery.id desc
      limit 100`,
  );

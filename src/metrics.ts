import { sql } from 'kysely';
import type { Opened } from './open.ts';
import { one, type Reads } from './platform/database.ts';
import { gauge, observeProcess } from './platform/metrics.ts';

const number = async (db: Reads, query: ReturnType<typeof sql<{ value: number }>>) => (await one(db, query)).value;

/** Hangs the figures of the house: what an operator wants to be woken for. They name no document and no person. */
export function observeHouse({ sides, ready }: Opened): void {
  observeProcess();
  const { staff } = sides;
  gauge('gongkai_ready', 'Whether a part answers (1) or not (0)', () => ready().then(asNumbers), 'part');
  gauge('gongkai_ledger_unsealed_lines', 'Ledger lines written and not sealed yet', () =>
    number(
      staff,
      sql`select count(*)::int as value from ledger.line where not exists (select from ledger.seal where seal.line = line.id)`,
    ),
  );
  gauge('gongkai_ledger_unsealed_seconds', 'Age of the oldest unsealed ledger line', () =>
    number(
      staff,
      sql`
        select coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float as value
        from ledger.line where not exists (select from ledger.seal where seal.line = line.id)`,
    ),
  );
  gauge('gongkai_schedules_failed', 'Scheduled publications that failed and wait for a person', () =>
    number(
      staff,
      sql`select count(*)::int as value from review.schedule where failed_at is not null and done_at is null and cancelled_at is null`,
    ),
  );
  gauge('gongkai_schedules_late_seconds', 'How far the most overdue scheduled publication is behind', () =>
    number(
      staff,
      sql`
        select greatest(coalesce(extract(epoch from clock_timestamp() - min(publish_at)), 0), 0)::float as value
        from review.schedule where failed_at is null and done_at is null and cancelled_at is null`,
    ),
  );
  gauge('gongkai_schedules_paused', 'Whether schedules wait for the system administrator to confirm the time (1)', () =>
    number(staff, sql`select (exists (select from review.pause where confirmed_at is null))::int as value`),
  );
  gauge('gongkai_jobs', 'Jobs of the queue, by state', () => jobsByState(staff), 'state');
}

const asNumbers = (parts: Record<string, boolean>) =>
  Object.fromEntries(Object.entries(parts).map(([part, works]) => [part, works ? 1 : 0]));

async function jobsByState(db: Reads): Promise<Record<string, number>> {
  const { states } = await one(
    db,
    sql<{ states: Record<string, number> }>`
      select coalesce(jsonb_object_agg(state, count), '{}') as states
      from (select state, count(*)::int as count from pgboss.job group by state) counted`,
  );
  return states;
}

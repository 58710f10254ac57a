import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { one, type StaffDb } from '../../platform/database.ts';
import { longestLease, type Source } from '../../platform/http/memory/lease.ts';
import { openWire, type Wire } from '../../platform/wire.ts';
import type { Act } from '../action.ts';

/** Every page bears it: settings, columns, kinds and units stand on all of them. */
export const everyPage = 'site';
/** Every change clears it: for pages that list, and for those that did not say what they show. */
export const everyChange = 'list';
const kept = 1000;
const channel = 'gongkai_changes';

/** Writes what changed, in the deed's own transaction; the generation's row lets one deed after the other commit. */
export async function writeChange(act: Act, tags: string[]): Promise<void> {
  await sql`
    with turned as (
      update publications.generation set value = value + 1 returning value
    ), told as (
      insert into publications.change (generation, tags)
      select value, ${[...new Set([...tags, everyChange])]} from turned
    ), forgotten as (
      delete from publications.change using turned where change.generation <= turned.value - ${kept}
    )
    select pg_notify(${channel}, '') from turned`.execute(act.tx);
  act.changesPublic();
}

const breath = 8;
/** A process that has not been heard of for ten seconds has no lease left. */
const living = sql`seen_at > clock_timestamp() - interval '10 seconds'`;

/**
 * Waits until every living process has acknowledged what is committed now, or until the last lease from before has run
 * out: one second, by the steady clock of who waits. The deed is done either way, and an error here changes nothing of it.
 */
export async function untilAcknowledged(db: StaffDb): Promise<void> {
  const began = performance.now();
  const left = () => longestLease - (performance.now() - began);
  try {
    const { value } = await one(db, sql<{ value: number }>`select value from publications.generation`);
    while (left() > 0 && (await isAnyBehind(db, value))) await sleep(breath);
  } catch {
    await sleep(Math.max(0, left())); // the database went away after the commit: the leases run out all the same
  }
}

const isAnyBehind = async (db: StaffDb, generation: number) =>
  (
    await one(
      db,
      sql<{ behind: boolean }>`
        select exists (select from publications.process where acknowledged < ${generation} and ${living}) as behind`,
    )
  ).behind;

const patience = 2500;
const seenEvery = 3000;

/** What changed, for the memory of one process: it makes itself known, looks, and acknowledges, on a connection of its own. */
export function openChanges(appUrl: string): Source {
  const id = randomUUID();
  let tell = { changed() {}, lost() {} };
  let acknowledged = 0;
  let seenAt = Number.NEGATIVE_INFINITY;
  const wire = openWire({
    url: appUrl,
    channel,
    name: 'gongkai-memory',
    patienceMillis: patience,
    begin: 'set synchronous_commit = off',
    heard: () => tell.changed(),
    lost() {
      seenAt = Number.NEGATIVE_INFINITY;
      tell.lost();
    },
  });
  /** False when the row cannot be written (a full disk, a standby): then nobody waits for this process, and it has no lease. */
  const beSeen = async (): Promise<boolean> => {
    try {
      await wire.ask(seen, [id, acknowledged]);
      seenAt = performance.now();
      return true;
    } catch {
      seenAt = Number.NEGATIVE_INFINITY;
      return false;
    }
  };
  return {
    async look(since) {
      // First known, then looking: whoever commits after the look finds this process and waits for it.
      const known = performance.now() - seenAt < seenEvery || (await beSeen());
      return { ...(await lookOn(wire, since)), known };
    },
    async acknowledge(generation) {
      acknowledged = generation;
      await beSeen();
    },
    listen(to) {
      tell = to;
    },
    async close() {
      await wire.ask('delete from publications.process where id = $1', [id]).catch(() => {});
      await wire.close();
    },
  };
}

const seen = `
  with forgotten as (
    delete from publications.process where seen_at < clock_timestamp() - interval '1 minute' and id <> $1
  )
  insert into publications.process (id, acknowledged, seen_at) values ($1, $2, clock_timestamp())
  on conflict (id) do update set acknowledged = excluded.acknowledged, seen_at = excluded.seen_at,
    acknowledged_at = case
      when excluded.acknowledged = process.acknowledged then process.acknowledged_at
      else excluded.seen_at end`;

/** The next moment is midnight, when days on pages move, or the nearest end of something public. */
const looking = `
  select generation.value as generation,
    (select min(change.generation) from publications.change) as oldest,
    (select coalesce(array_agg(distinct tag), '{}')
      from publications.change, unnest(change.tags) tag
      where change.generation > $1) as changed,
    extract(epoch from moment.at) * 1000 as moment,
    extract(epoch from moment.at - now()) * 1000 as left
  from publications.generation,
    lateral (select least(
      (((now() at time zone 'Asia/Shanghai')::date + 1)::timestamp at time zone 'Asia/Shanghai'),
      (select min(public_until) from publications.publication
        where ended_at is null and public_until is not null and public_until > now())) as at) moment`;

async function lookOn(wire: Wire, since: number) {
  const [row] = await wire.ask<{
    generation: string;
    oldest: string | null;
    changed: string[];
    moment: string;
    left: string;
  }>(looking, [since]);
  const generation = Number(row!.generation);
  const told = generation === since || (row!.oldest !== null && Number(row!.oldest) <= since + 1);
  return {
    generation,
    changed: told ? row!.changed : null,
    moment: Number(row!.moment),
    momentIn: Number(row!.left),
  };
}

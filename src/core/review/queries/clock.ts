import { sql } from 'kysely';
import { first, one, type Reads, rows } from '../../../platform/database.ts';
import type { Distrust } from '../clock-rules.ts';

/** The database's clock with what is known about it. */
export interface ClockState {
  at: Date;
  /** The pause that nobody has confirmed yet. */
  open: number | null;
  /** The last confirmation, and when it was made. */
  confirmed: number | null;
  confirmedAt: Date | null;
  /** The newest ledger line since then. */
  lastLine: Date | null;
}

/** Lines may be written by several processes out of order: the newest of the last thousand, and not of all of them. */
export const readClock = (db: Reads): Promise<ClockState> =>
  one(
    db,
    sql<ClockState>`
      select clock_timestamp() as at,
        (select id from review.pause where confirmed_at is null) as open,
        last.id as confirmed, last.confirmed_at as "confirmedAt",
        (select max(line.at)
          from (select id, at from ledger.line order by id desc limit 1000) line
          where line.id > coalesce(last.line, 0)) as "lastLine"
      from (select 1) clock
      left join lateral (
        select id, confirmed_at, line from review.pause where confirmed_at is not null order by id desc limit 1) last on true`,
  );

export interface PauseRow extends Distrust {
  id: number;
  host: string;
  noticedAt: Date;
  confirmedAt: Date | null;
  confirmedBy: string | null;
}

const pauses = sql`
  select pause.id, pause.kind, pause.seconds, pause.host, pause.noticed_at as "noticedAt",
    pause.confirmed_at as "confirmedAt", person.name as "confirmedBy"
  from review.pause
  left join people.person on person.id = pause.confirmed_by`;

/** Why schedules stand still now; undefined while they do not. */
export const findPause = (db: Reads): Promise<PauseRow | undefined> =>
  first(db, sql<PauseRow>`${pauses} where pause.confirmed_at is null`);

/** The last pauses, the newest first. */
export const listPauses = (db: Reads): Promise<PauseRow[]> =>
  rows(db, sql<PauseRow>`${pauses} where pause.confirmed_at is not null order by pause.id desc limit 20`);

/** Schedules that wait for the time to be confirmed, and how many of them should be out already. */
export const countWaiting = (db: Reads): Promise<{ open: number; due: number }> =>
  one(
    db,
    sql<{ open: number; due: number }>`
      select count(*) as open, count(*) filter (where publish_at <= clock_timestamp()) as due
      from review.schedule
      where done_at is null and cancelled_at is null and failed_at is null`,
  );

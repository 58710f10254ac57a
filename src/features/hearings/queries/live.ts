import { type RawBuilder, sql } from 'kysely';
import type { DatedThing } from '../../../core/feature.ts';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import { dayOf } from '../../../platform/time.ts';
import type { HearingRecord, Method, Notice, ParticipantList } from '../rules/elements.ts';

/** A hearing that is announced now. */
export interface PublicHearing {
  id: string;
  path: string;
  title: string;
  unitName: string;
  publishedAt: Date;
  heldAt: Date;
  applyUntil: Date;
  seats: number;
  method: Method;
  notice: Notice;
  /** The number of the draw, once its plan is public. */
  draw: string | null;
  papersOn: string | null;
  lateReason: string | null;
  listPath: string | null;
  recordPath: string | null;
}

const hearingsWhere = (where: RawBuilder<unknown>) => sql<PublicHearing>`
  select id, path, title, unit_name as "unitName", published_at as "publishedAt", held_at as "heldAt", apply_until as "applyUntil",
    seats, method, notice, draw, papers_on as "papersOn", late_reason as "lateReason", list_path as "listPath",
    record_path as "recordPath"
  from live.hearing
  where ${where}
  order by (held_at > now()) desc, case when held_at > now() then held_at end, held_at desc, id`;

/** Hearings to come, the next first; then those that were held, the latest first. */
export const listPublicHearings = (live: PublicDb): Promise<PublicHearing[]> => rows(live, hearingsWhere(sql`true`));

export const findPublicHearing = (live: PublicDb, id: string): Promise<PublicHearing | undefined> =>
  first(live, hearingsWhere(sql`id = ${id}`));

/** Hearings about a text. */
export const listHearingsOn = (live: PublicDb, id: string): Promise<PublicHearing[]> =>
  rows(
    live,
    hearingsWhere(sql`notice ->> 'draft' in (select path from live.publication where live.publication.id = ${id})`),
  );

export interface PublicPaper {
  what: 'list' | 'record';
  paper: ParticipantList | HearingRecord;
  noticePath: string | null;
  noticeTitle: string | null;
}

export const findPublicPaper = (live: PublicDb, id: string): Promise<PublicPaper | undefined> =>
  first(
    live,
    sql<PublicPaper>`
      select what, paper, notice_path as "noticePath", notice_title as "noticeTitle" from live.hearing_paper where id = ${id}`,
  );

/** The title of a public text by its address. */
export const findTitle = (live: PublicDb, path: string): Promise<{ title: string } | undefined> =>
  first(live, sql<{ title: string }>`select title from live.publication where path = ${path.replace(/[#?].*$/, '')}`);

/** Last days of applications and hearings, for the calendar. */
export async function listDates(live: PublicDb, from: string, to: string): Promise<DatedThing[]> {
  const days = (await listPublicHearings(live)).flatMap(({ id, title, path, heldAt, notice, publishedAt }) => [
    { uid: `hearing-${id}-apply`, on: notice.applyUntil, title, what: '报名截止', path, at: publishedAt },
    { uid: `hearing-${id}`, on: dayOf(heldAt), title, what: '举行', path, at: publishedAt },
  ]);
  return days.filter(({ on }) => on >= from && on <= to);
}

import { type RawBuilder, sql } from 'kysely';
import type { DatedThing } from '../../../core/feature.ts';
import { findPublicColumn, type PublicColumn } from '../../../core/publications/queries/column.ts';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import type { Catalogue, Meeting } from '../rules/elements.ts';
import { precisionOf } from '../rules/when.ts';

export interface PublicCatalogue {
  id: string;
  path: string;
  title: string;
  unitName: string;
  publishedAt: Date;
  changeNote: string | null;
  year: number;
  catalogue: Catalogue;
}

const cataloguesWhere = (where: RawBuilder<unknown>) => sql<PublicCatalogue>`
  select id, path, title, unit_name as "unitName", published_at as "publishedAt", change_note as "changeNote", year, catalogue
  from live.decision_catalogue
  where ${where}
  order by year desc, id`;

/** Catalogues that are public, the newest year first. */
export const listPublicCatalogues = (live: PublicDb): Promise<PublicCatalogue[]> =>
  rows(live, cataloguesWhere(sql`true`));

export const findPublicCatalogue = (live: PublicDb, id: string): Promise<PublicCatalogue | undefined> =>
  first(live, cataloguesWhere(sql`id = ${id}`));

export interface PublicTie {
  catalogue: string;
  cataloguePath: string;
  catalogueTitle: string;
  number: number;
  kind: 'draft' | 'decision';
  path: string;
  title: string;
  /** Of a draft: where it says what became of the opinions, once that is public. */
  told: string | null;
}

/** Where a draft for comment says what became of the opinions of its last round. */
const told = sql`
  (select result_path from live.consultation where live.consultation.id = tie.id) as told`;

const tiesWhere = (where: RawBuilder<unknown>) => sql<PublicTie>`
  select catalogue, catalogue_path as "cataloguePath", catalogue_title as "catalogueTitle", number, kind, path, title, ${told}
  from live.decision_tie tie
  where ${where}
  union
  select tie.catalogue, tie.catalogue_path, tie.catalogue_title, tie.number, 'decision', text.path, text.title, null
  from live.decision_tie tie
  join live.link on link.from_id = tie.id and link.kind = 'consulted_as'
  cross join lateral (select * from live.publication where live.publication.id = link.to_id offset 0) text
  where tie.kind = 'draft' and ${where}
  order by number, kind desc, path`;

/** What has become of the lines of a catalogue: drafts, and texts that they are tied to or that their drafts became. */
export const listPublicTies = (live: PublicDb, catalogue: string): Promise<PublicTie[]> =>
  rows(live, tiesWhere(sql`catalogue = ${catalogue}`));

/** The lines of catalogues that announced a text. */
export const listAnnouncements = (live: PublicDb, id: string): Promise<PublicTie[]> =>
  rows(
    live,
    sql<PublicTie>`
      select catalogue, catalogue_path as "cataloguePath", catalogue_title as "catalogueTitle", number, kind, path, title, ${told}
      from live.decision_tie tie
      where id = ${id}
      order by catalogue_path, number`,
  );

export interface PublicMeeting {
  id: string;
  path: string;
  title: string;
  unitName: string;
  publishedAt: Date;
  heldOn: string;
  announcedOn: string;
  meeting: Meeting;
}

const meetingsWhere = (where: RawBuilder<unknown>) => sql<PublicMeeting>`
  select id, path, title, unit_name as "unitName", published_at as "publishedAt", held_on as "heldOn",
    announced_on as "announcedOn", meeting
  from live.decision_meeting
  where ${where}
  order by held_on desc, id`;

export const listPublicMeetings = (live: PublicDb): Promise<PublicMeeting[]> => rows(live, meetingsWhere(sql`true`));

export const findPublicMeeting = (live: PublicDb, id: string): Promise<PublicMeeting | undefined> =>
  first(live, meetingsWhere(sql`id = ${id}`));

/** Meetings that talk about a text. */
export const listMeetingsOn = (live: PublicDb, id: string): Promise<PublicMeeting[]> =>
  rows(
    live,
    meetingsWhere(sql`exists (
      select from live.publication, jsonb_array_elements(meeting -> 'topics') topic
      where publication.id = ${id} and publication.path in (topic ->> 'draft', topic ->> 'decided'))`),
  );

/** The titles of public texts by their addresses. */
export const listTitles = (live: PublicDb, paths: string[]): Promise<{ path: string; title: string }[]> =>
  rows(
    live,
    sql<{ path: string; title: string }>`select path, title from live.publication where path = any (${paths}::text[])`,
  );

/** Meetings, and drafts that are announced for a certain day, for the calendar. */
export async function listDates(live: PublicDb, from: string, to: string): Promise<DatedThing[]> {
  const [meetings, catalogues] = await Promise.all([listPublicMeetings(live), listPublicCatalogues(live)]);
  const days = [
    ...meetings.map(({ id, heldOn, title, path, publishedAt }) => ({
      ...{ uid: `meeting-${id}`, on: heldOn, title, what: '决策会议', path, at: publishedAt },
    })),
    ...catalogues.flatMap(({ id, publishedAt, catalogue }) =>
      catalogue.entries
        .filter(({ draftOn, dropped }) => precisionOf(draftOn) === 'day' && !dropped)
        .map(({ number, title, draftOn }) => ({
          ...{ uid: `decision-${id}-${number}`, on: draftOn, title, what: '预计公布草案' },
          ...{ path: `/decisions/${id}/${number}/`, at: publishedAt },
        })),
    ),
  ];
  return days.filter(({ on }) => on >= from && on <= to);
}

/** The column in which catalogues and meetings stand, as the office describes it. */
export const findColumn = (live: PublicDb): Promise<PublicColumn | undefined> => findPublicColumn(live, 'decisions');

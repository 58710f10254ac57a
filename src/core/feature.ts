import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import type { Command } from '../platform/cli.ts';
import type { PublicDb, StaffDb } from '../platform/database.ts';
import type { Sheet } from '../platform/spreadsheet.ts';
import type { Storage } from '../platform/storage/local.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Deed } from './action.ts';
import type { Operation } from './api/operation.ts';
import type { Role, Sides, Staff } from './caller.ts';
import type { PublicEnv, StaffEnv } from './doors.ts';

/** A job: timed or deferred work that calls an action. `every` is a cron line in the district's time zone. */
export interface Job {
  name: string;
  every?: string;
  run(data: never, sides: Sides): Promise<void>;
}

/** One entrance in the staff menu; shown to those who hold one of the roles, with a count when there is one. */
export interface MenuEntry {
  label: string;
  path: string;
  roles?: Role[];
  /** Entrances of one group stand together under its name. */
  group?: string;
  count?(db: StaffDb, who: Staff, today: string): Promise<number | { count: number; late: number; soon: number }>;
  /** What it counts waits for this person to act: the number stands out. */
  waits?: boolean;
  /** A drawing of `ui/icon.tsx`, another for every entrance of a group. */
  icon?: IconName;
  /** Further addresses whose pages belong to this entrance. */
  also?: string[];
}

/** What a room offers to the home page. */
export interface Block {
  name: string;
  /** 「正在征集」, as those who lay out the home page call it. */
  words?: string;
  order: number;
  /** `keywork`: it stands in the card of 政务公开重点工作, above the newest texts of that column; without it, in a card of its own. */
  within?: 'keywork';
  render(live: PublicDb): Promise<Child>;
}

/** What a room shows beside or under a published document (an interpretation beside its policy, a consultation's result). */
export interface ArticleBlock {
  /**
   * `body`: in the place of the stored text, for a kind that the room sets from its own elements; nothing leaves the text there.
   * `first`: what is asked of it first, directly under its title, before it says when it was published and offers its tools.
   */
  place: 'head' | 'first' | 'body' | 'side' | 'foot';
  /** The tags of what it shows beyond the document itself (`doors.ts`, shows); without it every change may change the page. */
  shows?(publication: { id: string; kind: string }): string[];
  render(live: PublicDb, publication: { id: string; kind: string }): Promise<Child>;
}

/** How results of one kind stand in the search, under their title: what somebody who looks for such a thing wants to know. */
export interface Card {
  /** A kind of publications. */
  kind: string;
  /** By id, for what is public now. */
  render(live: PublicDb, ids: string[]): Promise<Map<string, Child>>;
}

/** A day that people wait for: an opening, a closing, a due date. */
export interface DatedThing {
  /** The same for ever, however the words change: calendars that subscribed know it again by this. */
  uid: string;
  /** 'YYYY-MM-DD' */
  on: string;
  title: string;
  /** 「完成时限」「有效期截止」 */
  what: string;
  path: string;
  /** When the fact became public. */
  at: Date;
}

/** What a room offers to the calendar, from what is public alone. */
export interface Dates {
  name: string;
  list(live: PublicDb, from: string, to: string): Promise<DatedThing[]>;
}

/** Somebody in a post: no text of their own, but looked for by name. */
export interface Named {
  name: string;
  /** Where all about them stands. */
  more: { label: string; href: string };
  facts: { label: string; value: string }[];
}

/** What somebody wants to be told of: what is new and fits all that is named. */
export interface Followed {
  column?: string;
  unit?: string;
  subject?: string;
  topic?: string;
  words?: string;
}

/** How often a public list is brought up to date. */
export type Rhythm = 'continuous' | 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'annual' | 'irregular';

/** A public list that a room gives out as a file: the same rows as its page, read from `live` alone. */
export interface Dataset {
  /** Stands in addresses: lower-case letters, digits and hyphens. */
  name: string;
  title: string;
  description: string;
  keywords: string[];
  /** The page of the portal that shows the same list. */
  page: string;
  rhythm: Rhythm;
  /** The rhythm in the office's own words, where it has some. */
  rhythmWords?: string;
  /** The unit that answers for it; without one, whoever keeps the site. */
  publisher?: { slug: string; name: string };
  /** The newest change of what stands in it; null when nothing does. */
  changedAt: Date | null;
  /** The tags of what it shows (`doors.ts`, shows). */
  tags: string[];
  sheet(facts: { origin: string; today: string }): Promise<Sheet>;
}

/** What a room's doors need of the process beyond the database. */
export interface RoomParts {
  storage: Storage;
}

/** Opens the house for one command and closes it afterwards; a command that needs no database does not ask for it. */
export type Within = <T>(work: (opened: { sides: Sides; storage: Storage }) => Promise<T>) => Promise<T>;

/** A room's table of contents (architecture.md, The fixed names in a room). */
export interface Feature {
  name: string;
  /** The article of the arrangement it serves, as in docs/duties.md. */
  duty: string;
  public?(app: Hono<PublicEnv>, parts: RoomParts): void;
  staff?(app: Hono<StaffEnv>, parts: RoomParts): void;
  /** The third door: what programs may do with a token. */
  api?: Operation[];
  jobs?: Job[];
  /** What the room does when another room's deed has been committed: delivered as a job, at least once. */
  hears?: Record<string, (sides: Sides, input: unknown, answer: unknown) => Promise<void>>;
  menu?: MenuEntry[];
  blocks?: Block[];
  dates?: Dates[];
  article?: ArticleBlock[];
  cards?: Card[];
  /** Reads who of this room can be looked for by name, and answers who is, by the ways to say one query; read anew with each generation. */
  named?(live: PublicDb): Promise<(ways: string[]) => Named[]>;
  /** How something can be followed by way of this room; columns, units, topics and searches show it where they list. */
  follow?(what: Followed): { label: string; path: string };
  /** The public lists of the room as open data; those that hold nothing are left out. */
  datasets?(live: PublicDb): Promise<Dataset[]>;
  commands?: (within: Within) => Record<string, Command>;
  deeds?: Deed<never, unknown>[];
  /** Public addresses for the site map and sitemap.xml beyond publications. */
  entrances?: { label: string; path: string; group: string; icon?: IconName }[];
}

/** Declares a room. */
export const feature = (room: Feature): Feature => room;

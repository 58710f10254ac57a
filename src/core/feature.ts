import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import type { Command } from '../platform/cli.ts';
import type { PublicDb, StaffDb } from '../platform/database.ts';
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
  order: number;
  /** `keywork`: it stands in the card of 政务公开重点工作, above the newest texts of that column; without it, in a card of its own. */
  within?: 'keywork';
  render(live: PublicDb): Promise<Child>;
}

/** What a room shows beside or under a published document (an interpretation beside its policy, a consultation's result). */
export interface ArticleBlock {
  place: 'head' | 'side' | 'foot';
  /** The tags of what it shows beyond the document itself (`doors.ts`, shows); without it every change may change the page. */
  shows?(publication: { id: string; kind: string }): string[];
  render(live: PublicDb, publication: { id: string; kind: string }): Promise<Child>;
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
  public?(app: Hono<PublicEnv>): void;
  staff?(app: Hono<StaffEnv>, parts: RoomParts): void;
  /** The third door: what programs may do with a token. */
  api?: Operation[];
  jobs?: Job[];
  /** What the room does when another room's deed has been committed: delivered as a job, at least once. */
  hears?: Record<string, (sides: Sides, input: unknown, answer: unknown) => Promise<void>>;
  menu?: MenuEntry[];
  blocks?: Block[];
  article?: ArticleBlock[];
  commands?: (within: Within) => Record<string, Command>;
  deeds?: Deed<never, unknown>[];
  /** Public addresses for the site map and sitemap.xml beyond publications. */
  entrances?: { label: string; path: string; group: string }[];
}

/** Declares a room. */
export const feature = (room: Feature): Feature => room;

import type { PublicDb } from '../../../platform/database.ts';

/** What a room has published of the targets of one draw. */
export interface DrawResults {
  /** By target, as the list of the draw names it: what came out in a few words, and where it stands. */
  of: Map<string, { words: string; href: string }>;
  /** Where all of them stand together. */
  all: { label: string; href: string };
}

/** How a room tells what became of the targets that a draw of its own chose. */
export interface ResultsReader {
  /** Over the column of what came out, as the room calls it. */
  head: string;
  /** The tags of what it reads (`doors.ts`, shows). */
  shows(draw: { unitSlug: string }): string[];
  /** From what is public now, by the number of the draw; null while nothing is. */
  read(live: PublicDb, number: string): Promise<DrawResults | null>;
}

/** The public list under which the draws of a room stand: `object` is how the names of its things begin. */
export interface DrawHome {
  object: string;
  label: string;
  href: string;
  /** Left out where nothing is published of single targets. */
  results?: ResultsReader;
}

const homes: DrawHome[] = [];

/** A room says where its draws are at home, so that the way to one of them leads over that list. */
export const drawsStandUnder = (home: DrawHome): void => {
  homes.push(home);
};

/** Where all of these draws are at home; none for draws of no room, or of several. */
export function homeOf(objects: string[]): DrawHome | undefined {
  const [first, ...others] = objects.map((object) => homes.find((home) => object.startsWith(home.object)));
  return others.every((home) => home === first) ? first : undefined;
}

/** The public list under which the draws of a room stand: `object` is how the names of its things begin. */
export interface DrawHome {
  object: string;
  label: string;
  href: string;
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

/** Where a page or a column stands among the entrances of its parent column, and what is drawn beside its name. */
export interface DoorGroup {
  title: string;
  doors: { path: string; icon: string }[];
}

export interface Door {
  label: string;
  href: string;
  icon?: string;
}

/** What there is, in the groups that the office made of it; what it put nowhere comes last, so that nothing is lost. */
export function groupDoors(there: Door[], groups: DoorGroup[]): { title: string; doors: Door[] }[] {
  const find = (path: string) => there.find(({ href }) => href === path);
  const placed = groups.map(({ title, doors }) => ({
    title,
    doors: doors.flatMap(({ path, icon }) => {
      const door = find(path);
      return door ? [{ ...door, icon }] : [];
    }),
  }));
  const taken = new Set(placed.flatMap(({ doors }) => doors.map(({ href }) => href)));
  const rest = there.filter(({ href }) => !taken.has(href));
  const last = { title: taken.size > 0 ? '其他' : '入口', doors: rest };
  return [...placed, last].filter(({ doors }) => doors.length > 0);
}

/** Every address once, where it stands first. */
export function onlyOnce<Group extends { links: { href: string }[] }>(groups: Group[]): Group[] {
  const seen = new Set<string>();
  const first = ({ href }: { href: string }) => !seen.has(href) && !!seen.add(href);
  return groups
    .map((group) => ({ ...group, links: group.links.filter(first) }))
    .filter(({ links }) => links.length > 0);
}

/** What belongs together side by side, as the office grouped it; the rest behind it. */
export function asGrouped(groups: DoorGroup[]) {
  const order = groups.flatMap(({ doors }) => doors.map(({ path }) => path));
  const place = ({ href }: Door) => (order.includes(href) ? order.indexOf(href) : order.length);
  return (doors: Door[]): Door[] => doors.toSorted((a, b) => place(a) - place(b));
}

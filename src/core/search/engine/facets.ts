import type { Entry, Group } from './entry.ts';

/** By what results can be narrowed, all of it in the address. */
export interface Filter {
  kind?: string;
  unit?: string;
  column?: string;
  topic?: string;
  year?: number;
  validity?: string;
}

export type Facet = keyof Filter;
export const facets: Facet[] = ['kind', 'unit', 'column', 'topic', 'year', 'validity'];

/** How many results each value of each facet would leave. */
export type Counts = Record<Facet, Map<string, number>>;

/** 有效性 on a day: 有效期 ends by itself. */
export const validityOn = ({ validity, validUntil }: Group, today: string): string | null =>
  (validity === 'valid' || validity === 'amended') && validUntil !== null && validUntil < today ? 'expired' : validity;

const valueFor = (group: Group, facet: Facet, today: string): string | null => {
  if (facet === 'validity') return validityOn(group, today);
  const value = group[facet];
  return value === null ? null : String(value);
};

/** One and the same group for all texts in which everything is equal by which results are narrowed. */
export function openGroups(): (of: Group) => Group {
  const known = new Map<string, Group>();
  return ({ kind, kindWords, unit, unitName, column, topic, year, validity, validUntil }) => {
    const key = [kind, kindWords, unit, unitName, column, topic, year, validity, validUntil].join('\n');
    const group = known.get(key) ?? { kind, kindWords, unit, unitName, column, topic, year, validity, validUntil };
    known.set(key, group);
    return group;
  };
}

/** Which chosen values a group has not. */
const missedBy = (group: Group, filter: Filter, today: string): Facet[] =>
  facets.filter((facet) => filter[facet] !== undefined && valueFor(group, facet, today) !== String(filter[facet]));

/** Whether an entry has every chosen value. */
export const matcher = (filter: Filter, today: string): ((entry: Entry) => boolean) => {
  if (facets.every((facet) => filter[facet] === undefined)) return () => true;
  const known = new Map<Group, boolean>();
  return ({ group }) => {
    let matches = known.get(group);
    if (matches === undefined) {
      matches = missedBy(group, filter, today).length === 0;
      known.set(group, matches);
    }
    return matches;
  };
};

/** How many entries there are of each group. */
function tally(found: { entry: Entry }[]): Map<Group, number> {
  const many = new Map<Group, number>();
  for (const { entry } of found) many.set(entry.group, (many.get(entry.group) ?? 0) + 1);
  return many;
}

/** What the values of kinds and units are called. */
export function namesIn(groups: Iterable<Group>): Record<Facet, Map<string, string>> {
  const names = mapsFor<string>();
  for (const { kind, kindWords, unit, unitName } of groups) {
    names.kind.set(kind, kindWords);
    names.unit.set(unit, unitName);
  }
  return names;
}

const mapsFor = <Value>() =>
  Object.fromEntries(facets.map((facet) => [facet, new Map<string, Value>()])) as Record<Facet, Map<string, Value>>;

/** The entries that fit the filter, and how many each other value would leave: a facet's own choice does not narrow it. */
export function narrow<One extends { entry: Entry }>(
  found: One[],
  filter: Filter,
  today: string,
): { fitting: One[]; counts: Counts; groups: Iterable<Group> } {
  const counts: Counts = mapsFor<number>();
  const fits = new Set<Group>();
  const tallied = tally(found);
  for (const [group, many] of tallied) {
    const missed = missedBy(group, filter, today);
    if (missed.length > 1) continue;
    if (missed.length === 0) fits.add(group);
    for (const facet of missed.length === 1 ? missed : facets) {
      const value = valueFor(group, facet, today);
      if (value !== null) counts[facet].set(value, (counts[facet].get(value) ?? 0) + many);
    }
  }
  const fitting = fits.size === tallied.size ? found : found.filter(({ entry }) => fits.has(entry.group));
  return { fitting, counts, groups: tallied.keys() };
}

import type { NamedUnit } from '../queries/units.ts';

const most = 2;

/** Units of whose names one stands in a way to say the query, or of which that is a part; those of the first way first. */
export function unitsCalled(units: NamedUnit[], ways: string[]): NamedUnit[] {
  const placeOf = (unit: NamedUnit) => ways.findIndex((words) => isCalled(unit, words));
  return units
    .map((unit) => ({ unit, place: placeOf(unit) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place || a.unit.names[0]!.length - b.unit.names[0]!.length)
    .slice(0, most)
    .map(({ unit }) => unit);
}

function isCalled({ names }: NamedUnit, words: string): boolean {
  const long = (name: string) => [...name].length >= 3;
  // people leave out whose bureau it is: 教育局
  const known = [names[0]!.replace(/^[区县市]/u, ''), ...names].filter(long);
  return known.some((name) => words.includes(name) || (long(words) && name.includes(words)));
}

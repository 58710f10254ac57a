import type { ItemRow } from '../queries.ts';
import { codeOf, type Fate, fateOf, type ReadLine } from './import.ts';
import { lacksOf } from './lacks.ts';
import type { Lists } from './lists.ts';

/** A line with what would become of it, and what a review would still want. */
export interface Planned extends ReadLine {
  fate: Fate;
  lacks: string[];
}

/** What the lines of a list come to for a unit, among the items that they may mean. */
export function planLines(
  lines: ReadLine[],
  { unit, meant, lists }: { unit: number; meant: ItemRow[]; lists: Lists },
): Planned[] {
  const near = nearBy(meant);
  return lines.map((line) => {
    const fate: Fate =
      line.errors.length > 0 ? { becomes: 'refused', why: line.errors.join('') } : fateOf(line, unit, near(line));
    return { ...line, fate, lacks: lacksIn(line, fate, lists) };
  });
}

function lacksIn({ title, guide }: ReadLine, fate: Fate, lists: Lists): string[] {
  if (fate.becomes === 'refused') return [];
  const attachments = 'item' in fate ? fate.item.attachments : [];
  const whole = fate.becomes === 'changed' ? fate.guide : guide;
  return lacksOf({ state: 'draft', title, guide: whole, attachments }, lists);
}

/** The few items that a line may mean, by code or name: a list of thousands meets a list of thousands. */
function nearBy(items: ItemRow[]): (line: ReadLine) => ItemRow[] {
  const byCode = Map.groupBy(items, ({ code }) => code);
  const byTitle = Map.groupBy(items, ({ title }) => title);
  return ({ title, guide }) => [...(byCode.get(codeOf(guide)) ?? []), ...(byTitle.get(title) ?? [])];
}

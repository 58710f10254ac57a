import { linesOf } from './lines.ts';
import { type Part, type Profile, partHash, parts, samePart } from './profile.ts';

/** What importing a sheet would change in one unit. */
export interface Change {
  unit: number;
  name: string;
  value: unknown;
  /** `partHash` of the part as it is now. */
  base: string;
  before: string;
  after: string;
  /** 「增加 2 行，删去 1 行」 */
  words: string;
}

interface Now {
  unit: number;
  name: string;
  now: Profile;
}

/** The units that the sheet names and that would be different afterwards, in the office's order. */
export function changesOf(part: Part, values: Map<number, unknown>, units: Now[]): Change[] {
  return units.flatMap(({ unit, name, now }) => {
    const value = values.get(unit);
    if (value === undefined || samePart(value, now[part])) return [];
    const lines = (of: unknown) => linesOf(part, of as Profile[Part]).join('\n');
    return [
      {
        ...{ unit, name, value, base: partHash(now[part]), before: lines(now[part]), after: lines(value) },
        words: wordsOf(part, now[part], value),
      },
    ];
  });
}

function wordsOf(part: Part, before: unknown, after: unknown): string {
  if (!parts[part].list) return '有变更';
  const [old, now] = [before as unknown[], after as unknown[]];
  const has = (rows: unknown[], row: unknown) => rows.some((other) => samePart(other, row));
  const added = now.filter((row) => !has(old, row)).length;
  const removed = old.filter((row) => !has(now, row)).length;
  if (added === 0 && removed === 0) return '只有次序不同';
  return [added > 0 && `新增或修改 ${added} 行`, removed > 0 && `原有的 ${removed} 行删去或被替换`]
    .filter(Boolean)
    .join('，');
}

/** The changes as one hidden field of the preview's form. */
export const bundleOf = (part: Part, changes: Change[]): string =>
  JSON.stringify(changes.map(({ unit, value, base }) => ({ unit, parts: { [part]: value }, base: { [part]: base } })));

/** What the preview's form brings back; null for anything else. The deed checks every field once more. */
export function readBundle(
  text: string,
): { unit: number; parts: Partial<Profile>; base: Partial<Record<Part, string>> }[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const fits = (one: unknown) => {
    const { unit, parts: given, base } = (one ?? {}) as Record<string, unknown>;
    const known = given && typeof given === 'object' && Object.keys(given).every((part) => part in parts);
    return Number.isSafeInteger(unit) && known && !!base && typeof base === 'object';
  };
  return Array.isArray(value) && value.length > 0 && value.every(fits) ? value : null;
}

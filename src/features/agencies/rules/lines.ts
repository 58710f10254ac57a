import type { Told } from './fields.ts';
import { type Part, type Profile, parts } from './profile.ts';

/** One part as the lines that a reader compares: 「办公地址：…」; rows of lists under their number. */
export function linesOf(part: Part, value: Profile[Part]): string[] {
  const { fields, list } = parts[part];
  const told = (row: Record<string, string | string[]>) =>
    Object.entries(fields as Record<string, Told>).flatMap(([name, { label }]) => {
      const said = [row[name] ?? ''].flat().join('；');
      return said ? [`${label}：${said}`] : [];
    });
  if (!list) return told(value as Record<string, string | string[]>);
  const rows = value as unknown as Record<string, string | string[]>[];
  return rows.flatMap((row) => ['—', ...told(row)]);
}

export const textOf = (part: Part, profile: Profile): string => linesOf(part, profile[part]).join('\n');

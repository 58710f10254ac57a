import type { Told } from './fields.ts';
import { type Part, type Profile, parts } from './profile.ts';

/** One part as the lines that a reader compares: 「办公地址：…」; each row of a list under its first words. */
export function linesOf(part: Part, value: Profile[Part]): string[] {
  const { fields, list } = parts[part];
  const told = (row: Record<string, string | string[]>) =>
    Object.entries(fields as Record<string, Told>).flatMap(([name, { label, look }]) => {
      const said = [row[name] ?? ''].flat();
      if (look === 'lines') return said.map((entry, at) => `${label}（${at + 1}）：${entry}`);
      return said.join('') === '' ? [] : [`${label}：${said.join('、')}`];
    });
  if (!list) return told(value as Record<string, string | string[]>);
  const rows = value as unknown as Record<string, string | string[]>[];
  const [first] = Object.keys(fields);
  return rows.flatMap((row) => [`【${[row[first!] ?? ''].flat().join('')}】`, ...told(row)]);
}

export const textOf = (part: Part, profile: Profile): string => linesOf(part, profile[part]).join('\n');

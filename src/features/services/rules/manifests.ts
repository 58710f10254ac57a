/** Items in one review and one publication: what one transaction carries in seconds (bench/README.md). */
export const perManifest = 500;

/** The manifest on the desk of those who review it. */
export function manifestTitle(input: { editions: number[]; name: string; part: number; parts: number }): string {
  const { editions, name, part, parts } = input;
  return `办事指南：${name}（${editions.length} 项${parts > 1 ? `，第 ${part}/${parts} 批` : ''}）`;
}

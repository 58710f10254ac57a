import type { ReadPool } from './pool.ts';

const close = /^[0-9]{4}-[0-9]{2}-[0-9]{2}:[1-9][0-9]{0,5}\.[0-9]{2}$/;
const balls = /^20[0-9]{5}:([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})-([0-9]{2})\+([0-9]{2})$/;

/** One event has one written form; of an event that these rules do not know, half-width signs without a space. */
export function isWritten({ source, value }: { source: string; value: string }): boolean {
  if (source === 'SSE-CLOSE') return close.test(value);
  if (source === 'DRAND') return /^[1-9][0-9]{0,9}:[0-9a-f]{64}$/.test(value);
  if (source !== 'SSQ') return /^[!-~]{1,200}$/.test(value);
  const found = balls.exec(value)?.slice(1).map(Number) ?? [0];
  const blue = found.pop()!;
  return blue >= 1 && blue <= 16 && found.every((ball, at) => ball > (found[at - 1] ?? 0) && ball <= 33);
}

const moment = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z$/;
const full = (at: string) => (at.length === 20 ? at.replace('Z', '.000Z') : at);

/** Whether instants follow each other; one that is not written as an instant follows nothing. */
export const isBefore = (earlier: string, later: string, orSame = false): boolean =>
  moment.test(earlier) &&
  moment.test(later) &&
  (full(earlier) < full(later) || (orSame && full(earlier) === full(later)));

/** The names in their one order, each of something in the pool. */
export function areNames(text: string, pool: ReadPool): boolean {
  if (!text.endsWith('\n')) return false;
  const [title, draw, salt, ...lines] = text.slice(0, -1).split('\n');
  if (title !== 'ZXDRAW-1 NAMES' || draw !== pool.draw || !/^salt [0-9a-f]{64}$/.test(salt ?? '')) return false;
  const known = new Set([...pool.target, ...pool.inspector].map(([name]) => name));
  let before = '';
  return lines.every((line) => {
    const [group, name, ...words] = line.split(' ');
    const fits = group === 'name' && known.has(name) && name! > before && words.join(' ') !== '';
    before = name ?? '';
    return fits;
  });
}

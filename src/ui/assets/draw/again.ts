import { hex, keyed, unhex } from './hash.ts';
import type { ReadPool } from './pool.ts';

type Ticket = (words: string) => string;
type Pair = { target: string; inspector: string };
const ascending = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : 1);

/** The result text of a pool, a seed and the substitutions so far (ZXDRAW-1, steps 4 to 7). */
export function drawAgain(pool: ReadPool, seed: string, replaced: Pair[]): string {
  const hmac = keyed(pool.alg, unhex(seed));
  const letters = new TextEncoder();
  const ticket: Ticket = (words) => hex(hmac(letters.encode(words)));
  const drawn = drawTargets(pool, ticket);
  const load = new Map<string, number>();
  const barred = new Set([
    ...pool.conflict.map(([target, inspector]) => `${target}|${inspector}`),
    ...replaced.map(({ target, inspector }) => `${target}|${inspector}`),
  ]);
  const teams = (pool.team === 0 ? [] : drawn).map(([, target]) => {
    const able = pool.inspector
      .filter(([id]) => !barred.has(`${target}|${id}`))
      .map(([id]): [string, string] => [ticket(`I|${target}|${id}`), id!])
      .sort(ascending);
    const take = (most: number) => able.filter(([, id]) => (load.get(id) ?? 0) < most).slice(0, pool.team);
    const usual = take(pool.cap);
    const chosen = (usual.length < pool.team ? take(pool.cap + 1) : usual).map(([, id]) => id);
    for (const id of chosen) load.set(id, (load.get(id) ?? 0) + 1);
    return ['team', target, ...chosen].join(' ');
  });
  const result = ['ZXDRAW-1 RESULT', pool.draw, ...drawn.map(([, id]) => `drawn ${id}`), ...teams];
  return result.map((line) => `${line}\n`).join('');
}

/** The drawn targets as key and id, in ascending order over all strata. */
function drawTargets(pool: ReadPool, ticket: Ticket): [string, string][] {
  const out = new Set(pool.exclude.map(([target]) => target));
  const members = new Map<string, [string, string][]>(pool.stratum.map(([code]) => [code!, []]));
  for (const [id, stratum, weight] of pool.target) {
    if (out.has(id)) continue;
    let key = ticket(`T|${id}|1`);
    for (let turn = 2; turn <= Number(weight); turn += 1) {
      const other = ticket(`T|${id}|${turn}`);
      if (other < key) key = other;
    }
    members.get(stratum!)!.push([key, id!]);
  }
  return pool.stratum
    .flatMap(([code, rate, min]) => {
      const keys = members.get(code!)!.sort(ascending);
      return keys.slice(0, Math.max(Number(min), Math.floor((keys.length * Number(rate) + 9999) / 10_000)));
    })
    .sort(ascending);
}

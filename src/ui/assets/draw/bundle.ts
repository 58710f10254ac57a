import { idPattern } from './pool.ts';

/** What `bundle.json` of a draw holds, as far as it is needed to compute it again. */
export interface Bundle {
  draw: string;
  frozen_at: string;
  pool: string;
  pool_hash: string;
  names: string | null;
  names_hash: string;
  commitments: { party: string; hash: string; at: string }[];
  shares: { party: string; secret: string }[];
  beacons: { source: string; value: string; at: string }[];
  seed: string;
  substitutions: { target: string; inspector: string }[];
  results: { result: string; result_hash: string; at: string }[];
}

type Loose = Record<string, unknown> | null | undefined;

/** In each list: names, and other texts. A party or a source stands in its list once. */
const rows: Record<string, [string[], string[]]> = {
  commitments: [['party'], ['hash', 'at']],
  shares: [['party'], ['secret']],
  beacons: [['source'], ['value', 'at']],
  substitutions: [['target', 'inspector'], []],
  results: [[], ['result', 'result_hash', 'at']],
};

const isText = (value: unknown): value is string => typeof value === 'string' && !/[\ud800-\udfff]/u.test(value);
const isName = (value: unknown) => isText(value) && idPattern.test(value);

/** Whatever was fetched as a bundle; throws a sentence for what is missing, of another kind, no name, or there twice. */
export function readBundle(given: unknown): Bundle {
  const bundle = given as Loose;
  const named = bundle?.names == null ? [] : ['names', 'names_hash'];
  for (const field of ['draw', 'frozen_at', 'pool', 'pool_hash', 'seed', ...named])
    if (!isText(bundle?.[field])) throw new Error(`缺少 ${field}`);
  for (const [list, [names, texts]] of Object.entries(rows)) {
    const found = bundle![list];
    const fits = (row: Loose) =>
      names.every((name) => isName(row?.[name])) && texts.every((text) => isText(row?.[text]));
    if (!Array.isArray(found) || !found.every(fits)) throw new Error(`${list} 缺少，或者有不完整的一项`);
    const [own] = names;
    if (list !== 'substitutions' && own && new Set(found.map((row) => row[own])).size !== found.length)
      throw new Error(`${list} 里有重复的一项`);
  }
  return bundle as unknown as Bundle;
}

import { type SeedParts, seedOf } from './hash.ts';
import { parsePool } from './parse.ts';
import { resultText } from './result.ts';
import { drawFrom } from './select.ts';
import type { Substitution } from './staffing.ts';

/** What a result is computed from; the pool as its frozen text. */
export interface Given extends SeedParts {
  pool: string;
  /** Substitutions in the order in which they were agreed to. */
  replaced: Substitution[];
  /** For which versions the result is wanted: version 2 knows the first two substitutions. */
  versions: number[];
}

/** The seed as hex, and the result text of each version. Throws where the frozen text is none, which is a bug. */
export function again({ pool: text, replaced, versions, ...parts }: Given): { seed: string; results: string[] } {
  const { pool } = parsePool(text);
  if (!pool) throw new Error(`the frozen pool of draw ${parts.draw} cannot be read`);
  const seed = seedOf(parts);
  const results = versions.map((version) => resultText(parts.draw, drawFrom(pool, seed, replaced.slice(0, version))));
  return { seed: seed.toString('hex'), results };
}

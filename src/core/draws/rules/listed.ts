import { hashOf } from './hash.ts';
import { readList, whyNotList } from './list.ts';
import { parsePool } from './parse.ts';
import { type Algorithm, type Conflict, type Exclusion, type Pool, poolText } from './pool.ts';
import { sampleSize } from './select.ts';

/** A typed list with the head that its plan gives it; the number is missing until the plan is public. */
export interface Typed {
  number: string | null;
  alg: Algorithm;
  team: number;
  cap: number;
  size: number;
  list: string;
}

/** What somebody looks at before a list is frozen. */
export interface Preview {
  team: number;
  cap: number;
  inspectors: number;
  strata: { code: string; members: number; excluded: number; size: number }[];
  exclusions: Exclusion[];
  conflicts: Conflict[];
}

export interface Listed {
  text: string;
  hash: string;
  names: Map<string, string>;
  /** What stands against freezing it, as sentences. */
  why: string[];
  preview: Preview;
  /** What makes two lists the same for those who look: who can be drawn, by number and name. */
  words: string;
}

/** The pool that a list would be frozen as, under its number (or a place for it), with what stands against that. */
export function listed({ number, alg, team, cap, size, list: typed }: Typed): Listed {
  const { members, names, problems } = readList(typed, size);
  const pool = { alg, team, cap, draw: number ?? 'ZX', ...members };
  const text = poolText(pool);
  const why = whyNotList({ members, names, problems }, team, cap);
  const strict = why.length > 0 ? [] : parsePool(text).problems.map(({ line, words }) => `第 ${line} 行：${words}`);
  return {
    ...{ text, names },
    hash: hashOf(alg, text),
    why: [...why, ...strict],
    preview: previewOf(pool),
    words: members.targets
      .map(({ id }) => `${id} ${names.get(id) ?? ''}`)
      .sort()
      .join('\n'),
  };
}

function previewOf({ team, cap, inspectors, strata, targets, exclusions, conflicts }: Pool): Preview {
  const out = new Set(exclusions.map(({ target }) => target));
  const counts = new Map(strata.map(({ code }) => [code, { members: 0, excluded: 0 }]));
  for (const { id, stratum } of targets) {
    const count = counts.get(stratum);
    if (count) count.members += 1;
    if (count && out.has(id)) count.excluded += 1;
  }
  return {
    ...{ team, cap, exclusions, conflicts },
    inspectors: inspectors.length,
    strata: strata.map((stratum) => {
      const count = counts.get(stratum.code)!;
      return { code: stratum.code, ...count, size: sampleSize(stratum, count.members - count.excluded) };
    }),
  };
}

import { drawFrom } from './rules/select.ts';
import { vectorPool } from './test-vectors.ts';

export interface Statistics {
  turns: number;
  /** χ² of who came first against the weights; six degrees of freedom. */
  chi: number;
  /** How often each came at all. */
  shares: number[];
  weights: number[];
}

/** Draws two of the seven eligible targets of stratum B of the vectors with so many seeds. */
export function statistics(turns: number, weights: number[]): Statistics {
  const whole = vectorPool('sha256');
  const inside = whole.targets.filter(({ id, stratum }) => stratum === 'B' && id !== 'B005');
  const strata = whole.strata.filter(({ code }) => code === 'B');
  const targets = inside.map((target, at) => ({ ...target, weight: weights[at]! }));
  const pool = { ...whole, team: 0, strata, targets, exclusions: [], conflicts: [] };
  const place = new Map(targets.map(({ id }, at) => [id, at]));
  const firsts = weights.map(() => 0);
  const included = weights.map(() => 0);
  const seed = Buffer.alloc(32);
  for (let turn = 0; turn < turns; turn += 1) {
    seed.writeUInt32BE(turn, 28);
    const { drawn } = drawFrom(pool, seed);
    firsts[place.get(drawn[0]!.id)!]! += 1;
    for (const { id } of drawn) included[place.get(id)!]! += 1;
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const chi = firsts.reduce((sum, seen, at) => {
    const expected = (turns * weights[at]!) / all;
    return sum + (seen - expected) ** 2 / expected;
  }, 0);
  return { turns, chi, shares: included.map((seen) => seen / turns), weights };
}

export const uniform = [1, 1, 1, 1, 1, 1, 1];
export const weighted = [3, 3, 1, 1, 1, 1, 1];
/** The chance of a target of a weight to be one of the two: of 7 alike 2/7; the weighted ones as draw.md §3 has them. */
export const theory = { uniform: () => 2 / 7, weighted: (weight: number) => (weight === 3 ? 0.5114 : 0.1955) };
/** χ² on six degrees of freedom stays below it in 99.9 % of all runs. */
export const limit = 22.46;

import { Tickets } from './hash.ts';
import type { Pool, Stratum, Target } from './pool.ts';
import { Staffing, type Substitution, type Team } from './staffing.ts';

export interface Drawn {
  id: string;
  stratum: string;
  /** The smallest of its tickets, hex. */
  key: string;
}

export interface StratumResult {
  code: string;
  members: number;
  eligible: number;
  /** How many are drawn. */
  size: number;
  /** The next three, in order, for a target that turns out not to exist any more. */
  reserve: string[];
}

export interface Outcome {
  strata: StratumResult[];
  /** In ascending order of keys over all strata. */
  drawn: Drawn[];
  /** One for each drawn target, in the same order; none where the pool asks for no team. */
  teams: Team[];
}

const reserves = 3;

/** Draws (ZXDRAW-1, steps 4 to 6): a function of pool, seed and substitutions, integers alone. The same always gives the same. */
export function drawFrom(pool: Pool, seed: Buffer, substitutions: Substitution[] = []): Outcome {
  const excluded = new Set(pool.exclusions.map(({ target }) => target));
  const members = Map.groupBy(pool.targets, ({ stratum }) => stratum);
  const tickets = new Tickets(pool.alg, seed);
  const strata = pool.strata.map((stratum) => {
    const own = members.get(stratum.code) ?? [];
    const eligible = own.filter(({ id }) => !excluded.has(id));
    const size = sampleSize(stratum, eligible.length);
    const keys = smallest(eligible, size + reserves, (target) => keyOf(tickets, target));
    return { code: stratum.code, members: own.length, eligible: eligible.length, size, keys };
  });
  const drawn = strata.flatMap(({ keys, size }) => keys.slice(0, size)).sort(byKey);
  const staffing = new Staffing(pool, tickets, substitutions);
  return {
    strata: strata.map(({ keys, ...facts }) => ({
      ...facts,
      reserve: keys.slice(facts.size, facts.size + reserves).map(({ id }) => id),
    })),
    drawn,
    teams: pool.team === 0 ? [] : drawn.map(({ id }) => staffing.teamFor(id)),
  };
}

/** n = min(E, max(MIN, ceil(E·RATE_BP/10000))), in integers. */
export const sampleSize = ({ rate, min }: Pick<Stratum, 'rate' | 'min'>, eligible: number): number =>
  Math.min(eligible, Math.max(min, Math.floor((eligible * rate + 9999) / 10_000)));

/** The smallest keys in ascending order; what cannot be among them is let go as soon as there is much of it. */
function smallest(targets: Target[], many: number, key: (target: Target) => Drawn): Drawn[] {
  let found: Drawn[] = [];
  for (const target of targets) {
    found.push(key(target));
    if (found.length > 2 * many + 1000) found = found.sort(byKey).slice(0, many);
  }
  return found.sort(byKey).slice(0, many);
}

function keyOf(tickets: Tickets, { id, stratum, weight }: Target): Drawn {
  let key = tickets.of('T', id, 1);
  for (let turn = 2; turn <= weight; turn += 1) {
    const other = tickets.of('T', id, turn);
    if (other < key) key = other;
  }
  return { id, stratum, key };
}

const byKey = (a: Drawn, b: Drawn) => (a.key < b.key ? -1 : 1);

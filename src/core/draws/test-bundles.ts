import { createHash } from 'node:crypto';
import type { Bundle } from '../../ui/assets/draw/bundle.ts';
import { commitmentOf, hashOf, seedOf } from './rules/hash.ts';
import { namesText } from './rules/names.ts';
import { parsePool } from './rules/parse.ts';
import { type Pool, poolText } from './rules/pool.ts';
import { resultHash, resultText } from './rules/result.ts';
import { drawFrom } from './rules/select.ts';
import type { Substitution } from './rules/staffing.ts';
import { changes, poolChanges } from './test-tampering.ts';
import { vectorParts } from './test-vectors.ts';

/** Numbers that are the same for the same name, on every machine. */
export class Chance {
  private readonly name: string;
  private count = 0;
  constructor(name: string) {
    this.name = name;
  }

  /** A whole number below `most`. */
  below(most: number): number {
    this.count += 1;
    return createHash('sha256').update(`${this.name} ${this.count}`).digest().readUInt32BE() % most;
  }

  one<Thing>(things: readonly Thing[]): Thing {
    return things[this.below(things.length)]!;
  }

  /** Once in so many. */
  onceIn(many: number): boolean {
    return this.below(many) === 0;
  }
}

/** A bundle as the service gives it out, of the rules alone. */
export function bundleFor(pool: Pool, replaced: Substitution[] = [], names: string | null = null): Bundle {
  const { alg, draw } = pool;
  const text = poolText(pool);
  const poolHash = hashOf(alg, text);
  const seed = seedOf({ ...vectorParts, alg, draw, poolHash });
  const results = [...replaced.keys(), replaced.length].map((version) => {
    const result = resultText(draw, drawFrom(pool, seed, replaced.slice(0, version)));
    return { result, result_hash: resultHash(alg, result), at: `2026-10-30T02:0${version}:00.000Z` };
  });
  return {
    draw,
    frozen_at: '2026-10-19T01:00:00.000Z',
    pool: text,
    pool_hash: poolHash,
    names,
    names_hash: names === null ? '' : hashOf(alg, names),
    commitments: vectorParts.shares.map((share) => ({
      party: share.party,
      hash: commitmentOf(alg, { draw, ...share }),
      at: '2026-10-20T01:00:00Z',
    })),
    shares: vectorParts.shares,
    beacons: vectorParts.beacons.map((beacon) => ({ ...beacon, at: '2026-10-29T07:00:00Z' })),
    seed: seed.toString('hex'),
    substitutions: replaced.map(({ target, inspector }) => ({ target, inspector })),
    results,
  };
}

/** A pool of some size, with everything that a pool can have, strata without members and teams that cannot be met among it. */
export function randomPool(chance: Chance, turn: number): Pool {
  const codes = ['A', 'B', 'C-1', 'd.2'].slice(0, 1 + chance.below(4));
  const team = chance.below(4);
  const targets = codes.flatMap((code) =>
    Array.from({ length: chance.onceIn(8) ? 0 : 1 + chance.below(12) }, (_, index) => ({
      id: `${code}.${index}`,
      stratum: code,
      weight: chance.onceIn(60) ? 1000 : 1 + chance.below(5),
    })),
  );
  const people = team === 0 ? 0 : chance.onceIn(6) ? team - 1 : team + chance.below(6);
  const inspectors = Array.from({ length: people }, (_, index) => ({ id: `P_${index}`, unit: 'U' }));
  const everybody = chance.onceIn(6);
  return {
    ...{ team, targets, inspectors },
    alg: turn % 2 === 0 ? 'sha256' : 'sm3',
    draw: `ZX-${turn}`,
    cap: chance.below(4),
    strata: codes.map((code) => ({ code, rate: chance.below(10_001), min: chance.below(4) })),
    exclusions: targets.filter(() => chance.onceIn(9)).map(({ id }) => ({ target: id, reason: 'CLOSED' })),
    conflicts: targets.flatMap(({ id }, at) =>
      inspectors
        .filter(() => (everybody && at === 0) || chance.onceIn(12))
        .map((inspector) => ({ target: id, inspector: inspector.id, reason: 'KIN' })),
    ),
  };
}

/** Up to two persons of the teams that go, who do not go after all. */
function replacedIn(chance: Chance, pool: Pool): Substitution[] {
  const replaced: Substitution[] = [];
  const seed = seedOf({ ...vectorParts, alg: pool.alg, draw: pool.draw, poolHash: hashOf(pool.alg, poolText(pool)) });
  for (let turn = chance.below(3); turn > 0; turn -= 1) {
    const teams = drawFrom(pool, seed, replaced).teams.filter(({ inspectors }) => inspectors.length > 0);
    if (teams.length === 0) break;
    const { target, inspectors } = chance.one(teams);
    replaced.push({ target, inspector: chance.one(inspectors) });
  }
  return replaced;
}

export interface Made {
  bundle: Bundle;
  /** What was done to it; null for a bundle in order. */
  change: string | null;
}

/** The bundle of a number: half of them in order, a quarter with a list that is none, a quarter changed afterwards. */
export function randomBundle(turn: number): Made {
  const chance = new Chance(`bundle ${turn}`);
  const pool = randomPool(chance, turn);
  const known = [...pool.targets, ...pool.inspectors].filter(() => chance.onceIn(2));
  const named = new Map(known.map(({ id }) => [id, `振兴区 第${chance.below(900)}号\u2028店 𠮷`]));
  const names = chance.onceIn(2) ? namesText(pool.draw, named, 'ab'.repeat(32)) : null;
  const bundle = bundleFor(pool, replacedIn(chance, pool), names);
  if (chance.onceIn(2)) return { bundle, change: null };
  return chance.onceIn(2) ? withStrangePool(bundle, chance) : changed(bundle, chance);
}

/** The list is strange from the beginning: every hash fits it. */
function withStrangePool(bundle: Bundle, chance: Chance): Made {
  const [change, text] = chance.one(poolChanges(bundle.pool));
  if (text === bundle.pool) return { bundle, change: null };
  const alg = /\nalg sm3\n/.test(text) ? 'sm3' : 'sha256';
  return { bundle: { ...bundle, pool: text, pool_hash: hashOf(alg, text) }, change };
}

function changed(bundle: Bundle, chance: Chance): Made {
  const [change, make] = chance.one(changes);
  const other = { ...bundle, ...make(bundle) } as Bundle;
  return { bundle: other, change: JSON.stringify(other) === JSON.stringify(bundle) ? null : change };
}

/** What the rules of the service say of a list: whether it can be read at all. */
export const isReadable = (pool: unknown): boolean => typeof pool === 'string' && parsePool(pool).pool !== null;

import type { PublicDraw } from './queries/live.ts';

/** Everything that `bin/verify-draw.mjs` and the page's own check need of a revealed draw; null before the reveal. */
export function bundleOf(draw: PublicDraw) {
  if (!draw.revealedAt) return null;
  const { number, title, unit, alg, pool, poolHash, names, namesHash, seed, parties, sources, outcomes } = draw;
  return {
    format: 'ZXDRAW-1',
    draw: number,
    title,
    unit,
    alg,
    published_at: draw.publishedAt,
    frozen_at: draw.frozenAt,
    pool,
    pool_hash: poolHash,
    names,
    names_hash: namesHash,
    commitments: parties.map(({ party, name, hash, committedAt }) => ({ party, name, hash, at: committedAt })),
    shares: parties.map(({ party, secret }) => ({ party, secret })),
    beacons: sources.map(({ source, value, at, confirmedAt }) => ({ source, value, at, confirmed_at: confirmedAt })),
    seed,
    substitutions: outcomes
      .filter(({ version }) => version > 0)
      .map(({ target, inspector, reason, at }) => ({ target, inspector, reason, at })),
    results: outcomes.map(({ version, result, resultHash, at }) => ({ version, result, result_hash: resultHash, at })),
  };
}
export type Bundle = NonNullable<ReturnType<typeof bundleOf>>;

import { sql } from 'kysely';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action, staffOf } from '../../action.ts';
import { compute } from '../compute/compute.ts';
import { type Draw, listOutcomes, listSubstitutions } from '../queries/draws.ts';
import type { Share } from '../rules/hash.ts';
import { resultHash } from '../rules/result.ts';
import type { Substitution } from '../rules/staffing.ts';
import { keepers } from '../rules/who.ts';
import { whyNotAbort, whyNotDraw, whyNotReveal } from '../rules/why-not.ts';
import { openShares, voidDraw } from './shares.ts';
import { objectOf, takeDraw, tellPublic } from './step.ts';

/** 抽取: once for a plan. The hash of the result is in the ledger and public at once, the result itself not yet. */
export const draw = action('draws.draw', {
  words: '抽取',
  may: keepers,
  async run(act, input: { draw: number }): Promise<{ draw: number; voided: boolean }> {
    const taken = await takeDraw(act, input.draw);
    refuseIf(whyNotDraw(taken, act.now));
    const { shares, wrong } = await openShares(act, taken);
    if (wrong) {
      await voidDraw(act, taken, `${wrong} 的随机数与事先公布的承诺不一致。`);
      return { draw: taken.id, voided: true };
    }
    const { results } = await computed(taken, { shares, versions: [0] });
    await writeOutcome(act, taken, { version: 0, result: results[0]! });
    return { draw: taken.id, voided: false };
  },
});

/** 公布结果: list, shares and result are public. Everything is computed again first; what does not agree voids the draw. */
export const reveal = action('draws.reveal', {
  words: '公布抽签结果和全部材料',
  may: keepers,
  async run(act, input: { draw: number }): Promise<{ draw: number; voided: boolean }> {
    const taken = await takeDraw(act, input.draw);
    refuseIf(whyNotReveal(taken, act.now));
    const { shares, wrong } = await openShares(act, taken);
    const { seed, differs } = await seedAgain(act, taken, shares);
    if (wrong || differs) {
      await voidDraw(act, taken, wrong ? `${wrong} 的随机数与事先公布的承诺不一致。` : doesNotAgree);
      return { draw: taken.id, voided: true };
    }
    await sql`
      insert into draws.reveal (draw, seed, by, at)
      values (${taken.id}, ${seed}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
    for (const { party, secret } of shares)
      await sql`insert into draws.opened_share (draw, party, secret) values (${taken.id}, ${party}, ${secret})`.execute(
        act.tx,
      );
    await act.line({ object: objectOf(taken.id), open: true, data: { number: taken.number, seed } });
    await tellPublic(act, taken.number!);
    return { draw: taken.id, voided: false };
  },
});

/** 终止, before anything was drawn; the number stays used and the reason is public. */
export const abort = action('draws.abort', {
  words: '终止抽签',
  may: keepers,
  async run(act, input: { draw: number; reason: string }): Promise<{ draw: number }> {
    const taken = await takeDraw(act, input.draw);
    refuseIf(whyNotAbort(taken, act.now));
    if (input.reason.trim().length < 2) throw new Refused('请写明终止的原因，公众会看到。');
    await sql`
      insert into draws.abort (draw, reason, by, at)
      values (${taken.id}, ${input.reason.trim()}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
    await act.line({
      object: objectOf(taken.id),
      open: !!taken.number,
      reason: input.reason.trim(),
      data: { number: taken.number },
    });
    if (taken.number) await tellPublic(act, taken.number);
    return { draw: taken.id };
  },
});

/** What pool, shares and events give: the seed, and the result of each version that is asked for. */
export function computed(
  { number, alg, pool, poolHash, sources }: Draw,
  { shares, replaced = [], versions }: { shares: Share[]; replaced?: Substitution[]; versions: number[] },
) {
  const beacons = sources.map(({ source, value }) => ({ source, value: value! }));
  const given = { draw: number!, alg, pool: pool!, poolHash: poolHash!, shares, beacons, replaced, versions };
  return compute('again', given, given.pool.length);
}

export async function writeOutcome(act: Act, taken: Draw, of: { version: number; result: string }): Promise<string> {
  const hash = resultHash(taken.alg, of.result);
  await sql`
    insert into draws.outcome (draw, version, result, result_hash, by, at)
    values (${taken.id}, ${of.version}, ${of.result}, ${hash}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
  const data = { number: taken.number, version: of.version, resultHash: hash };
  await act.line({ object: objectOf(taken.id), open: true, objectHash: hash, data });
  await tellPublic(act, taken.number!);
  return hash;
}

const doesNotAgree = '登记的抽取结果与重新计算的不一致。';

/** Each stored result against what it must be: a row that somebody edited in the database is found before it is public. */
async function seedAgain(act: Act, taken: Draw, shares: Share[]): Promise<{ seed: string; differs: boolean }> {
  const replaced = (await listSubstitutions(act.tx, taken.id)).filter(({ version }) => version !== null);
  const stored = await listOutcomes(act.tx, taken.id);
  const versions = stored.map(({ version }) => version);
  const { seed, results } = await computed(taken, { shares, replaced: pairsOf(replaced), versions });
  const differs = stored.some(
    ({ result, resultHash: hash }, at) => results[at] !== result || resultHash(taken.alg, result) !== hash,
  );
  return { seed, differs };
}

export const pairsOf = (replaced: Substitution[]): Substitution[] =>
  replaced.map(({ target, inspector }) => ({ target, inspector }));

import { sql } from 'kysely';
import { rows } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action, staffOf } from '../../action.ts';
import { seal, unseal } from '../../people/secret.ts';
import type { Draw } from '../queries/draws.ts';
import { commitmentOf, type Share, secretPattern } from '../rules/hash.ts';
import { keepers } from '../rules/who.ts';
import { whyNotHandIn } from '../rules/why-not.ts';
import { objectOf, takeDraw, tellPublic } from './step.ts';

/** Binds a sealed share to its draw and party: no other row can borrow it. */
export const shareOwner = (draw: number, party: string) => `draw:${draw}:${party}`;

/**
 * 交出随机数: a party's share, after the events. One that does not fit its commitment voids the draw, in public; `mismatch` says
 * that this is no slip of typing.
 */
export const handIn = action('draws.handIn', {
  words: '登记一方交出的随机数',
  may: keepers,
  async run(
    act,
    input: { draw: number; party: string; secret: string; mismatch: boolean },
  ): Promise<{ voided: boolean }> {
    const draw = await takeDraw(act, input.draw);
    refuseIf(whyNotHandIn(draw, act.now, input.party));
    const { party, hash } = draw.parties.find((one) => one.party === input.party)!;
    if (!secretPattern.test(input.secret)) throw new Refused('随机数应是 64 至 128 位十六进制，字母小写。');
    if (commitmentOf(draw.alg, { draw: draw.number!, party, secret: input.secret }) === hash) {
      await sql`
        insert into draws.share (draw, party, sealed, by, at)
        values (${draw.id}, ${party}, ${seal(input.secret, shareOwner(draw.id, party))}, ${staffOf(act).person}, ${act.now})`.execute(
        act.tx,
      );
      await act.line({ object: objectOf(draw.id), data: { party } });
      return { voided: false };
    }
    if (!input.mismatch) throw new Refused(doesNotFit);
    await voidDraw(act, draw, `${party} 交出的随机数与事先公布的承诺不一致。`);
    return { voided: true };
  },
});

export const doesNotFit =
  '与事先公布的承诺不一致。请先核对是否抄错；确认没有抄错的，勾选“确认不一致”，抽签将公开作废。';

/** Ends a draw in public because something does not fit; within the deed that found it. */
export async function voidDraw(act: Act, draw: Draw, reason: string): Promise<void> {
  await sql`
    insert into draws.voiding (draw, reason, by, at)
    values (${draw.id}, ${reason}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
  await act.line({ object: objectOf(draw.id), open: true, reason, data: { number: draw.number, voided: true } });
  await tellPublic(act, draw.number!);
}

/** Every share, opened within the deed that needs them; null for the party whose share does not fit any more. */
export async function openShares(act: Act, draw: Draw): Promise<{ shares: Share[]; wrong: string | null }> {
  const sealed = await rows(
    act.tx,
    sql<{
      party: string;
      sealed: Buffer;
    }>`select party, sealed from draws.share where draw = ${draw.id} order by party`,
  );
  const shares = sealed.map((row) => ({
    party: row.party,
    secret: unseal(row.sealed, shareOwner(draw.id, row.party)),
  }));
  const wrong = draw.parties.find(({ party, hash }) => {
    const secret = shares.find((share) => share.party === party)?.secret ?? '';
    return commitmentOf(draw.alg, { draw: draw.number!, party, secret }) !== hash;
  });
  return { shares, wrong: wrong?.party ?? null };
}

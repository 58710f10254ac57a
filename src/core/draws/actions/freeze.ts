import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action, staffOf } from '../../action.ts';
import { keyedName, seal } from '../../people/secret.ts';
import { listedOf } from '../compute/compute.ts';
import type { Draw } from '../queries/draws.ts';
import { commitmentOf, hashOf } from '../rules/hash.ts';
import { namesText } from '../rules/names.ts';
import { keepers, second } from '../rules/who.ts';
import { whyNotCommit, whyNotFreeze } from '../rules/why-not.ts';
import { shareOwner } from './shares.ts';
import { objectOf, takeDraw, tellPublic } from './step.ts';

/**
 * 冻结名单: by a second person. The text is fixed and its hash public; the text itself stays inside until the reveal. `seen` is
 * the hash of what that person looked at: a list that changed meanwhile is not frozen.
 */
export const freeze = action('draws.freeze', {
  words: '冻结抽签名单',
  may: second,
  async run(act, input: { draw: number; seen: string }): Promise<{ draw: number; poolHash: string }> {
    const draw = await takeDraw(act, input.draw, second);
    const { person } = staffOf(act);
    refuseIf(whyNotFreeze(draw, act.now, person));
    const { text, hash: poolHash, names, why, words } = await listedOf(draw);
    if (why.length > 0) throw new Refused(why.join(''));
    if (poolHash !== input.seen) throw new Refused('名单在您核对以后又有改动，请重新核对再冻结。');
    const told = namesText(draw.number!, names, randomBytes(32).toString('hex'));
    const namesHash = hashOf(draw.alg, told);
    const listName = keyedName('draws list', words).toString('hex');
    await sql`
      insert into draws.frozen (draw, pool, pool_hash, names, names_hash, list_name, by, at)
      values (${draw.id}, ${text}, ${poolHash}, ${told}, ${namesHash}, ${listName}, ${person}, ${act.now})`.execute(
      act.tx,
    );
    await act.line({ object: objectOf(draw.id), open: true, data: { number: draw.number, poolHash, namesHash } });
    await tellPublic(act, draw.number!);
    return { draw: draw.id, poolHash };
  },
});

/** 生成本机关的随机数: made and sealed here, nobody sees it; its commitment is public at once. */
export const commitOwn = action('draws.commitOwn', {
  words: '生成本机关随机数并公布承诺',
  may: keepers,
  async run(act, input: { draw: number }): Promise<{ draw: number; hash: string }> {
    const draw = await takeDraw(act, input.draw);
    const own = draw.parties.find((party) => party.own)!;
    refuseIf(whyNotCommit(draw, act.now, own.party));
    const secret = randomBytes(32).toString('hex');
    const hash = commitmentOf(draw.alg, { draw: draw.number!, party: own.party, secret });
    await writeCommitment(act, draw, own.party, hash);
    await sql`
      insert into draws.share (draw, party, sealed, by, at)
      values (${draw.id}, ${own.party}, ${seal(secret, shareOwner(draw.id, own.party))}, ${staffOf(act).person}, ${act.now})`.execute(
      act.tx,
    );
    return { draw: draw.id, hash };
  },
});

/** 登记承诺: what another party brought; its share stays with that party until the events are over. */
export const commit = action('draws.commit', {
  words: '登记一方的承诺',
  may: keepers,
  async run(act, input: { draw: number; party: string; hash: string }): Promise<{ draw: number }> {
    const draw = await takeDraw(act, input.draw);
    refuseIf(whyNotCommit(draw, act.now, input.party));
    if (draw.parties.find(({ party }) => party === input.party)!.own)
      throw new Refused('本机关的随机数由系统生成，不能手工登记。');
    if (!/^[0-9a-f]{64}$/.test(input.hash)) throw new Refused('承诺应是 64 位十六进制，字母小写。');
    await writeCommitment(act, draw, input.party, input.hash);
    return { draw: draw.id };
  },
});

async function writeCommitment(act: Act, draw: Draw, party: string, hash: string): Promise<void> {
  await sql`
    insert into draws.commitment (draw, party, hash, by, at)
    values (${draw.id}, ${party}, ${hash}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
  await act.line({ object: objectOf(draw.id), open: true, data: { number: draw.number, party, hash } });
  await tellPublic(act, draw.number!);
}

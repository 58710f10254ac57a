import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { unseal } from '../../../core/people/secret.ts';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { getComment } from '../queries/comments.ts';
import { getRound, type RoundRow } from '../queries/rounds.ts';
import type { Channel } from '../rules/elements.ts';
import { type Move, statusOf, whyNotMove } from '../rules/moves.ts';
import { enterComment, type NewComment, objectOf, ownerOf, type Received } from './comment.ts';

/** The round in which somebody of its unit does something; not found for others, refused when its hour is not now. */
export async function roundFor(act: Act, id: number, move: Move): Promise<RoundRow> {
  const round = await getRound(act.tx, id);
  if (!holds(staffOf(act), ['drafter', 'editor'], round.unit)) throw new NotFound();
  refuseIf(whyNotMove(move, statusOf({ ...round, answered: round.resultPublic }, act.now)));
  return round;
}

/** 登记: what came by letter, telephone, at the counter or in a hearing, in the same register under the same numbers. */
export const enterOpinion = action('consultations.enter', {
  words: '登记意见',
  may: ['drafter', 'editor'],
  async run(act, input: NewComment & { round: number; channel: Channel; receivedOn: string }): Promise<Received> {
    const round = await roundFor(act, input.round, 'enter');
    const { receivedOn } = input;
    if (input.channel === 'web') throw new Refused('网上的意见由提出人自己提交，不在这里登记。');
    if (receivedOn > dayOf(act.now)) throw new Refused('收到的日期还没有到，请检查。');
    if (receivedOn < round.opensOn || receivedOn > round.closesOn)
      throw new Refused(
        `这一轮从 ${round.opensOn} 到 ${round.closesOn}，不在这期间收到（信函以邮戳为准）的意见不登记在这一轮。`,
      );
    const publicId = await publicIdOf(act, round.document);
    return enterComment(act, { id: round.id, number: round.number, document: publicId }, { ...input, held: false });
  },
});

async function publicIdOf(act: Act, document: number): Promise<string> {
  const found = await first(
    act.tx,
    sql<{
      id: string;
    }>`select public_id as id from publications.document where id = ${document} and public_id is not null`,
  );
  if (!found) throw new NotFound();
  return found.id;
}

/** 待核: somebody looked at what was held, and says with a reason whether it is treated. It counts as received either way. */
export const judge = action('consultations.judge', {
  words: '处理待核的意见',
  may: ['drafter', 'editor'],
  async run(act, input: { comment: number; verdict: 'kept' | 'set_aside'; reason: string }) {
    const comment = await getComment(act.tx, input.comment);
    await roundFor(act, comment.round, 'judge');
    if (!comment.held || comment.verdict) throw new Refused('这条意见不在待核之列，或者已经处理过。');
    const reason = input.reason.trim();
    if (reason.length < 2) throw new Refused('请写明理由；不纳入办理的，理由会公开。');
    await sql`
      insert into consultations.judgement (comment, verdict, reason, judged_by, judged_at)
      values (${comment.id}, ${input.verdict}, ${reason}, ${staffOf(act).person}, ${act.now})`.execute(act.tx);
    await act.line({ object: objectOf(comment.id), reason, data: { verdict: input.verdict } });
    return { comment: comment.id };
  },
});

/** 查看联系方式: with the reason why it is needed; the ledger says who looked and why, and not what they saw. */
export const reveal = action('consultations.reveal', {
  words: '查看提出人的联系方式',
  may: ['drafter', 'editor'],
  async run(act, input: { comment: number; reason: string; see(address: { email: string; phone: string }): void }) {
    const comment = await getComment(act.tx, input.comment);
    const round = await getRound(act.tx, comment.round);
    if (!holds(staffOf(act), ['drafter', 'editor'], round.unit)) throw new NotFound();
    if (input.reason.trim().length < 4) throw new Refused('请写明为什么要查看联系方式。');
    const row = await first(
      act.tx,
      sql<{ address: Buffer; seed: Buffer }>`
        select contact.address, comment.seed from consultations.contact join consultations.comment on comment.id = contact.comment
        where contact.comment = ${comment.id} and contact.address is not null`,
    );
    if (!row) throw new Refused('提出人没有留下联系方式。');
    input.see(JSON.parse(unseal(row.address, ownerOf(row.seed))));
    await act.line({ object: objectOf(comment.id), reason: input.reason.trim() });
    return { comment: comment.id };
  },
});

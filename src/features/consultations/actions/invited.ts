import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { turnFor } from '../../../core/publications/actions/publish.ts';
import { rows } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { getComment } from '../queries/comments.ts';
import { getInvitation } from '../queries/invited.ts';
import { type InvitedKind, whyNotNames } from '../rules/invited.ts';
import { numberOf } from '../rules/number.ts';
import { roundFor } from './register.ts';

const objectOf = (invitation: number) => `consultations.invitation:${invitation}`;

interface Invited {
  round: number;
  kind: InvitedKind;
  names: string[];
  invitedOn: string;
  way: string;
}

/** 登记定向征求: enterprises, associations and others that are asked by name; who stands there already stands once. */
export const invite = action('consultations.invite', {
  words: '登记定向征求的单位',
  may: ['drafter', 'editor'],
  async run(act, input: Invited): Promise<{ invited: number }> {
    const round = await roundFor(act, input.round, 'invite');
    const { kind, names, invitedOn, way } = input;
    refuseIf(whyNotNames(names));
    if (invitedOn > dayOf(act.now)) throw new Refused('邀请的日期还没有到，请检查。');
    if (invitedOn > round.closesOn) throw new Refused(`这一轮 ${round.closesOn} 截止，邀请要在截止以前。`);
    const made = await rows(
      act.tx,
      sql<{ id: number }>`
        insert into consultations.invitation (round, name, kind, invited_on, way, entered_by, entered_at)
        select ${round.id}, name, ${kind}, ${invitedOn}, ${way}, ${staffOf(act).person}, ${act.now}
        from unnest(${names}::text[]) name
        on conflict (round, name) where dropped_at is null do nothing
        returning id`,
    );
    if (made.length === 0) throw new Refused('这些单位都已经登记过。');
    await act.line({ object: `consultations.round:${round.id}`, data: { invited: made.length, kind, on: invitedOn } });
    await turnFor(act, [round.document]);
    return { invited: made.length };
  },
});

/** 登记答复: with the letter in the register, or without one where it has no comment. */
export const noteAnswer = action('consultations.noteAnswer', {
  words: '登记受邀单位的答复',
  may: ['drafter', 'editor'],
  async run(act, input: { invitation: number; answeredOn: string; comment: number | null }) {
    const row = await getInvitation(act.tx, input.invitation);
    const round = await roundFor(act, row.round, 'noteAnswer');
    const { answeredOn, comment } = input;
    if (answeredOn > dayOf(act.now)) throw new Refused('答复的日期还没有到，请检查。');
    if (answeredOn < row.invitedOn) throw new Refused(`${row.invitedOn} 才邀请，答复不会更早，请检查日期。`);
    if (comment !== null) await refuseForeignLetter(act, comment, round.id);
    await sql`
      update consultations.invitation set answered_on = ${answeredOn}, comment = ${comment} where id = ${row.id}`.execute(
      act.tx,
    );
    await act.line({ object: objectOf(row.id), data: { round: round.id, on: answeredOn, comment } });
    await turnFor(act, [round.document]);
    return { round: round.id };
  },
});

async function refuseForeignLetter(act: Act, id: number, round: number): Promise<void> {
  const letter = await getComment(act.tx, id).catch(() => null);
  if (letter?.round !== round)
    throw new Refused(`这一轮的登记簿里没有 ${numberOf(id)}，请先登记意见，再填它的编号；没有意见的不填。`);
}

/** 删去受邀单位: entered by mistake; the reason stays in the ledger. */
export const dropInvitation = action('consultations.dropInvitation', {
  words: '删去误登的受邀单位',
  may: ['drafter', 'editor'],
  async run(act, input: { invitation: number; reason: string }) {
    const row = await getInvitation(act.tx, input.invitation);
    const round = await roundFor(act, row.round, 'dropInvitation');
    const reason = input.reason.trim();
    if (reason.length < 2) throw new Refused('请写明删去的理由。');
    await sql`
      update consultations.invitation set dropped_at = ${act.now}, dropped_why = ${reason} where id = ${row.id}`.execute(
      act.tx,
    );
    await act.line({ object: objectOf(row.id), reason, data: { round: round.id } });
    await turnFor(act, [round.document]);
    return { round: round.id };
  },
});

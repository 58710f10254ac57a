import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { writeLetter } from '../../../core/notices/letter.ts';
import { unseal } from '../../../core/people/secret.ts';
import { openTask } from '../../../core/workflow/tasks.ts';
import { first, rows } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { getRound } from '../queries/rounds.ts';
import { numberOf } from '../rules/number.ts';
import { objectOf, ownerOf } from './comment.ts';
import { roundObject } from './publish.ts';

const words = {
  four_weeks: '四周内公布意见采纳情况',
  one_week: '一周内公布意见采纳情况',
  overdue: '意见采纳情况已逾期未公布',
} as const;

/** 催办采纳情况: on the desk of the unit, once for each reminder. */
export const remind = action('consultations.remind', {
  words: '提醒公布意见采纳情况',
  may: 'system',
  async run(act, input: { round: number; kind: keyof typeof words }) {
    const round = await getRound(act.tx, input.round);
    const made = await first(
      act.tx,
      sql`
        insert into consultations.reminder (round, kind, at) values (${round.id}, ${input.kind}, ${act.now})
        on conflict do nothing
        returning round`,
    );
    if (!made) throw new Refused('这一项已经提醒过。');
    await openTask(act, {
      object: roundObject(round.id),
      title: round.subject,
      step: words[input.kind],
      path: `/staff/consultations/${round.document}`,
      unit: round.unit,
      role: 'drafter',
      urgent: input.kind === 'overdue',
      dueOn: round.resultDueOn,
    });
    await act.line({ object: roundObject(round.id), data: { reminder: input.kind, due: round.resultDueOn } });
    return { round: round.id };
  },
});

interface ToTell {
  comment: number;
  address: Buffer;
  seed: Buffer;
}

/** 告知提出人: whoever left an address hears of the result, and of the decision; each of each once. */
export const tellContributors = action('consultations.tellContributors', {
  words: '告知提出意见的人',
  may: 'system',
  async run(act, input: { round: number; what: 'result' | 'decision'; site: string; title: string; path: string }) {
    const round = await getRound(act.tx, input.round);
    const list = await rows(
      act.tx,
      sql<ToTell>`
        with told as (
          insert into consultations.told (comment, what, at)
          select comment.id, ${input.what}, ${act.now}
          from consultations.comment join consultations.contact on contact.comment = comment.id
          where comment.round = ${round.id} and contact.address is not null
          on conflict do nothing
          returning comment)
        select comment.id as comment, contact.address, comment.seed
        from told join consultations.comment on comment.id = told.comment
        join consultations.contact on contact.comment = told.comment
        order by comment.id`,
    );
    let letters = 0;
    for (const one of list) if (await writeOne(act, input, one)) letters += 1;
    await act.line({ object: roundObject(round.id), data: { told: input.what, letters } });
    return { letters };
  },
});

async function writeOne(
  act: Act,
  { what, site, title, path }: { what: 'result' | 'decision'; site: string; title: string; path: string },
  { comment, address, seed }: ToTell,
): Promise<boolean> {
  const { email } = JSON.parse(unseal(address, ownerOf(seed))) as { email: string };
  if (!email) return false;
  await writeLetter(act, {
    template: `consultations.${what}`,
    to: email,
    facts: { 网站: site, 标题: title, 编号: numberOf(comment) },
    links: { 链接: path },
    object: objectOf(comment),
  });
  return true;
}

/** How long name and address are kept after the result, in days, and counts of places. */
export const keepFor = { contactDays: 180, paceDays: 2 };

/** 清除联系方式: what is not needed any more of those who took part. */
export const forget = action('consultations.forget', {
  words: '清除提出人的姓名和联系方式',
  may: 'system',
  async run(act, _input: object) {
    const gone = await rows(
      act.tx,
      sql<{ comment: number }>`
        delete from consultations.contact
        using consultations.comment, consultations.result, publications.publication
        where comment.id = contact.comment and result.round = comment.round and publication.document = result.document
          and publication.ended_at is null
          and publication.published_at < ${act.now}::timestamptz - make_interval(days => ${keepFor.contactDays})
        returning contact.comment`,
    );
    await sql`
      delete from consultations.pace where from_at < ${act.now}::timestamptz - make_interval(days => ${keepFor.paceDays})`.execute(
      act.tx,
    );
    await act.line({ object: 'consultations.contact:0', data: { forgotten: gone.length } });
    return { forgotten: gone.length };
  },
});

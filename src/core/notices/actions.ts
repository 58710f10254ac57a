import { sql } from 'kysely';
import { Refused, refuseIf } from '../../platform/errors.ts';
import { action, staffOf } from '../action.ts';
import { getTemplate } from './queries.ts';
import { whyNotAddress, whyNotTemplate } from './rules.ts';

/** 修改通知模板: messages already written keep their words. */
export const editTemplate = action('notices.editTemplate', {
  words: '修改通知模板',
  may: ['system'],
  async run(act, input: { name: string; subject: string; body: string }) {
    const before = await getTemplate(act.tx, input.name);
    refuseIf(whyNotTemplate(input.subject, before.slots) ?? whyNotTemplate(input.body, before.slots));
    if (!input.subject.trim() || !input.body.trim()) throw new Refused('标题和正文都要填写。');
    await sql`
      update notices.template set subject = ${input.subject.trim()}, body = ${input.body.trim()}
      where name = ${input.name}`.execute(act.tx);
    await act.line({
      object: `notices.template:${input.name}`,
      data: {
        subject: { before: before.subject, after: input.subject },
        body: { before: before.body, after: input.body },
      },
    });
    return { name: input.name };
  },
});

/** 设置接收邮箱: everybody their own; '' takes it away. The ledger says that there is one, not which. */
export const setAddress = action('notices.setAddress', {
  words: '设置接收邮箱',
  may: 'staff',
  async run(act, input: { email: string }) {
    const { person } = staffOf(act);
    const email = input.email.trim();
    refuseIf(whyNotAddress(email));
    if (email === '') await sql`delete from notices.address where person = ${person}`.execute(act.tx);
    else {
      await sql`
        insert into notices.address (person, email) values (${person}, ${email})
        on conflict (person) do update set email = excluded.email`.execute(act.tx);
    }
    await act.line({ object: `people.person:${person}`, data: { given: email !== '' } });
    return { given: email !== '' };
  },
});

/** Letters to people outside keep their words so many days, for whoever asks what was sent. */
export const lettersKeptFor = 30;

/** 清除过期的对外邮件: address and words of letters go; that there was one stays. */
export const forgetLetters = action('notices.forgetLetters', {
  words: '清除过期的对外邮件内容',
  may: 'system',
  async run(act, _input: object) {
    const { numAffectedRows } = await sql`
      update notices.letter set content = null
      where content is not null and created_at < ${act.now}::timestamptz - make_interval(days => ${lettersKeptFor})`.execute(
      act.tx,
    );
    const letters = Number(numAffectedRows ?? 0);
    await act.line({ object: 'notices.letter:0', data: { letters } });
    return { letters };
  },
});

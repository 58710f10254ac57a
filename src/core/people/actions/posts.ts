import { sql } from 'kysely';
import { first } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { action } from '../../action.ts';
import { type Role, roles } from '../../caller.ts';
import { getSubject } from '../queries/sign-in.ts';
import { whyNotGivePost, whyNotOwn } from '../rules.ts';
import { actorOf } from './people.ts';

/** Gives a person a role in a unit; it counts from that person's next request. */
export const givePost = action('people.givePost', {
  words: '授予岗位',
  may: ['security'],
  async run(act, input: { person: number; unit: number; role: Role }) {
    const subject = await getSubject(act.tx, input.person, true);
    refuseIf(whyNotGivePost(actorOf(act), subject, input.role));
    const unit = await first(
      act.tx,
      sql<{ name: string }>`select name from organisations.unit where id = ${input.unit} and closed_on is null`,
    );
    if (!unit) throw new Refused('没有这个单位，或者它已经撤销，请重新选择。');
    const given = await first(
      act.tx,
      sql<{ id: number }>`
        insert into people.post (person, unit, role)
        values (${input.person}, ${input.unit}, ${input.role})
        on conflict (person, unit, role) where ended_at is null do nothing
        returning id`,
    );
    if (!given) throw new Refused(`该同志已经是${unit.name}的${roles[input.role]}。`);
    await act.line({
      object: `people.person:${input.person}`,
      data: { post: given.id, unit: input.unit, role: input.role },
    });
    return { id: given.id };
  },
});

/** Ends a post; the row stays as a record of who was what from when to when. */
export const endPost = action('people.endPost', {
  words: '免去岗位',
  may: ['security'],
  async run(act, input: { person: number; post: number }) {
    refuseIf(whyNotOwn(actorOf(act), input.person, '免去自己的岗位'), 403);
    const ended = await first(
      act.tx,
      sql<{ unit: number; role: Role }>`
        update people.post set ended_at = now()
        where id = ${input.post} and person = ${input.person} and ended_at is null
        returning unit, role`,
    );
    if (!ended) throw new NotFound('没有找到这个岗位，可能已经免去。');
    await act.line({ object: `people.person:${input.person}`, data: { post: input.post, ...ended } });
  },
});

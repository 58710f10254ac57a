import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { action } from '../../action.ts';
import { holds } from '../../caller.ts';
import { getSubject } from '../queries/sign-in.ts';
import { whyNotDeputy } from '../rules.ts';
import { self } from './sign-in.ts';

/** 代理: a colleague may do what the caller's posts allow, from one day to another; every deed done so names both. */
export const appointDeputy = action('people.appointDeputy', {
  words: '委托代理',
  may: 'staff',
  async run(act, input: { deputy: number; fromOn: string; untilOn: string; reason: string }) {
    const { person } = self(act);
    const absent = await getSubject(act.tx, person, true);
    const deputy = await getSubject(act.tx, input.deputy);
    refuseIf(whyNotDeputy(absent, deputy, { untilOn: input.untilOn, today: dayOf(act.now) }));
    const twice = await first(
      act.tx,
      sql`
        select 1 from people.deputy
        where person = ${person} and deputy = ${input.deputy} and ended_at is null
          and from_on <= ${input.untilOn} and until_on >= ${input.fromOn}`,
    );
    if (twice) throw new Refused('这段时间已经委托了这位同事，请先结束原来的委托或改日期。');
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into people.deputy (person, deputy, from_on, until_on, reason)
        values (${person}, ${input.deputy}, ${input.fromOn}, ${input.untilOn}, ${input.reason})
        returning id`,
    );
    const { deputy: stand, fromOn, untilOn } = input;
    await act.line({ object: `people.deputy:${id}`, data: { person, deputy: stand, fromOn, untilOn } });
    return { id };
  },
});

/** Ends an arrangement at once: by either of the two, or by the security administrator. */
export const endDeputy = action('people.endDeputy', {
  words: '结束代理',
  may: 'staff',
  async run(act, input: { deputy: number }) {
    const own = act.caller.kind === 'staff' && !holds(act.caller, 'security') ? act.caller.person : null;
    const ended = await first(
      act.tx,
      sql<{ person: number; deputy: number }>`
        update people.deputy set ended_at = now()
        where id = ${input.deputy} and ended_at is null and (${own}::bigint is null or ${own} in (person, deputy))
        returning person, deputy`,
    );
    if (!ended) throw new NotFound('没有找到这项代理，可能已经结束。');
    await act.line({ object: `people.deputy:${input.deputy}`, data: ended });
  },
});

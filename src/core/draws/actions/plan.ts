import { sql } from 'kysely';
import { one } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf, yearOf } from '../../../platform/time.ts';
import { type Act, action, staffOf } from '../../action.ts';
import { holds } from '../../caller.ts';
import { listedOf } from '../compute/compute.ts';
import { openDraw, type Plan, writeNamed } from '../open.ts';
import { keepers, second } from '../rules/who.ts';
import { whyNotChangeList, whyNotChangePlan, whyNotPublish } from '../rules/why-not.ts';
import { objectOf, takeDraw, tellPublic } from './step.ts';

/** 拟定抽签方案, for a list that belongs to no room; another try for the same list says which was before, and why. */
export const plan = action('draws.plan', {
  words: '拟定抽签方案',
  may: keepers,
  async run(act, input: { plan: Plan; follows?: { draw: number; reason: string } | null }): Promise<{ draw: number }> {
    const { unit } = input.plan;
    if (!holds(staffOf(act), 'openness') && !holds(staffOf(act), keepers, unit))
      throw new Refused('您在这个单位没有抽签的岗位，请选择本单位。', 403);
    await refuseList(input.plan);
    const before = input.follows ? await takeDraw(act, input.follows.draw) : null;
    if (before && !before.publishedAt) throw new Refused('上一次抽签还没有公布方案，请直接修改它。');
    const draw = await openDraw(act, { object: before?.object ?? null, plan: input.plan, follows: input.follows });
    await act.line({
      object: objectOf(draw),
      reason: input.follows?.reason ?? null,
      data: { unit, follows: before?.id ?? null },
    });
    return { draw };
  },
});

/** 修改方案, before it is published. */
export const changePlan = action('draws.changePlan', {
  words: '修改抽签方案',
  may: keepers,
  async run(act, input: { draw: number; plan: Plan }) {
    const draw = await takeDraw(act, input.draw);
    refuseIf(whyNotChangePlan(draw, act.now));
    await refuseList(input.plan);
    const { person } = staffOf(act);
    const { title, reason, alg, team, cap, size, list, namesOpen, revealOn } = input.plan;
    await sql`
      update draws.draw
      set title = ${title}, reason = ${reason}, alg = ${alg}, team = ${team}, cap = ${cap}, size = ${size}, list = ${list},
        names_open = ${namesOpen}, reveal_on = ${revealOn}, planned_by = ${person}, planned_at = ${act.now},
        listed_by = ${person}, listed_at = ${act.now}
      where id = ${draw.id}`.execute(act.tx);
    await writeNamed(act, draw.id, input.plan);
    await act.line({ object: objectOf(draw.id) });
    return { draw: draw.id };
  },
});

/** 调整名单: until it is frozen. */
export const changeList = action('draws.changeList', {
  words: '调整抽签名单',
  may: keepers,
  async run(act, input: { draw: number; list: string; reason: string }) {
    const draw = await takeDraw(act, input.draw);
    refuseIf(whyNotChangeList(draw, act.now));
    await refuseList({ ...draw, list: input.list });
    await sql`
      update draws.draw set list = ${input.list}, listed_by = ${staffOf(act).person}, listed_at = ${act.now}
      where id = ${draw.id}`.execute(act.tx);
    await act.line({ object: objectOf(draw.id), reason: input.reason });
    return { draw: draw.id };
  },
});

/** 公布方案: by a second person; from here on the number is used up, whatever becomes of the draw. */
export const publish = action('draws.publish', {
  words: '公布抽签方案',
  may: second,
  async run(act, input: { draw: number }): Promise<{ draw: number; number: string }> {
    const draw = await takeDraw(act, input.draw, second);
    const { person } = staffOf(act);
    refuseIf(whyNotPublish(draw, act.now, person));
    const number = await nextNumber(act);
    await sql`
      update draws.draw set number = ${number}, published_by = ${person}, published_at = ${act.now}
      where id = ${draw.id}`.execute(act.tx);
    await act.line({ object: objectOf(draw.id), open: true, data: { number } });
    await tellPublic(act, number);
    return { draw: draw.id, number };
  },
});

async function refuseList(of: Pick<Plan, 'alg' | 'list' | 'size' | 'team' | 'cap'>): Promise<void> {
  const { why } = await listedOf({ ...of, number: null });
  if (why.length > 0) throw new Refused(why.join(''));
}

/** Given within the deed: a number is never given twice, and none is left out. */
async function nextNumber(act: Act): Promise<string> {
  const year = yearOf(dayOf(act.now));
  const { last } = await one(
    act.tx,
    sql<{ last: number }>`
      insert into draws.counter (year, last) values (${year}, 1)
      on conflict (year) do update set last = counter.last + 1
      returning last`,
  );
  return `ZX-${year}-${String(last).padStart(3, '0')}`;
}

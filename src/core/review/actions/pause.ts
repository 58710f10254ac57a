import { sql } from 'kysely';
import { first, one, rows } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action } from '../../action.ts';
import type { Staff } from '../../caller.ts';
import { tell } from '../../notices/tell.ts';
import { closeTasks, openTask } from '../../workflow/tasks.ts';
import { type Distrust, distrustWords, whyNotConfirm } from '../clock-rules.ts';
import { findPause } from '../queries/clock.ts';

const objectOfPause = (id: number) => `review.pause:${id}`;
const path = '/staff/clock';

/** 暂停定时发布: the clock contradicts another. Every process that notices writes its line; the first one opens the task. */
export const pauseSchedules = action('review.pauseSchedules', {
  words: '暂停定时发布',
  may: 'system',
  async run(act, input: Distrust & { host: string }): Promise<{ pause: number }> {
    const { kind, seconds, host } = input;
    const made = await first(
      act.tx,
      sql<{ id: number }>`
        insert into review.pause (kind, seconds, host, noticed_at) values (${kind}, ${seconds}, ${host}, ${act.now})
        on conflict do nothing
        returning id`,
    );
    const pause = made?.id ?? (await findPause(act.tx))?.id;
    if (pause === undefined) throw new Refused('系统时间刚刚由系统管理员确认。');
    if (made) await tellAdministrators(act, pause, distrustWords(input));
    await act.line({ object: objectOfPause(pause), data: { kind, seconds: Math.round(seconds) } });
    return { pause };
  },
});

/** The desk of every system administrator shows it, and each gets a message. */
async function tellAdministrators(act: Act, pause: number, why: string): Promise<void> {
  const holders = await rows(
    act.tx,
    sql<{ person: number; unit: number }>`
      select person, unit from people.post where role = 'system' and ended_at is null order by id`,
  );
  for (const unit of new Set(holders.map((holder) => holder.unit))) {
    const task = {
      title: '系统时间不可靠，定时发布已暂停',
      step: '确认系统时间',
      role: 'system',
      urgent: true,
    } as const;
    await openTask(act, { object: objectOfPause(pause), ...task, path, unit });
  }
  const to = [...new Set(holders.map((holder) => holder.person))];
  await tell(act, { template: 'review.paused', to, facts: { 原因: why }, object: objectOfPause(pause), path });
}

/** 确认系统时间: a person stands for the clocks as the page showed them; what is due goes out at the next look. */
export const confirmTime = action('review.confirmTime', {
  words: '确认系统时间',
  may: ['system'],
  async run(act, input: { pause: number; shown: { database: string; wall: string } }): Promise<{ pause: number }> {
    const open = await one(
      act.tx,
      sql<{ id: number | null; at: Date }>`
        select (select id from review.pause where confirmed_at is null for update) as id, clock_timestamp() as at`,
    );
    if (open.id !== input.pause)
      throw new Refused('定时发布没有因为这件事暂停，或者已经有人确认过系统时间。请刷新页面。');
    const { database, wall } = input.shown;
    refuseIf(whyNotConfirm({ database: Date.parse(database), wall: Date.parse(wall) }, open.at.getTime()));
    const line = await act.line({ object: objectOfPause(input.pause), data: { time: open.at.toISOString() } });
    await sql`
      update review.pause
      set confirmed_at = ${open.at}, confirmed_by = ${(act.caller as Staff).person}, line = ${line}
      where id = ${input.pause}`.execute(act.tx);
    await closeTasks(act, objectOfPause(input.pause), '已确认');
    return { pause: input.pause };
  },
});

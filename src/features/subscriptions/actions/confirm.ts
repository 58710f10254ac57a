import { sql } from 'kysely';
import { type Act, action } from '../../../core/action.ts';
import { eraseLetters } from '../../../core/notices/letter.ts';
import { first, rows } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { confirmWithin, type Filter, gone, type Rhythm } from '../rules.ts';
import { hashOf, objectOf } from './keys.ts';

interface Held extends Filter {
  id: number;
  rhythm: Rhythm;
  seed: Buffer;
  addressName: Buffer;
  confirmedAt: Date | null;
}

async function lock(act: Act, which: ReturnType<typeof sql>): Promise<Held> {
  const row = await first(
    act.tx,
    sql<Held>`
      select id, seed, address_name as "addressName", confirmed_at as "confirmedAt",
        site_column as "column", unit, subject, topic, words, rhythm
      from subscriptions.subscription
      where ${which} and ended_at is null
      for update`,
  );
  if (!row) throw new Refused(gone);
  return row;
}

/** 确认订阅: by the button of the page that the letter leads to; to confirm twice is to confirm. */
export const confirm = action('subscriptions.confirm', {
  words: '确认邮件订阅',
  may: 'anyone',
  async run(act, input: { key: string }) {
    const row = await lock(
      act,
      sql`confirm_hash = ${hashOf(input.key)}
        and (confirmed_at is not null or requested_at > ${act.now}::timestamptz - make_interval(days => ${confirmWithin}))`,
    );
    await sql`
      update subscriptions.subscription set confirmed_at = coalesce(confirmed_at, ${act.now}) where id = ${row.id}`.execute(
      act.tx,
    );
    await act.line({ object: objectOf(row.id) });
    const { id, column, unit, subject, topic, words, rhythm } = row;
    return { id, column, unit, subject, topic, words, rhythm };
  },
});

/** 修改频率: whoever holds the key of a letter; a subscription that was never confirmed has none. */
export const change = action('subscriptions.change', {
  words: '修改邮件订阅的频率',
  may: 'anyone',
  async run(act, input: { key: string; rhythm: Rhythm }) {
    const row = await lock(act, sql`manage_hash = ${hashOf(input.key)} and confirmed_at is not null`);
    await sql`update subscriptions.subscription set rhythm = ${input.rhythm} where id = ${row.id}`.execute(act.tx);
    await act.line({ object: objectOf(row.id), data: { rhythm: input.rhythm } });
    return { id: row.id };
  },
});

/** 退订: this one, or everything of the same address. The address goes with it, here and in letters that were sent. */
export const end = action('subscriptions.end', {
  words: '退订邮件',
  may: 'anyone',
  async run(act, input: { key: string; all: boolean }) {
    const held = await lock(act, sql`manage_hash = ${hashOf(input.key)}`);
    const ending = input.all
      ? await rows(
          act.tx,
          sql<{ id: number }>`
            select id from subscriptions.subscription
            where address_name = ${held.addressName} and ended_at is null
            order by id
            for update`,
        )
      : [held];
    for (const { id } of ending) await endOne(act, id);
    return { ended: ending.length };
  },
});

async function endOne(act: Act, id: number): Promise<void> {
  await sql`
    update subscriptions.subscription set ended_at = ${act.now}, address = null, address_name = null
    where id = ${id}`.execute(act.tx);
  await sql`delete from subscriptions.told where subscription = ${id}`.execute(act.tx);
  await eraseLetters(act, objectOf(id));
  await act.line({ object: objectOf(id) });
}

/** 清除没有确认的订阅: nobody answered, so nothing is kept of the address. */
export const forget = action('subscriptions.forget', {
  words: '清除没有确认的邮件订阅',
  may: 'system',
  async run(act, _input: object) {
    const old = await rows(
      act.tx,
      sql<{ id: number }>`
        select id from subscriptions.subscription
        where confirmed_at is null and ended_at is null
          and requested_at <= ${act.now}::timestamptz - make_interval(days => ${confirmWithin})
        order by id
        limit 1000
        for update skip locked`,
    );
    for (const { id } of old) await endOne(act, id);
    if (old.length === 0) await act.line({ object: objectOf(0), data: { forgotten: 0 } });
    return { forgotten: old.length };
  },
});

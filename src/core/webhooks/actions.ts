import { sql } from 'kysely';
import { first, one, rows } from '../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../platform/errors.ts';
import { whyNotAddress } from '../../platform/http/fetch-guarded.ts';
import { type Act, action } from '../action.ts';
import { tell } from '../notices/tell.ts';
import { type EventType, whyNotUnit } from './rules.ts';
import { sealSecret, secretOf } from './secret.ts';

const objectOf = (subscription: number) => `webhooks.subscription:${subscription}`;
const personOf = (act: Act) => (act.caller.kind === 'staff' ? act.caller.person : null);

export interface SubscriptionInput {
  name: string;
  url: string;
  events: EventType[];
  unit: number | null;
  /** The secret is `secretOf(seed)`: the door shows it once. */
  seed: string;
}

/** 订阅: another system is told from now on. */
export const subscribe = action('webhooks.subscribe', {
  words: '添加事件通知',
  may: ['system'],
  async run(act, input: SubscriptionInput) {
    refuseIf(whyNotAddress(input.url) ?? whyNotUnit(input));
    const unit =
      input.unit === null ? null : await first(act.tx, sql`select id from organisations.unit where id = ${input.unit}`);
    if (unit === undefined) throw new Refused('没有这个单位，请重新选择。');
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into webhooks.subscription (name, url, events, unit, secret, created_by, created_at)
        values (${input.name}, ${input.url}, ${input.events}, ${input.unit}, ${sealSecret(secretOf(input.seed), input.url)},
          ${personOf(act)}, ${act.now})
        returning id`,
    );
    const { host } = new URL(input.url);
    await act.line({ object: objectOf(id), data: { host, events: input.events, unit: input.unit } });
    return { subscription: id };
  },
});

/** 停止订阅: what waits is sent no more. */
export const unsubscribe = action('webhooks.unsubscribe', {
  words: '停止事件通知',
  may: ['system'],
  async run(act, input: { subscription: number }) {
    const ended = await first(
      act.tx,
      sql`update webhooks.subscription set ended_at = ${act.now} where id = ${input.subscription} and ended_at is null returning id`,
    );
    if (!ended) throw new NotFound();
    await sql`
      update webhooks.delivery set dropped_at = ${act.now}
      where subscription = ${input.subscription} and done_at is null and dropped_at is null and dead_at is null`.execute(
      act.tx,
    );
    await act.line({ object: objectOf(input.subscription) });
    return { subscription: input.subscription };
  },
});

/** 重新投递: dead letters, one or all of a subscription, begin once more. */
export const replay = action('webhooks.replay', {
  words: '重新投递事件通知',
  may: ['system'],
  async run(act, input: { subscription: number; delivery: number | null }) {
    const there = await first(act.tx, sql`select id from webhooks.subscription where id = ${input.subscription}`);
    if (!there) throw new NotFound();
    const again = await rows(
      act.tx,
      sql<{ id: number }>`
        update webhooks.delivery set dead_at = null, tries = 0, next_at = ${act.now}
        from webhooks.subscription
        where subscription.id = delivery.subscription and subscription.ended_at is null
          and delivery.subscription = ${input.subscription} and dead_at is not null
          and (${input.delivery}::bigint is null or delivery.id = ${input.delivery})
        returning delivery.id`,
    );
    if (again.length === 0) throw new Refused('没有投递失败的通知，或者这个订阅已经停止。');
    await act.line({ object: objectOf(input.subscription), data: { deliveries: again.length } });
    return { deliveries: again.length };
  },
});

/** After the last try: the delivery is dead, and whoever set the subscription up is told. */
export const giveUp = action('webhooks.giveUp', {
  words: '事件通知投递失败',
  may: 'system',
  async run(act, input: { delivery: number }) {
    const dead = await first(
      act.tx,
      sql<{ subscription: number; name: string; by: number | null }>`
        update webhooks.delivery set dead_at = ${act.now}
        from webhooks.subscription
        where subscription.id = delivery.subscription and delivery.id = ${input.delivery} and done_at is null and dropped_at is null
          and dead_at is null
        returning subscription.id as subscription, subscription.name, subscription.created_by as by`,
    );
    if (!dead) throw new Refused('这次通知已经办完。');
    await tell(act, {
      template: 'notices.general',
      to: dead.by === null ? [] : [dead.by],
      facts: {
        标题: `事件通知没有送到：${dead.name}`,
        内容: '多次投递都没有成功。请和对方核实接收网址，修复后在“事件通知”里重新投递。',
      },
      object: objectOf(dead.subscription),
      path: `/staff/webhooks/${dead.subscription}`,
    });
    await act.line({ object: objectOf(dead.subscription), data: { delivery: input.delivery } });
    return { delivery: input.delivery };
  },
});

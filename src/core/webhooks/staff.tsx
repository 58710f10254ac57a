import { NotFound, Refused } from '../../platform/errors.ts';
import { form, rowId, type Typed } from '../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../platform/http/body.ts';
import { holds } from '../caller.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import { listUnits } from '../people/queries/people.ts';
import { replay, subscribe, unsubscribe } from './actions.ts';
import { AddWebhook } from './pages/add.tsx';
import { WebhooksPage } from './pages/list.tsx';
import { WebhookSecret } from './pages/secret.tsx';
import { WebhookPage } from './pages/show.tsx';
import { getSubscription, listDeliveries, listSubscriptions } from './queries.ts';
import { subscriptionForm } from './rules.ts';
import { secretOf } from './secret.ts';

const path = '/staff/webhooks';
const one = `${path}/:id{[0-9]{1,15}}`;
const crumb = { label: '事件通知', href: path };
const done: Record<string, string> = {
  ended: '已停止，不再通知。',
  replayed: '已重新投递，一分钟内送出。',
};
const replayForm = form({ delivery: rowId('通知') });

/** Subscriptions of other systems, for the system administrator. */
export function webhooksStaff(app: StaffApp): void {
  app.get(path, async (c) => {
    mustManage(c);
    return c.var.page({
      title: '事件通知',
      notice: done[c.req.query('done') ?? ''] ?? null,
      children: <WebhooksPage subscriptions={await listSubscriptions(c.var.staff)} />,
    });
  });
  app.get(`${path}/add`, (c) => {
    mustManage(c);
    return showForm(c, {});
  });
  app.post(`${path}/add`, add);
  app.get(one, async (c) => {
    mustManage(c);
    const subscription = await getSubscription(c.var.staff, idOf(c));
    return c.var.page({
      title: subscription.name,
      crumbs: [crumb, { label: subscription.name }],
      notice: done[c.req.query('done') ?? ''] ?? null,
      children: (
        <WebhookPage
          subscription={subscription}
          deliveries={await listDeliveries(c.var.staff, subscription.id)}
          newKey={newKey}
        />
      ),
    });
  });
  app.post(`${one}/replay`, async (c) => {
    mustManage(c);
    const typed = await readFields(c);
    const read = replayForm.read(typed);
    if (!read.ok) throw new NotFound();
    await replay(c.var.by(keyOf(typed)), { subscription: idOf(c), delivery: read.values.delivery });
    return c.redirect(`${path}/${idOf(c)}?done=replayed`, 303);
  });
  app.post(`${one}/end`, async (c) => {
    mustManage(c);
    await unsubscribe(c.var.by(keyOf(await readFields(c))), { subscription: idOf(c) });
    return c.redirect(`${path}?done=ended`, 303);
  });
}

/** Answers a page and no redirect, as where a password is shown: the secret may stand in no address. */
async function add(c: StaffContext) {
  mustManage(c);
  const typed = await readFields(c);
  const read = subscriptionForm.read(typed);
  if (!read.ok) return showForm(c, typed, read.errors);
  const key = keyOf(typed) ?? newKey();
  const { subscription } = await subscribe(c.var.by(key), { ...read.values, seed: key });
  c.header('cache-control', 'no-store');
  return c.var.page({
    title: '已添加',
    crumbs: [crumb, { label: '已添加' }],
    children: <WebhookSecret subscription={subscription} url={read.values.url} secret={secretOf(key)} />,
  });
}

function mustManage(c: StaffContext): void {
  if (!holds(c.var.who, 'system')) throw new Refused('事件通知由系统管理员设置。', 403);
}

function idOf(c: StaffContext): number {
  const id = Number(c.req.param('id'));
  if (!Number.isSafeInteger(id) || id < 1) throw new NotFound();
  return id;
}

async function showForm(c: StaffContext, typed: Typed, errors?: Record<string, string>) {
  return c.var.page({
    title: '添加订阅',
    crumbs: [crumb, { label: '添加' }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <AddWebhook
        units={await listUnits(c.var.staff)}
        typed={typed}
        errors={errors}
        idempotencyKey={keyOf(typed) ?? newKey()}
      />
    ),
  });
}

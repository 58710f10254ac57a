import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Form, HiddenKey } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { DeliveryRow, SubscriptionRow } from '../queries.ts';
import { deliveryState, deliveryStates, events, mostTries } from '../rules.ts';
import { SubscriptionTag } from './list.tsx';

type ShowProps = { subscription: SubscriptionRow; deliveries: DeliveryRow[]; newKey: () => string };

/** One subscription with what was sent, what waits and what is dead. */
export function WebhookPage({ subscription, deliveries, newKey }: ShowProps) {
  const path = `/staff/webhooks/${subscription.id}`;
  return (
    <>
      <Facts
        label="订阅"
        items={[
          { label: '状态', value: <SubscriptionTag row={subscription} /> },
          { label: '接收网址', value: subscription.url, wide: true },
          { label: '事件', value: subscription.events.map((event) => events[event]).join('；'), wide: true },
          { label: '退回限单位', value: subscription.unitName ?? '不通知退回' },
          { label: '添加时间', value: <Moment at={subscription.createdAt} /> },
        ]}
      />
      <section class="form-section">
        <h2>最近的通知</h2>
        <Deliveries deliveries={deliveries} path={path} newKey={newKey} living={!subscription.endedAt} />
        {subscription.dead > 1 && !subscription.endedAt && (
          <Form action={`${path}/replay`} idempotencyKey={newKey()} label="全部重新投递">
            <Buttons>
              <Button kind="secondary">重新投递全部 {subscription.dead} 个失败的</Button>
            </Buttons>
          </Form>
        )}
      </section>
      {!subscription.endedAt && (
        <section class="form-section">
          <h2>停止</h2>
          <Form action={`${path}/end`} idempotencyKey={newKey()} label="停止订阅">
            <Buttons>
              <ButtonLink href="/staff/webhooks">返回</ButtonLink>
              <DangerButton consequence="停止后不再通知，还没有送到的也不再投递。">停止订阅</DangerButton>
            </Buttons>
          </Form>
        </section>
      )}
    </>
  );
}

const tones = { waiting: 'info', done: 'success', dropped: 'plain', dead: 'error' } as const;

type DeliveriesProps = { deliveries: DeliveryRow[]; path: string; newKey: () => string; living: boolean };

function Deliveries({ deliveries, path, newKey, living }: DeliveriesProps) {
  return (
    <Table
      caption="最近的通知"
      hideCaption
      rows={deliveries}
      empty="还没有通知。下一份文件公开、更正或撤回时会发出第一个。"
      columns={[
        { key: 'type', head: '事件', kind: 'title', cell: (row) => `${events[row.type]}（${row.subject}）` },
        { key: 'at', head: '发生时间', kind: 'date', cell: (row) => <Moment at={row.happenedAt} /> },
        {
          key: 'state',
          head: '状态',
          kind: 'short',
          cell: (row) => <Tag tone={tones[deliveryState(row)]}>{deliveryStates[deliveryState(row)]}</Tag>,
        },
        { key: 'tries', head: '已试', kind: 'number', cell: (row) => `${row.tries}/${mostTries}` },
        { key: 'problem', head: '最近一次的问题', cell: (row) => (row.doneAt ? '' : (row.problem ?? '')) },
        {
          key: 'replay',
          head: '操作',
          kind: 'actions',
          cell: (row) =>
            row.deadAt && living ? (
              <form method="post" action={`${path}/replay`}>
                <HiddenKey value={newKey()} />
                <input type="hidden" name="delivery" value={String(row.id)} />
                <Button kind="quiet">
                  重新投递<span class="visually-hidden">{row.subject}</span>
                </Button>
              </form>
            ) : (
              ''
            ),
        },
      ]}
    />
  );
}

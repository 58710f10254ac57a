import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { SubscriptionRow } from '../queries.ts';
import { events } from '../rules.ts';

/** Who is told of what. */
export function WebhooksPage({ subscriptions }: { subscriptions: SubscriptionRow[] }) {
  return (
    <>
      <p class="quiet">
        文件公开、更正、撤回之后，系统立即把公众能看到的内容通知所订阅的系统。没有公开的文字不会发出；送不到的自动再试，多次失败的在这里重新投递。
      </p>
      <Table
        caption="事件通知"
        hideCaption
        rows={subscriptions}
        empty="还没有订阅。需要让别的系统知道文件公开和撤回的，请添加一个。"
        columns={[
          {
            key: 'name',
            head: '名称',
            kind: 'title',
            cell: (row) => (
              <>
                <a href={`/staff/webhooks/${row.id}`}>{row.name}</a> <SubscriptionTag row={row} />
              </>
            ),
          },
          { key: 'url', head: '接收网址', cell: ({ url }) => url },
          { key: 'events', head: '事件', cell: (row) => row.events.map((event) => events[event]).join('；') },
          { key: 'waiting', head: '待投递', kind: 'number', cell: ({ waiting }) => String(waiting) },
          {
            key: 'last',
            head: '最近送达',
            kind: 'date',
            cell: ({ lastDoneAt }) => (lastDoneAt ? <Moment at={lastDoneAt} /> : '还没有'),
          },
        ]}
      />
      <Buttons>
        <ButtonLink href="/staff/webhooks/add" kind="primary">
          添加订阅
        </ButtonLink>
      </Buttons>
    </>
  );
}

export function SubscriptionTag({ row }: { row: Pick<SubscriptionRow, 'endedAt' | 'dead'> }) {
  if (row.endedAt) return <Tag>已停止</Tag>;
  return row.dead > 0 ? <Tag tone="error">投递失败 {row.dead}</Tag> : <Tag tone="success">正常</Tag>;
}

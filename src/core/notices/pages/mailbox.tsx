import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Form } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { MessageRow } from '../queries.ts';

interface MailboxProps {
  messages: MessageRow[];
  total: number;
  counts: { all: number; unread: number };
  unread: boolean;
  page: number;
  perPage: number;
  formKey: string;
  maySetTemplates: boolean;
}

/** 通知: what the office told this person; mail is only a copy of it. */
export function MailboxPage(props: MailboxProps) {
  const { messages, total, counts, unread, page, perPage, formKey, maySetTemplates } = props;
  const base = unread ? '/staff/messages?unread=1' : '/staff/messages';
  return (
    <>
      <Tabs
        label="通知"
        items={[
          { label: '全部', href: '/staff/messages', count: counts.all, current: !unread },
          { label: '未读', href: '/staff/messages?unread=1', count: counts.unread, current: unread },
        ]}
      />
      <Table
        caption={unread ? '未读通知' : '全部通知'}
        hideCaption
        rows={messages}
        unread={(message) => message.unread}
        empty={
          unread
            ? '没有未读通知。'
            : '还没有通知。待办被转来、文件被退回或签发时，会在这里告诉您；设置接收邮箱后，邮件也会发一份。'
        }
        columns={[
          { key: 'title', head: '标题', kind: 'title', cell: (message) => <Subject message={message} /> },
          { key: 'at', head: '时间', kind: 'date', cell: (message) => <Moment at={message.createdAt} /> },
        ]}
      />
      <Pager
        page={page}
        total={total}
        perPage={perPage}
        href={(n) => `${base}${unread ? '&' : '?'}page=${n}`}
        unit="条"
      />
      <Form action="/staff/messages/read-all" idempotencyKey={formKey} label="通知操作">
        <Buttons>
          {counts.unread > 0 && <Button kind="secondary">全部标为已读</Button>}
          <ButtonLink href="/staff/messages/address">接收邮箱</ButtonLink>
          {maySetTemplates && <ButtonLink href="/staff/messages/templates">通知模板</ButtonLink>}
          {maySetTemplates && <ButtonLink href="/staff/messages/letters">对外邮件</ButtonLink>}
        </Buttons>
      </Form>
    </>
  );
}

function Subject({ message }: { message: MessageRow }) {
  return (
    <>
      <a href={`/staff/messages/${message.id}`}>{message.subject}</a> {message.unread && <Tag tone="info">未读</Tag>}
    </>
  );
}

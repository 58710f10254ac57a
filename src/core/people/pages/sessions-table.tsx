import { Button } from '../../../ui/buttons.tsx';
import { HiddenKey } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { SessionRow } from '../queries/people.ts';

type SessionsProps = {
  sessions: SessionRow[];
  /** the session in which this page is being looked at */
  own?: number;
  /** where ending one is asked for; without it the table is only looked at */
  action?: string;
  newKey: () => string;
};

/** Who is signed in where; every session can be ended. */
export function SessionsTable({ sessions, own, action, newKey }: SessionsProps) {
  return (
    <Table
      caption="正在使用的登录"
      hideCaption
      rows={sessions}
      empty="现在没有登录。"
      columns={[
        {
          key: 'device',
          head: '设备',
          cell: (session) => (
            <>
              {session.device || '未知设备'} {session.number === own && <Tag tone="info">本次登录</Tag>}
            </>
          ),
        },
        { key: 'began', head: '登录时间', kind: 'date', cell: (session) => <Moment at={session.created_at} /> },
        { key: 'seen', head: '最近使用', kind: 'date', cell: (session) => <Moment at={session.seen_at} /> },
        {
          key: 'end',
          head: '操作',
          kind: 'actions',
          cell: (session) =>
            action && session.number !== own ? (
              <form method="post" action={action}>
                <HiddenKey value={newKey()} />
                <input type="hidden" name="session" value={String(session.number)} />
                <Button kind="quiet">
                  结束<span class="visually-hidden">{session.device}的登录</span>
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

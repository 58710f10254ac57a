import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';

export interface ShownLetter {
  id: number;
  /** Null when its words have had their time. */
  subject: string | null;
  /** Masked: nobody of the office needs the whole address. */
  to: string;
  text: string;
  state: string;
  problem: string | null;
  createdAt: Date;
}

const gone = '（内容已清除）';

/** 对外邮件: what the site sent to people outside, as long as its words are kept. */
export function LettersPage(props: {
  letters: ShownLetter[];
  total: number;
  page: number;
  perPage: number;
  days: number;
}) {
  const { letters, total, page, perPage, days } = props;
  return (
    <>
      <p>发给订阅人的邮件在这里保留 {days} 天，邮箱只显示一部分；已经由邮件服务器送出的，链接里的密钥不再显示。</p>
      <Table
        caption="对外邮件"
        hideCaption
        rows={letters}
        empty="还没有对外邮件。有人订阅时，确认邮件会出现在这里。"
        columns={[
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: ({ id, subject }) => <a href={`/staff/messages/letters/${id}`}>{subject ?? gone}</a>,
          },
          { key: 'to', head: '收件人', kind: 'short', cell: ({ to }) => to },
          { key: 'state', head: '送达', kind: 'short', cell: ({ state }) => state },
          { key: 'at', head: '时间', kind: 'date', cell: ({ createdAt }) => <Moment at={createdAt} /> },
        ]}
      />
      <Pager page={page} total={total} perPage={perPage} href={(n) => `/staff/messages/letters?page=${n}`} unit="封" />
    </>
  );
}

export function LetterPage({ letter }: { letter: ShownLetter }) {
  const { to, state, problem, createdAt, text, subject } = letter;
  return (
    <>
      <Facts
        label="对外邮件"
        items={[
          { label: '收件人', value: to },
          { label: '时间', value: <Moment at={createdAt} /> },
          { label: '送达', value: state },
          { label: '邮件服务器的答复', value: problem, wide: true },
        ]}
      />
      <Card>{subject === null ? <p>{gone}</p> : text.split('\n').map((line) => <p>{line}</p>)}</Card>
    </>
  );
}

import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { LastReading } from '../queries/readings.ts';

/** What came of each feed at its last reading: those in trouble first, with the reason. */
export function FeedsPage({ readings }: { readings: LastReading[] }) {
  return (
    <>
      <p class="quiet">
        便民清单在<a href="/staff/proposals">版面和清单</a>
        里编排。下面是清单所用订阅的读取情况：每小时读一次，读不到的写明原因，连续一天读不到的不再公开。
      </p>
      <Table
        caption="订阅读取情况"
        hideCaption
        rows={readings}
        empty="公开的清单里没有使用订阅。"
        columns={[
          {
            key: 'title',
            head: '清单',
            kind: 'title',
            cell: ({ subject, title }) => <a href={`/staff/proposals/convenience/${subject}`}>{title}</a>,
          },
          { key: 'url', head: '订阅地址', cell: ({ url }) => url },
          { key: 'state', head: '最近一次', cell: (row) => <State row={row} /> },
          { key: 'at', head: '读取时间', kind: 'date', cell: ({ readAt }) => (readAt ? <Moment at={readAt} /> : '—') },
          {
            key: 'good',
            head: '最近读到',
            kind: 'date',
            cell: ({ goodAt }) => (goodAt ? <Moment at={goodAt} /> : '—'),
          },
        ]}
      />
    </>
  );
}

function State({ row: { readAt, problem, items } }: { row: LastReading }) {
  if (!readAt) return <Tag>还没有读</Tag>;
  if (problem)
    return (
      <>
        <Tag tone="error">没有读到</Tag> {problem}
      </>
    );
  return <Tag tone="success">读到 {items} 条</Tag>;
}

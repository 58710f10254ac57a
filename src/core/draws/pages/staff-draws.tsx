import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { DrawRow } from '../queries/draws.ts';
import { isRevealOverdue, type Stage } from '../rules/stage.ts';
import { StageTag } from './stage-tag.tsx';

interface Props {
  draws: (DrawRow & { stage: Stage })[];
  today: string;
  page: number;
  total: number;
  perPage: number;
}

export function StaffDraws({ draws, today, page, total, perPage }: Props) {
  return (
    <>
      <Table
        caption="公开抽签"
        hideCaption
        rows={draws}
        empty="还没有抽签。需要从名单里公开抽取时，先拟定方案，由另一人核对后公布。"
        columns={[
          {
            key: 'title',
            head: '事项',
            kind: 'title',
            cell: ({ id, title }) => <a href={`/staff/draws/${id}`}>{title}</a>,
          },
          { key: 'number', head: '编号', kind: 'short', cell: ({ number }) => number ?? '公布时编号' },
          { key: 'unit', head: '单位', kind: 'short', cell: ({ unitName }) => unitName },
          {
            key: 'stage',
            head: '进展',
            kind: 'short',
            cell: (draw) => <StageTag stage={draw.stage} overdue={isRevealOverdue(draw, today)} />,
          },
          { key: 'on', head: '公布结果的期限', kind: 'date', cell: ({ revealOn }) => <Day on={revealOn} /> },
        ]}
      />
      <Pager page={page} total={total} perPage={perPage} href={(n) => `/staff/draws?page=${n}`} unit="次" />
    </>
  );
}

import { Button } from '../../../ui/buttons.tsx';
import { HiddenKey } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { DeputyRow } from '../queries/people.ts';

type DeputiesProps = { deputies: DeputyRow[]; action?: string; newKey: () => string };

/** 代理: who stands in for whom, from when to when. */
export function DeputiesTable({ deputies, action, newKey }: DeputiesProps) {
  return (
    <Table
      caption="代理"
      hideCaption
      rows={deputies}
      empty="没有生效或将要生效的代理。"
      columns={[
        {
          key: 'who',
          head: '代理关系',
          cell: (row) => (row.direction === 'given' ? `由 ${row.colleague} 代理` : `代理 ${row.colleague}`),
        },
        {
          key: 'period',
          head: '期间',
          cell: (row) => (
            <>
              <Day on={row.from_on} /> 至 <Day on={row.until_on} />
            </>
          ),
        },
        { key: 'reason', head: '原因', cell: (row) => row.reason },
        {
          key: 'state',
          head: '状态',
          cell: (row) => (row.in_force ? <Tag tone="success">生效中</Tag> : <Tag>未开始</Tag>),
        },
        {
          key: 'end',
          head: '操作',
          kind: 'actions',
          cell: (row) =>
            action ? (
              <form method="post" action={action}>
                <HiddenKey value={newKey()} />
                <input type="hidden" name="deputy" value={String(row.id)} />
                <Button kind="quiet">
                  结束<span class="visually-hidden">与{row.colleague}的代理</span>
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

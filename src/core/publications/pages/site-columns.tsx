import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { ColumnRow } from '../queries/site.ts';

/** The columns of the site in their order; a column stands under the one above it. */
export function SiteColumns({ columns }: { columns: ColumnRow[] }) {
  return (
    <>
      <div class="form-section">
        <Buttons>
          <ButtonLink href="/staff/columns/add" kind="primary">
            增设栏目
          </ButtonLink>
        </Buttons>
      </div>
      <Table
        caption={`栏目，共 ${columns.filter((column) => !column.closed).length} 个`}
        rows={columns}
        empty="还没有栏目。先增设“政务公开”，再在它下面增设政策文件、政策解读、通知公告。"
        columns={[
          {
            key: 'name',
            head: '栏目',
            cell: (column) => (
              <>
                {column.depth > 0 && <span aria-hidden="true">{'　'.repeat(column.depth - 1)}└ </span>}
                <a href={`/staff/columns/${column.slug}`}>{column.name}</a> {column.closed && <Tag>已撤销</Tag>}
              </>
            ),
          },
          { key: 'type', head: '栏目类型', kind: 'short', cell: (column) => column.columnType },
          { key: 'unit', head: '责任单位', cell: (column) => column.unitName },
          { key: 'rule', head: '更新规则', cell: (column) => column.updateRule },
          { key: 'count', head: '公开内容', kind: 'number', cell: (column) => String(column.publications) },
          {
            key: 'latest',
            head: '最近更新',
            kind: 'date',
            cell: (column) => (column.latest ? <Moment at={column.latest} /> : <span class="quiet">尚无</span>),
          },
        ]}
      />
    </>
  );
}

import { ButtonLink } from '../../../ui/buttons.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { ImportRow } from '../queries.ts';

/** Every import that a person may see, newest first. */
export function ImportsPage({ imports, drafts }: { imports: ImportRow[]; drafts: boolean }) {
  return (
    <>
      {drafts && (
        <div class="page-head">
          <div class="page-actions">
            <ButtonLink href="/staff/archives/add" kind="primary">
              迁移旧网站
            </ButtonLink>
          </div>
        </div>
      )}
      {imports.length === 0 ? (
        <EmptyState title="还没有迁移过旧网站">
          <p>
            把旧网站存下来的网页打成 ZIP
            压缩包传上来：每一页成为一份草稿，带着原发布日期，一次审查之后一并发布；旧网址自动转到新网址。
          </p>
          {!drafts && <p>迁移由单位的拟稿人办理。</p>}
        </EmptyState>
      ) : (
        <Table
          caption="迁移"
          hideCaption
          rows={imports}
          columns={[
            {
              key: 'name',
              head: '名称',
              kind: 'title',
              cell: (row) => <a href={`/staff/archives/${row.id}`}>{row.name}</a>,
            },
            { key: 'unit', head: '单位', kind: 'short', cell: (row) => row.unitName },
            { key: 'pages', head: '网页', kind: 'number', cell: (row) => row.pages ?? '没有完成' },
            {
              key: 'drafted',
              head: '迁入',
              kind: 'number',
              cell: (row) => row.drafted ?? row.waiting + row.reviewing + row.issued,
            },
            { key: 'waiting', head: '待送审', kind: 'number', cell: (row) => row.waiting },
            { key: 'reviewing', head: '审查中', kind: 'number', cell: (row) => row.reviewing },
            { key: 'issued', head: '已发布', kind: 'number', cell: (row) => row.issued },
            { key: 'problems', head: '需要留意', kind: 'number', cell: (row) => row.problems },
            { key: 'by', head: '办理', kind: 'short', cell: (row) => row.startedBy ?? '命令行' },
            { key: 'at', head: '时间', kind: 'date', cell: (row) => <Moment at={row.startedAt} /> },
          ]}
        />
      )}
    </>
  );
}

import { ButtonLink } from '../../../ui/buttons.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { DocumentRow } from '../../publications/queries/documents.ts';
import type { TaskCounts } from '../queries/list.ts';
import { draftsHref } from './desk-query.ts';
import { DeskTabs } from './desk-tabs.tsx';

interface DraftsProps {
  counts: TaskCounts;
  drafts: DocumentRow[];
  total: number;
  page: number;
  perPage: number;
}

export const DraftButton = () => (
  <ButtonLink href="/staff/documents/new" kind="primary">
    起草文件
  </ButtonLink>
);

/** 草稿: what I am writing and have not sent to review, or had sent back. */
export function DraftsPage({ counts, drafts, total, page, perPage }: DraftsProps) {
  return (
    <>
      <DeskTabs view="drafts" counts={counts} drafts={total} />
      <div class="list-bar">
        {drafts.length > 0 && (
          <span class="list-bar-end">
            <ButtonLink href="/staff/tasks.xlsx?view=drafts">导出 Excel</ButtonLink>
          </span>
        )}
      </div>
      <Table
        caption="草稿"
        hideCaption
        rows={drafts}
        empty="没有草稿。起草之后、送审之前的文件，和退回给您的文件，会出现在这里。"
        columns={[
          { key: 'title', head: '标题', kind: 'title', cell: (draft) => <Title draft={draft} /> },
          { key: 'kind', head: '种类', cell: (draft) => draft.kind },
          { key: 'number', head: '发文字号', cell: (draft) => draft.number ?? <span class="quiet">未编号</span> },
          { key: 'unit', head: '拟稿单位', cell: (draft) => draft.unit },
          { key: 'changed', head: '最近修改', kind: 'date', cell: (draft) => <Moment at={draft.changedAt} /> },
          {
            key: 'more',
            head: '操作',
            kind: 'actions',
            cell: (draft) => (
              <a href={`/staff/editions/${draft.edition}/edit`}>
                编辑<span class="visually-hidden">：{draft.title}</span>
              </a>
            ),
          },
        ]}
      />
      <Pager page={page} total={total} perPage={perPage} href={(to) => `${draftsHref}&page=${to}`} unit="件" />
    </>
  );
}

const Title = ({ draft }: { draft: DocumentRow }) => (
  <a href={`/staff/documents/${draft.document}`}>{draft.title || '（无标题）'}</a>
);

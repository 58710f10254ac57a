import { ButtonLink } from '../../../ui/buttons.tsx';
import { HiddenKey } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { CirculatedRow } from '../queries/circulation.ts';
import type { TaskCounts } from '../queries/list.ts';
import { circulatedHref } from './desk-query.ts';
import { DeskTabs } from './desk-tabs.tsx';

interface CirculatedProps {
  counts: TaskCounts;
  drafts: number;
  items: CirculatedRow[];
  total: number;
  page: number;
  perPage: number;
  newKey(): string;
}

/** 传阅: what colleagues sent me to read; there is nothing to decide about it. */
export function CirculatedPage({ counts, drafts, items, total, page, perPage, newKey }: CirculatedProps) {
  return (
    <>
      <DeskTabs view="circulated" counts={counts} drafts={drafts} />
      {items.length > 0 && (
        <div class="list-bar">
          <span class="quiet">只供阅知，不需要办理；看过以后标为已阅。</span>
          <span class="list-bar-end">
            <ButtonLink href="/staff/tasks.xlsx?view=circulated">导出 Excel</ButtonLink>
          </span>
        </div>
      )}
      <Table
        caption="传阅"
        hideCaption
        rows={items}
        unread={(item) => !item.readAt}
        empty="没有传阅。同事把文件送您阅知时，会出现在这里。"
        columns={[
          { key: 'title', head: '标题', kind: 'title', cell: (item) => <Title item={item} /> },
          { key: 'words', head: '说明', cell: (item) => item.words },
          { key: 'by', head: '送阅人', kind: 'short', cell: (item) => item.sentByName },
          { key: 'sent', head: '送阅时间', kind: 'date', cell: (item) => <Moment at={item.sentAt} /> },
          {
            key: 'read',
            head: '已阅时间',
            kind: 'date',
            cell: (item) => (item.readAt ? <Moment at={item.readAt} /> : <span class="quiet">未阅</span>),
          },
          { key: 'more', head: '操作', kind: 'actions', cell: (item) => <Read item={item} formKey={newKey()} /> },
        ]}
      />
      <Pager page={page} total={total} perPage={perPage} href={(to) => `${circulatedHref}&page=${to}`} unit="件" />
    </>
  );
}

const Title = ({ item }: { item: CirculatedRow }) => (
  <>
    <a href={item.path}>{item.title}</a> {!item.readAt && <Tag tone="info">未读</Tag>}
  </>
);

function Read({ item, formKey }: { item: CirculatedRow; formKey: string }) {
  if (item.readAt) return null;
  return (
    <form method="post" action={`/staff/circulations/${item.id}/read`}>
      <HiddenKey value={formKey} />
      <button type="submit" class="button-link">
        标为已阅<span class="visually-hidden">：{item.title}</span>
      </button>
    </form>
  );
}

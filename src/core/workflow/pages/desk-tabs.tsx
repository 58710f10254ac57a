import { Tabs } from '../../../ui/tabs.tsx';
import type { TaskCounts } from '../queries/list.ts';
import { circulatedHref, type DeskQuery, deskHref, draftsHref } from './desk-query.ts';

/** 待办 · 已办 · 我发起 · 传阅 · 草稿; what is late says so beside its number; of 传阅 the number is what is unread. */
export function DeskTabs(props: {
  view: DeskQuery['view'] | 'drafts' | 'circulated';
  counts: TaskCounts;
  drafts: number;
}) {
  const { view, counts, drafts } = props;
  const tab = (name: DeskQuery['view'], label: string, count: number) => ({
    label,
    count,
    href: deskHref({ view: name, filters: {}, sort: null, page: 1 }),
    current: view === name,
  });
  return (
    <div class="desk-tabs">
      <Tabs
        label="事项"
        items={[
          { ...tab('todo', '待办', counts.todo), late: counts.late, soon: counts.soon },
          tab('done', '已办', counts.done),
          tab('mine', '我发起', counts.mine),
          { label: '传阅', count: counts.unread, href: circulatedHref, current: view === 'circulated' },
          { label: '草稿', count: drafts, href: draftsHref, current: view === 'drafts' },
        ]}
      />
    </div>
  );
}

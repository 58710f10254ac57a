import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { DeadLink } from '../queries/links.ts';
import { ChecksTabs } from './tabs.tsx';

/** Links of public pages that lead nowhere any more, for whoever answers for the page. */
export function DeadLinks({ links }: { links: DeadLink[] }) {
  return (
    <>
      <ChecksTabs current="/staff/checks/links" />
      <p>
        系统每周打开一次已公开页面里的站外链接，打不开的每天再试。请责任单位更正网址；对方网站只是暂时不通的，恢复后自动从这里消失。
      </p>
      <Table
        caption={`打不开的站外链接，共 ${links.length} 个`}
        rows={links}
        columns={[
          {
            key: 'title',
            head: '页面',
            kind: 'title',
            cell: (link) => <a href={`/staff/documents/${link.document}`}>{link.title}</a>,
          },
          { key: 'unit', head: '责任单位', kind: 'short', cell: (link) => link.unit },
          {
            key: 'link',
            head: '链接',
            cell: (link) => (
              <>
                {link.words}
                <p class="quiet address">{link.address}</p>
              </>
            ),
          },
          { key: 'problem', head: '情况', cell: (link) => link.problem },
          { key: 'at', head: '最近打开', kind: 'short', cell: (link) => <Moment at={link.lookedAt} /> },
        ]}
        empty="没有发现打不开的站外链接。"
      />
    </>
  );
}

import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { VersionRow } from '../queries/rates.ts';
import { ChecksTabs } from './tabs.tsx';

/** Who changed the list when: each change is a version, and every check says with which it was done. */
export function Versions({ versions }: { versions: VersionRow[] }) {
  return (
    <>
      <ChecksTabs current="/staff/checks/versions" />
      <p>每次修改成为新的一版。送审和发布时的检查记录写明用的是哪一版；下面列出最近一百版。</p>
      <Table
        caption="词表的版本"
        rows={versions}
        columns={[
          { key: 'version', head: '版本', kind: 'number', cell: ({ version }) => String(version) },
          { key: 'what', head: '修改', kind: 'title', cell: ({ what }) => what },
          { key: 'words', head: '词条', kind: 'number', cell: ({ words }) => String(words) },
          { key: 'person', head: '修改人', cell: ({ person }) => person ?? '随系统提供' },
          { key: 'at', head: '时间', kind: 'date', cell: ({ at }) => <Moment at={at} /> },
          {
            key: 'export',
            head: '导出',
            kind: 'short',
            cell: ({ version }) => <a href={`/staff/checks/words/export?version=${version}`}>第 {version} 版 CSV</a>,
          },
        ]}
      />
    </>
  );
}

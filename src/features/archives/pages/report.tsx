import type { Sheet } from '../../../platform/spreadsheet.ts';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { problems as known, type Problem, problemWords } from '../rules.ts';

/** What could not be read or kept: the page, why, and what to do. */
export function Report({ problems }: { problems: Problem[] }) {
  return (
    <Table
      caption="没有读出的和需要留意的"
      hideCaption
      rows={problems}
      empty="没有问题：全部读出。"
      columns={[
        { key: 'name', head: '网页', kind: 'title', cell: (row) => <span class="wrap-anywhere">{row.name}</span> },
        {
          key: 'out',
          head: '结果',
          kind: 'short',
          cell: (row) => (known[row.code].out ? <Tag tone="error">没有迁入</Tag> : <Tag tone="warning">已迁入</Tag>),
        },
        { key: 'why', head: '原因', cell: (row) => <span class="wrap-anywhere">{problemWords(row)}</span> },
        { key: 'mend', head: '怎么办', cell: (row) => known[row.code].mend },
      ]}
    />
  );
}

export function problemSheet(problems: Problem[]): Sheet {
  const heads: [string, number][] = [
    ['网页', 40],
    ['旧网址', 40],
    ['结果', 10],
    ['原因', 40],
    ['怎么办', 48],
  ];
  return {
    name: '迁移报告',
    columns: heads.map(([head, width]) => ({ head, width })),
    rows: problems.map((row) => [
      row.name,
      row.address,
      known[row.code].out ? '没有迁入' : '已迁入',
      problemWords(row),
      known[row.code].mend,
    ]),
  };
}

import type { Sheet } from '../../../platform/spreadsheet.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { UnitRow } from '../queries.ts';
import { type Contribution, type Outcome, outcomeOf, outcomes, queryOf, type View } from '../rules.ts';

export const perPage = 50;

type Item = Contribution & { unitName: string };
interface ListView {
  view: View;
  units: UnitRow[];
  items: Item[];
}

const tones: Record<Outcome, 'success' | 'info' | 'warning' | 'plain'> = {
  adopted: 'success',
  pending: 'info',
  returned: 'warning',
  taken_back: 'plain',
  closed: 'plain',
};

/** The documents behind a figure. */
export function ContributionsList({ view, units, items, page }: ListView & { page: number }) {
  const query = queryOf({ ...view });
  return (
    <>
      <p>
        {whatWords(view, units)}，共 {items.length} 份。{' '}
        <a href={`/staff/contributions${queryOf({ year: view.year, month: view.month })}`}>返回统计</a>
      </p>
      {items.length > 0 && (
        <div class="list-bar">
          <span class="list-bar-end">
            <ButtonLink href={`/staff/contributions/list.xlsx${query}`}>导出 Excel</ButtonLink>{' '}
            <ButtonLink href={`/staff/contributions/list.csv${query}`}>导出 CSV</ButtonLink>
          </span>
        </div>
      )}
      <Table
        caption="报送的文件"
        hideCaption
        rows={items.slice((page - 1) * perPage, page * perPage)}
        empty="这个范围内没有报送。"
        columns={[
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: (row) => <a href={`/staff/documents/${row.document}`}>{row.title || '（无标题）'}</a>,
          },
          { key: 'kind', head: '种类', kind: 'short', cell: (row) => row.kind },
          { key: 'unit', head: '单位', kind: 'short', cell: (row) => row.unitName },
          { key: 'sent', head: '首次送审', kind: 'date', cell: (row) => <Day on={row.sentOn} /> },
          {
            key: 'outcome',
            head: '结果',
            kind: 'short',
            cell: (row) => <Tag tone={tones[outcomeOf(row)]}>{outcomes[outcomeOf(row)]}</Tag>,
          },
          {
            key: 'issued',
            head: '印发',
            kind: 'date',
            cell: (row) => (row.issuedOn ? <Day on={row.issuedOn} /> : '—'),
          },
          { key: 'returned', head: '退回次数', kind: 'number', cell: (row) => row.timesReturned },
          { key: 'how', head: '方式', kind: 'short', cell: (row) => howWords(row) || '—' },
        ]}
      />
      <Pager
        page={page}
        total={items.length}
        perPage={perPage}
        href={(to) => `/staff/contributions/list${query}&page=${to}`}
        unit="份"
      />
    </>
  );
}

const howWords = ({ urgent, bundled, byProgram }: Contribution) =>
  [urgent && '紧急', bundled && '一并送审', byProgram && '接口'].filter(Boolean).join('、');

function whatWords({ year, month, unit, outcome }: View, units: UnitRow[]): string {
  const name = units.find(({ id }) => id === unit)?.name ?? (units.length === 1 ? units[0]!.name : '全部单位');
  return `${name} ${year} 年${month ? ` ${month} 月` : ''}报送${outcome ? `，其中“${outcomes[outcome]}”` : ''}`;
}

/** The list as shown, every page of it. */
export function listSheet({ view, units, items }: ListView): Sheet {
  const heads: [string, number][] = [
    ['标题', 48],
    ['种类', 16],
    ['单位', 22],
    ['首次送审', 12],
    ['结果', 10],
    ['印发', 12],
    ['退回次数', 10],
    ['方式', 16],
  ];
  return {
    name: whatWords(view, units),
    columns: heads.map(([head, width]) => ({ head, width })),
    rows: items.map((row) => [
      row.title,
      row.kind,
      row.unitName,
      { day: row.sentOn },
      outcomes[outcomeOf(row)],
      row.issuedOn && { day: row.issuedOn },
      row.timesReturned,
      howWords(row),
    ]),
  };
}

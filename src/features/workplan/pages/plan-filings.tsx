import { Card } from '../../../ui/cards.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { FilingRow } from '../queries.ts';
import { filingFigures, stateOfFiling } from '../rules/figures.ts';
import { type FilingKind, filingKinds } from '../rules.ts';
import { FilingTag } from './state-tag.tsx';

interface UnitFilings {
  unit: number;
  unitName: string;
  scheme?: FilingRow;
  column?: FilingRow;
}

const kinds: FilingKind[] = ['scheme', 'column'];

/** What each unit owes by the last paragraph of the plan: its scheme, and beside it the agreement on columns. */
export function PlanFilings({ filings, today }: { filings: FilingRow[]; today: string }) {
  if (filings.length === 0)
    return <EmptyState>这份工作安排没有备案或栏目对接的要求，或者所选单位不在其中。</EmptyState>;
  const present = kinds.filter((kind) => filings.some((filing) => filing.kind === kind));
  return (
    <>
      <Card title="应报事项">
        {present.map((kind) => (
          <Summary filings={filings} kind={kind} today={today} />
        ))}
      </Card>
      <Table
        caption={`备案与对接，共 ${byUnit(filings).length} 个单位`}
        rows={byUnit(filings)}
        columns={[
          { key: 'unit', head: '单位', kind: 'title', cell: (row) => row.unitName },
          ...present.flatMap((kind) => [
            {
              key: kind,
              head: filingKinds[kind],
              cell: (row: UnitFilings) => row[kind] && <FilingCell filing={row[kind]} today={today} />,
            },
            {
              key: `${kind}-at`,
              head: '报送时间',
              kind: 'date' as const,
              cell: (row: UnitFilings) => row[kind]?.filedAt && <Moment at={row[kind].filedAt} />,
            },
          ]),
        ]}
      />
    </>
  );
}

function Summary({ filings, kind, today }: { filings: FilingRow[]; kind: FilingKind; today: string }) {
  const count = filingFigures(filings, kind, today);
  const due = filings.find((filing) => filing.kind === kind)!.dueOn;
  return (
    <p>
      <strong>{filingKinds[kind]}</strong>
      {'　'}
      应于 <Day on={due} long />
      前完成：按时 {count.filed}，迟报 {count.late}，待报 {count.open}，超期未报 {count.overdue}。{' '}
      {count.overdue > 0 && <Tag tone="error">超期 {count.overdue} 个单位</Tag>}
    </p>
  );
}

function FilingCell({ filing, today }: { filing: FilingRow; today: string }) {
  return (
    <>
      <FilingTag state={stateOfFiling(filing, today)} />{' '}
      <a href={`/staff/workplan/filings/${filing.id}`}>
        {filing.title ?? (filing.returnedWhy ? '已退回，请重报' : '办理')}
        <span class="visually-hidden">：{filing.unitName}</span>
      </a>
    </>
  );
}

function byUnit(filings: FilingRow[]): UnitFilings[] {
  const units = new Map<number, UnitFilings>();
  for (const filing of filings) {
    const row = units.get(filing.unit) ?? { unit: filing.unit, unitName: filing.unitName };
    row[filing.kind] = filing;
    units.set(filing.unit, row);
  }
  return [...units.values()];
}

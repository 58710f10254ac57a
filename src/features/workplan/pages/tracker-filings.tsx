import { Card } from '../../../ui/cards.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { PublicFiling } from '../queries/live.ts';
import { filingFigures, stateOfFiling } from '../rules/figures.ts';
import { type FilingKind, filingKinds, filingStates } from '../rules.ts';
import { FilingTag } from './state-tag.tsx';

const kinds: FilingKind[] = ['scheme', 'column'];

/** Who filed in time: late ones and missing ones are said in words. */
export function TrackerFilings({ filings, today }: { filings: PublicFiling[]; today: string }) {
  return (
    <div class="plan-filings">
      {kinds.map((kind) => (
        <Kind filings={filings.filter((filing) => filing.kind === kind)} kind={kind} today={today} />
      ))}
    </div>
  );
}

/** Why the two lists are not equally long. */
const whoCounts: Record<FilingKind, string> = {
  scheme: '按工作安排的主送单位计；没有写明主送单位的，按任务写明的单位计。',
  column: '按任务写明的单位计，与备案的单位数可能不同。',
};

function Kind({ filings, kind, today }: { filings: PublicFiling[]; kind: FilingKind; today: string }) {
  const [first] = filings;
  if (!first) return null;
  const count = filingFigures(filings, kind, today);
  const said = (['filed', 'late', 'open', 'overdue'] as const)
    .filter((state) => count[state] > 0)
    .map((state) => `${filingStates[state]} ${count[state]} 个`);
  return (
    <div id={`filings-${kind}`}>
      <Card title={filingKinds[kind]}>
        <p>
          各单位应于 <Day on={first.dueOn} long />
          前完成。{filings.length} 个单位中，{said.join('，')}。{whoCounts[kind]}
        </p>
        <details class="fold">
          <summary>各单位的情况（{filings.length} 个）</summary>
          <Table
            caption={`${filingKinds[kind]}情况`}
            hideCaption
            rows={filings}
            columns={[
              { key: 'unit', head: '单位', kind: 'title', cell: (row) => row.unitName },
              {
                key: 'state',
                head: '情况',
                kind: 'short',
                cell: (row) => <FilingTag state={stateOfFiling(row, today)} />,
              },
              {
                key: 'at',
                head: '报送时间',
                cell: (row) => (row.filedAt ? <Moment at={row.filedAt} /> : <span class="quiet">未报送</span>),
              },
            ]}
          />
        </details>
      </Card>
    </div>
  );
}

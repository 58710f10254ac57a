import type { Typed } from '../../../platform/form.ts';
import { ErrorSummary, type FormErrors } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { ConclusionRow, RoundRow } from '../queries/cleaning.ts';
import type { RegulationRow } from '../queries/regulations.ts';
import { categories } from '../rules/regulation.ts';
import { numberColumn, untilColumn } from './ledger-fields.tsx';
import { ledgerHref } from './regulations.tsx';
import { Announcement } from './round-announcement.tsx';
import { CloseRound } from './round-close.tsx';
import { type ConcludedRow, Conclusion } from './round-conclusion.tsx';
import { RoundTag } from './rounds.tsx';

export interface RoundProps {
  round: RoundRow;
  scope: RegulationRow[];
  conclusions: ConclusionRow[];
  mayKeep: boolean;
  mayDraft: boolean;
  mayClose: boolean;
  /** Why the announcement cannot be drafted yet, or null. */
  whyNot: string | null;
  kinds: { name: string; words: string }[];
  typed: Typed;
  form: string;
  errors: FormErrors;
  keyFor(name: string): string;
}

/** One round: each regulation of its scope with its conclusion, and the way to the announcement. */
export function RoundPage(props: RoundProps) {
  const { round, scope, conclusions, errors } = props;
  const rows = scope.map(
    (row): ConcludedRow => ({ ...row, conclusion: conclusions.find((one) => one.document === row.document) }),
  );
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        <RoundTag round={round} /> {round.unitName ?? '全区'}，
        {round.categories.map((name) => categories[name]).join('、')}
        ，<Day on={round.issuedUntil} long /> 以前印发的 {scope.length} 份文件。
      </p>
      <Announcement {...props} />
      <Table
        caption="清理范围内的文件"
        rows={rows}
        empty="这个范围里没有文件。请检查类别和截至日期；没有公开的文件不在清理结果里公布。"
        columns={[
          {
            key: 'title',
            head: '文件名称',
            kind: 'title',
            cell: (row) => <a href={`${ledgerHref}/${row.document}`}>{row.title}</a>,
          },
          numberColumn,
          untilColumn,
          { key: 'outcome', head: '清理结论', cell: (row) => <Conclusion {...props} row={row} /> },
        ]}
      />
      {props.mayClose && <CloseRound {...props} />}
    </>
  );
}

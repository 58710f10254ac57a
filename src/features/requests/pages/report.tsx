import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Report } from '../queries/report.ts';
import { addressOf } from '../rules/register.ts';
import {
  type Column,
  columns,
  columnWords,
  disputeKindNames,
  disputeKinds,
  disputeResults,
  type ReportRow,
  resultRows,
  unbalanced,
} from '../rules/report.ts';

interface Props {
  report: Report;
  unit: number | null;
  unitName: string;
  units: { id: number; name: string }[];
}

export const reportLines: { row: ReportRow; words: string }[] = [
  { row: 'new', words: '一、本年新收政府信息公开申请数量' },
  { row: 'carried_in', words: '二、上年结转政府信息公开申请数量' },
  ...resultRows.map(({ row, group, words }) => ({ row, words: words ? `${group} ${words}` : group })),
  { row: 'total', words: '（七）总计' },
  { row: 'carried_out', words: '四、结转下年度继续办理' },
];

export function ReportActions({ year, unit }: { year: number; unit: number | null }) {
  const address = (path: string) => addressOf({ year, unit }, path);
  return (
    <>
      <ButtonLink href={address('/staff/requests/report.xlsx')}>导出 Excel</ButtonLink>
      <ButtonLink href={address('/staff/requests/report.docx')}>导出 Word</ButtonLink>
    </>
  );
}

/** 年度报告表三、表四: every figure leads to the cases that it counts. */
export function ReportPage({ report, unit, unitName, units }: Props) {
  const { year, three, four } = report;
  const wrong = unbalanced(three);
  const cell = (row: ReportRow, column: Column) => {
    const count = three[row][column];
    const to = addressOf({ year, row, unit, kind: column === 'all' ? '' : column });
    return count === 0 ? 0 : <a href={to}>{count}</a>;
  };
  return (
    <>
      <Filters action="/staff/requests/report" label="年度和单位">
        <TextField name="year" label="年度" value={year} inputMode="numeric" width="short" />
        <SelectField
          name="unit"
          label="单位"
          blank="全部汇总"
          value={unit ? String(unit) : ''}
          options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </Filters>
      {wrong.length > 0 && (
        <NoticeBox tone="error" title="勾稽关系不成立">
          <p>
            这几列的第一项加第二项之和，不等于第三项加第四项之和：{wrong.map((name) => columnWords[name]).join('、')}。
          </p>
        </NoticeBox>
      )}
      <Card
        title={`三、收到和处理政府信息公开申请情况（${year} 年，${unitName}）`}
        note="本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。"
      >
        <Table
          caption="表三"
          hideCaption
          keepGrid
          rows={reportLines}
          columns={[
            { key: 'row', head: '项目', kind: 'title', cell: ({ words }) => words },
            ...columns.map((column) => ({
              key: column,
              head: columnWords[column],
              kind: 'number' as const,
              cell: ({ row }: { row: ReportRow }) => cell(row, column),
            })),
          ]}
        />
      </Card>
      <Card title="四、因政府信息公开工作被申请行政复议、提起行政诉讼情况">
        <Table
          caption="表四"
          hideCaption
          keepGrid
          rows={disputeKindNames}
          columns={[
            { key: 'kind', head: '类型', cell: (kind) => disputeKinds[kind] },
            ...Object.entries({ ...disputeResults, total: '总计' }).map(([result, head]) => ({
              key: result,
              head,
              kind: 'number' as const,
              cell: (kind: (typeof disputeKindNames)[number]) => four[kind][result as 'total'],
            })),
          ]}
        />
      </Card>
    </>
  );
}

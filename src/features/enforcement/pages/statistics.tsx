import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { ErrorSummary, Form, SelectField, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Figure } from '../rules/statistics.ts';

const home = '/staff/enforcement/statistics';

interface StatisticsProps {
  year: number;
  unit: string;
  units: { id: number; name: string }[];
  figures: Figure[];
  /** Decisions of the year that were never public: they are not counted. */
  waiting: number;
  /** Whether this person may draft the report of the chosen unit. */
  drafts: boolean;
  formKey: string;
  error?: string;
}

/** 行政执法统计年报: the figures of a year from the register, as a table to take along and as the draft of a report. */
export function StatisticsPage({ year, unit, units, figures, waiting, drafts, formKey, error }: StatisticsProps) {
  const query = `?year=${year}${unit ? `&unit=${unit}` : ''}`;
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : undefined} />
      <Filters action={home}>
        <TextField name="year" label="年份" inputMode="numeric" width="short" value={year} />
        {units.length > 1 && (
          <SelectField
            name="unit"
            label="单位"
            blank="全部单位"
            value={unit}
            options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        )}
      </Filters>
      <p>
        按决定日期统计已经公开过的决定，后来撤下的也计入。
        {waiting > 0 && <strong>还有 {waiting} 份决定没有公开，没有计入。</strong>}
        每年 1 月 31 日前公开上一年度的统计年报。
      </p>
      <Table
        caption={`${year}年度行政执法统计`}
        keepGrid
        rows={figures}
        columns={[
          { key: 'table', head: '表', kind: 'short', cell: ({ table }) => table },
          { key: 'name', head: '项目', kind: 'title', cell: ({ name }) => name },
          { key: 'unit', head: '计量单位', kind: 'short', cell: (row) => row.unit },
          { key: 'value', head: '数值', kind: 'number', cell: ({ value }) => value },
        ]}
      />
      <Form action={`${home}${query}`} idempotencyKey={formKey} label="起草统计年报">
        <Buttons>
          <ButtonLink href={`${home}.xlsx${query}`}>导出 Excel</ButtonLink>
          <ButtonLink href={`${home}.csv${query}`}>导出 CSV</ButtonLink>
          {drafts && <Button>起草统计年报</Button>}
        </Buttons>
      </Form>
    </>
  );
}

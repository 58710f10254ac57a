import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, SelectField, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import type { PlanRow } from '../queries/documents.ts';

const states: Record<string, string> = {
  draft: '草稿',
  submitted: '审查中',
  cleared: '待发布',
  issued: '已发布',
  abandoned: '已作废',
};

interface Props {
  plans: PlanRow[];
  units: { id: number; name: string }[];
  year: number;
  error: string | null;
  formKey: string;
}

/** Every yearly plan that this person sees, and a new one. */
export function PlansPage({ plans, units, year, error, formKey }: Props) {
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : {}} />
      <Table
        caption="年度计划"
        hideCaption
        rows={plans}
        empty="还没有年度计划。先导入抽查事项清单，再拟定计划。"
        columns={[
          {
            key: 'title',
            head: '计划',
            kind: 'title',
            cell: ({ edition, title }) => <a href={`/staff/inspections/editions/${edition}`}>{title}</a>,
          },
          { key: 'unit', head: '单位', cell: ({ unitName }) => unitName },
          { key: 'batches', head: '批次', kind: 'number', cell: ({ batches }) => batches },
          { key: 'state', head: '状态', kind: 'short', cell: ({ state }) => states[state] ?? state },
          {
            key: 'path',
            head: '公开',
            kind: 'short',
            cell: ({ path }) => (path ? <a href={path}>公众看到的页面</a> : '未公开'),
          },
        ]}
      />
      {units.length > 0 && (
        <Card title="拟定年度计划">
          <Form action="/staff/inspections/plans" idempotencyKey={formKey} label="拟定年度计划">
            <SelectField
              name="unit"
              label="单位"
              value={String(units[0]!.id)}
              options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
            <TextField name="year" label="年度" required value={String(year)} width="short" inputMode="numeric" />
            <Buttons>
              <Button>拟定</Button>
            </Buttons>
          </Form>
        </Card>
      )}
    </>
  );
}

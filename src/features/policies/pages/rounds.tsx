import type { Typed } from '../../../platform/form.ts';
import { Button } from '../../../ui/buttons.tsx';
import {
  CheckGroup,
  DateField,
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  FormSection,
  SelectField,
  TextField,
} from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { RoundRow } from '../queries/cleaning.ts';
import { roundStates, stateOfRound } from '../rules/cleaning.ts';
import { categories } from '../rules/regulation.ts';
import { one } from './duties-fields.tsx';

export const roundsHref = '/staff/policies/rounds';

const tones = { open: 'warning', announced: 'info', applied: 'success', closed: 'plain' } as const;

/** How far a round is, from its facts. */
export function RoundTag({ round }: { round: RoundRow }) {
  const state = stateOfRound(round);
  return <Tag tone={tones[state]}>{roundStates[state]}</Tag>;
}

/** 文件清理: every round, and the form for the next one. */
export function RoundsPage(props: {
  rounds: RoundRow[];
  /** Units for which the person may open a round; null stands for the whole district. */
  units: { id: number | null; name: string }[];
  typed: Typed;
  errors: FormErrors;
  key_: string;
}) {
  const { rounds, units, typed, errors, key_ } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Table
        caption="历次清理"
        rows={rounds}
        empty="还没有组织过清理。规章和规范性文件每两年清理一次。"
        columns={[
          {
            key: 'title',
            head: '清理名称',
            kind: 'title',
            cell: (row) => <a href={`${roundsHref}/${row.id}`}>{row.title}</a>,
          },
          { key: 'unit', head: '范围', cell: (row) => row.unitName ?? '全区' },
          { key: 'until', head: '截至', kind: 'date', cell: (row) => <Day on={row.issuedUntil} /> },
          { key: 'count', head: '已作结论', kind: 'number', cell: (row) => row.concluded },
          { key: 'state', head: '进展', kind: 'short', cell: (row) => <RoundTag round={row} /> },
        ]}
      />
      {units.length > 0 && (
        <Form action={roundsHref} idempotencyKey={key_} label="组织清理">
          <FormSection title="组织清理" note="清理结论要逐件作出；结果公告经审查、签发并公布之后，结论才生效。">
            <Fields>
              <TextField name="title" label="清理名称" required value={one(typed, 'title')} error={errors.title} />
              <SelectField
                name="unit"
                label="清理范围（单位）"
                value={one(typed, 'unit')}
                error={errors.unit}
                options={units.map(({ id, name }) => ({ value: id === null ? '' : String(id), label: name }))}
              />
              <DateField
                name="issuedUntil"
                label="清理到哪一天为止印发的文件"
                required
                value={one(typed, 'issuedUntil')}
                error={errors.issuedUntil}
              />
            </Fields>
            <CheckGroup
              name="categories"
              label="清理范围（类别）"
              inline
              values={[typed.categories ?? ['government', 'department']].flat()}
              error={errors.categories}
              options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
            />
            <Button>组织清理</Button>
          </FormSection>
        </Form>
      )}
    </>
  );
}

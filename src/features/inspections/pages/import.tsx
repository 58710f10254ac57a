import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Figures } from '../../../ui/cards.tsx';
import { ErrorSummary, Form } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import type { ImportRow } from '../queries/registers.ts';
import { type Register, registers } from '../rules/registers.ts';
import type { SheetRow } from '../rules/sheet.ts';

interface Props {
  row: ImportRow;
  counts: { fresh: number; differing: number };
  sample: SheetRow[];
  /** Whether this person may confirm it. */
  mine: boolean;
  error: string | null;
  formKey: string;
}

/** A file that was read: what it would change, or what it changed. */
export function ImportPage({ row, counts, sample, mine, error, formKey }: Props) {
  const register: Register = registers[row.register];
  const applied = row.appliedAt !== null;
  const [added, changed] = applied ? [row.added!, row.changed!] : [counts.fresh, counts.differing];
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : {}} />
      <Figures
        items={[
          { label: '行数', value: row.total, unit: '行' },
          { label: '新增', value: added, unit: '条' },
          { label: '修改', value: changed, unit: '条' },
          { label: '没有变化', value: row.total - added - changed, unit: '条' },
        ]}
      />
      {!applied && mine && (
        <Form action={`/staff/inspections/imports/${row.id}`} idempotencyKey={formKey} label="确认导入">
          <Buttons>
            <Button>确认导入 {row.total} 行</Button>
            <ButtonLink href={`/staff/inspections/registers/${row.register}`} kind="quiet">
              以后再说
            </ButtonLink>
          </Buttons>
        </Form>
      )}
      {sample.length > 0 && (
        <Table
          caption="前几行"
          rows={sample}
          columns={[
            { key: 'key', head: register.keyHead, kind: 'short', cell: ({ key }) => key },
            { key: 'name', head: register.nameHead, kind: 'title', cell: ({ name }) => name },
            ...register.columns.slice(0, 4).map((column) => ({
              key: column.name,
              head: column.head,
              cell: ({ fields }: SheetRow) => (fields[column.name] ?? '').slice(0, 60),
            })),
          ]}
        />
      )}
    </>
  );
}

import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Figures } from '../../../ui/cards.tsx';
import { ErrorSummary, Form } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import type { ImportRow } from '../queries/registers.ts';
import { keptDays, whyNotWrite } from '../rules/import.ts';
import { type Register, registers } from '../rules/registers.ts';
import type { SheetRow } from '../rules/sheet.ts';

interface Props {
  row: ImportRow;
  counts: { fresh: number; differing: number };
  sample: SheetRow[];
  /** Whether this person may confirm it. */
  mine: boolean;
  error: string | null;
  /** Rows that stand already in what is being written; nobody else sees them before the last. */
  written: number;
  now: Date;
  formKey: string;
}

/** How far it is; the page comes again by itself, and the link does the same at once. */
function Writing({ row, written }: { row: ImportRow; written: number }) {
  const words = written === 0 ? '正在等待写入' : `正在写入：已写 ${written} 行，共 ${row.total} 行`;
  return (
    <NoticeBox title={words}>
      <progress max={row.total} value={written} aria-label="写入进度">
        {written} / {row.total}
      </progress>
      <p>
        全部写完才生效；可以离开本页，写完以后在导入记录里看到。
        <a href={`/staff/inspections/imports/${row.id}`}>刷新</a>
      </p>
    </NoticeBox>
  );
}

/** A file that was read: what it would change, or what it changed. */
export function ImportPage({ row, counts, sample, mine, error, written, now, formKey }: Props) {
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
      {row.droppedAt && <p>读入后 {keptDays} 日没有确认，内容已经清理。需要导入的，请重新上传。</p>}
      {row.failed && (
        <NoticeBox tone="error" title="没有导入，一行也没有写入">
          <p>{row.failed}</p>
        </NoticeBox>
      )}
      {row.begunAt && !applied && <Writing row={row} written={written} />}
      {mine && whyNotWrite(row, now) === null && (
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

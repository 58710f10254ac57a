import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { ErrorSummary, FileField, Form, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { EntryRow, ImportRow } from '../queries/registers.ts';
import { type Register, type RegisterName, registers } from '../rules/registers.ts';

interface Props {
  name: RegisterName;
  rows: EntryRow[];
  imports: ImportRow[];
  units: { id: number; name: string }[];
  q: string;
  page: number;
  perPage: number;
  /** What is wrong with the form that was just sent, by field. */
  errors: FormErrors;
  /** What is wrong in its file, row by row. */
  lines: string[];
  unit: number | undefined;
  strange: string[];
  formKey: string;
}

const path = (name: RegisterName) => `/staff/inspections/registers/${name}`;

/** One register: what stands in it, and how a file gets into it. */
export function RegisterPage(props: Props) {
  const { name, rows, q, page, perPage } = props;
  const register: Register = registers[name];
  const query = (to: number) => `${path(name)}?${new URLSearchParams({ ...(q ? { q } : {}), page: String(to) })}`;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      {props.lines.length > 0 && <Wrong {...props} />}
      {props.units.length > 0 && <Upload {...props} />}
      <Filters action={path(name)} label="查找" active={q ? [{ label: q, removeHref: path(name) }] : []}>
        <TextField name="q" label={`${register.nameHead}或者${register.keyHead}`} value={q} maxLength={60} />
      </Filters>
      <Table
        caption={register.words}
        hideCaption
        rows={rows}
        empty={q ? '没有找到，请换一个写法。' : '还没有内容，请先导入。'}
        columns={[
          {
            key: 'name',
            head: register.nameHead,
            kind: 'title',
            cell: (row) => <a href={`/staff/inspections/entries/${row.id}`}>{row.name}</a>,
          },
          { key: 'key', head: register.keyHead, kind: 'short', cell: (row) => row.key },
          ...register.columns.slice(0, 4).map((column) => ({
            key: column.name,
            head: column.head,
            cell: (row: EntryRow) => (row.fields[column.name] ?? '').slice(0, 60),
          })),
          { key: 'unit', head: '管理单位', cell: (row) => row.unitName },
        ]}
      />
      <Pager page={page} total={rows[0]?.total ?? 0} perPage={perPage} href={query} unit="条" />
      <Log imports={props.imports} />
    </>
  );
}

function Wrong({ lines, strange }: Props) {
  return (
    <NoticeBox tone="error" title="这份表没有导入，请按下面改好再上传">
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {strange.length > 0 && <p>不认识的列（略过）：{strange.join('、')}。</p>}
    </NoticeBox>
  );
}

function Upload({ name, units, unit, errors, formKey }: Props) {
  const { words } = registers[name];
  return (
    <Card
      title="导入"
      note="先读入核对，再确认；要么全部导入，要么一行也不导入。同一编号的行按新表修改，改动前后都留在历史里。"
    >
      <Form action={path(name)} idempotencyKey={formKey} upload label={`导入${words}`}>
        <FileField
          name="file"
          label="表格"
          required
          accept=".xlsx,.csv"
          hint=".xlsx 或 .csv（UTF-8、GBK 均可），最多 20 万行"
          error={errors.file}
        />
        <SelectField
          name="unit"
          label="由哪个单位管理"
          value={String(unit ?? units[0]!.id)}
          options={units.map(({ id, name: called }) => ({ value: String(id), label: called }))}
          error={errors.unit}
        />
        <Buttons>
          <Button>读入并核对</Button>
          <ButtonLink href={`${path(name)}/export.xlsx`} kind="secondary">
            下载本表（样表）
          </ButtonLink>
          <ButtonLink href={`${path(name)}/export.csv`} kind="quiet">
            CSV
          </ButtonLink>
        </Buttons>
      </Form>
    </Card>
  );
}

function Log({ imports }: Pick<Props, 'imports'>) {
  return (
    <Table
      caption="导入记录"
      rows={imports}
      empty="还没有导入过。"
      columns={[
        {
          key: 'name',
          head: '文件',
          kind: 'title',
          cell: ({ id, name }) => <a href={`/staff/inspections/imports/${id}`}>{name}</a>,
        },
        { key: 'unit', head: '单位', cell: ({ unitName }) => unitName },
        { key: 'total', head: '行数', kind: 'number', cell: ({ total }) => total },
        { key: 'by', head: '读入', cell: ({ readBy }) => readBy },
        { key: 'at', head: '时间', kind: 'date', cell: ({ readAt }) => <Moment at={readAt} /> },
        { key: 'state', head: '状态', kind: 'short', cell: ({ appliedAt }) => (appliedAt ? '已导入' : '待确认') },
      ]}
    />
  );
}

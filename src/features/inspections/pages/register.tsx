import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { ErrorSummary, FileField, Form, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { EntryRow, ImportRow } from '../queries/registers.ts';
import { certificateOf, type Register, type RegisterName, registers, soonDays } from '../rules/registers.ts';

interface Props {
  name: RegisterName;
  rows: EntryRow[];
  imports: ImportRow[];
  units: { id: number; name: string }[];
  q: string;
  page: number;
  perPage: number;
  /** How many certificates are over or end soon; null for registers without certificates. */
  certificates: { over: number; soon: number } | null;
  /** Only those are listed. */
  expiring: boolean;
  today: string;
  /** The last day that is soon. */
  soon: string;
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
  const query = (to: number) =>
    `${path(name)}?${new URLSearchParams({ ...(q ? { q } : {}), ...(props.expiring ? { expiring: '' } : {}), page: String(to) })}`;
  return (
    <>
      <ErrorSummary errors={props.errors} />
      {props.lines.length > 0 && <Wrong {...props} />}
      {props.units.length > 0 && <Upload {...props} />}
      {props.certificates && <Certificates {...props.certificates} expiring={props.expiring} />}
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
            cell: (row: EntryRow) =>
              column.name === 'expiresOn' ? (
                <Expiry {...props} row={row} />
              ) : (
                (row.fields[column.name] ?? '').slice(0, 60)
              ),
          })),
          { key: 'unit', head: '管理单位', cell: (row) => row.unitName },
        ]}
      />
      <Pager page={page} total={rows[0]?.total ?? 0} perPage={perPage} href={query} unit="条" />
      <Log imports={props.imports} />
    </>
  );
}

function Certificates({ over, soon, expiring }: { over: number; soon: number; expiring: boolean }) {
  if (over + soon === 0) return null;
  return (
    <NoticeBox tone={over > 0 ? 'error' : 'warning'} title={`证件已过期 ${over} 人，${soonDays} 日内到期 ${soon} 人`}>
      <p>
        过期的不参加抽签，也不能录入检查结果；换证以后请重新导入。
        <a href={`${path('inspector')}${expiring ? '' : '?expiring='}`}>{expiring ? '查看全部人员' : '只看这些人员'}</a>
      </p>
    </NoticeBox>
  );
}

function Expiry({ row, today, soon }: Pick<Props, 'today' | 'soon'> & { row: EntryRow }) {
  const state = certificateOf(row.fields, today, soon);
  const on = row.fields.expiresOn ?? '';
  if (state === 'good') return <>{on}</>;
  return (
    <>
      {on} <Tag tone={state === 'over' ? 'error' : 'warning'}>{state === 'over' ? '已过期' : '临期'}</Tag>
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

function stateOf({ appliedAt, begunAt, droppedAt, failed }: ImportRow): string {
  if (appliedAt) return '已导入';
  if (droppedAt) return '已清理';
  return begunAt ? '正在写入' : failed ? '没有导入' : '待确认';
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
        { key: 'state', head: '状态', kind: 'short', cell: (row) => stateOf(row) },
      ]}
    />
  );
}

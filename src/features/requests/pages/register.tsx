import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { RegisterRow, UnitFigures } from '../queries/register.ts';
import { outcomes } from '../rules/outcomes.ts';
import { addressOf, type Filter } from '../rules/register.ts';
import { kinds, states } from '../rules.ts';
import { options } from './fields.tsx';

interface Props {
  filter: Filter;
  rows: RegisterRow[];
  total: number;
  perPage: number;
  units: { id: number; name: string }[];
  figures: UnitFigures[];
  year: number;
}

/** What can be done with the whole register. */
export function RegisterActions({
  filter,
  year,
  enters,
  imports,
  matters,
}: {
  filter: Filter;
  year: number;
  enters: boolean;
  imports: boolean;
  matters: boolean;
}) {
  const address = (path: string) => addressOf({ ...filter, page: 1 }, path);
  return (
    <>
      {enters && <ButtonLink href="/staff/requests/new">录入申请</ButtonLink>}
      {imports && <ButtonLink href="/staff/requests/import">导入旧登记簿</ButtonLink>}
      {matters && <ButtonLink href="/staff/requests/matters">更正申请和投诉</ButtonLink>}
      <ButtonLink href={`/staff/requests/report?year=${year}`}>年度报告表三、表四</ButtonLink>
      <ButtonLink href="/staff/requests/handover">移送明细表</ButtonLink>
      <ButtonLink href={address('/staff/requests/export.xlsx')}>导出 Excel</ButtonLink>
      <ButtonLink href={address('/staff/requests/export.csv')}>导出 CSV</ButtonLink>
    </>
  );
}

/** 登记簿: every case of the office's own units, what is overdue and what soon will be, and how many each unit has. */
export function RegisterPage({ filter, rows, total, perPage, units, figures, year }: Props) {
  return (
    <>
      <RegisterFilters filter={filter} units={units} />
      <Table
        caption="依申请公开登记簿"
        hideCaption
        rows={rows}
        empty="没有符合条件的申请。"
        columns={[
          {
            key: 'number',
            head: '编号',
            kind: 'short',
            cell: (row) => <a href={`/staff/requests/${row.id}`}>{row.number}</a>,
          },
          { key: 'subject', head: '摘要', kind: 'title', cell: (row) => row.subject || '（登记后填写）' },
          ...(units.length > 1 ? [{ key: 'unit', head: '单位', cell: (row: RegisterRow) => row.unitName }] : []),
          { key: 'kind', head: '申请人', kind: 'short', cell: (row) => kinds[row.kind] },
          { key: 'received', head: '收到', kind: 'date', cell: (row) => row.receivedOn && <Day on={row.receivedOn} /> },
          { key: 'state', head: '状态', cell: (row) => stateWords(row) },
          { key: 'due', head: '期限', kind: 'date', cell: (row) => <Due row={row} /> },
        ]}
      />
      <Pager
        page={filter.page}
        total={total}
        perPage={perPage}
        unit="件"
        href={(page) => addressOf({ ...filter, page })}
      />
      <ByUnit figures={figures} year={year} />
    </>
  );
}

const stateWords = (row: RegisterRow) => (row.outcome && row.endedOn ? outcomes[row.outcome].words : states[row.state]);

const tones = { late: 'error', soon: 'warning', normal: 'success', still: 'plain' } as const;
const short = { late: '超期', soon: '临期', normal: '正常', still: '暂停' } as const;

/** Until when, and how that stands, in a word; the case says the rest. */
function Due({ row: { dueOn, endedOn, standing } }: { row: RegisterRow }) {
  if (!standing) return null;
  if (endedOn) return <>{standing.line.split('。')[0]}</>;
  const state = standing.state as keyof typeof tones;
  return (
    <>
      {dueOn && <Day on={dueOn} />} <Tag tone={tones[state]}>{short[state]}</Tag>
    </>
  );
}

function RegisterFilters({ filter, units }: Pick<Props, 'filter' | 'units'>) {
  const named: [keyof Filter, string][] = [
    ['state', filter.state === 'open' ? '未办结' : filter.state ? states[filter.state] : ''],
    ['standing', { late: '超期', soon: '临期', '': '' }[filter.standing]],
    ['unit', units.find(({ id }) => id === filter.unit)?.name ?? ''],
    ['kind', filter.kind ? kinds[filter.kind] : ''],
    ['year', filter.year ? `${filter.year} 年` : ''],
    ['row', filter.row ? '年度报告中的一格' : ''],
    ['words', filter.words],
  ];
  const active = named
    .filter(([, label]) => label)
    .map(([name, label]) => ({ label, removeHref: addressOf({ ...filter, page: 1, [name]: '' }) }));
  return (
    <Filters action="/staff/requests" active={active} clearHref="/staff/requests">
      <SelectField
        name="state"
        label="状态"
        blank="全部"
        value={filter.state}
        options={[{ value: 'open', label: '未办结' }, ...options(states)]}
      />
      <SelectField
        name="standing"
        label="期限"
        blank="全部"
        value={filter.standing}
        options={[
          { value: 'late', label: '超期' },
          { value: 'soon', label: '临期' },
        ]}
      />
      <SelectField
        name="unit"
        label="单位"
        blank="全部"
        value={filter.unit ? String(filter.unit) : ''}
        options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <SelectField name="kind" label="申请人类型" blank="全部" value={filter.kind} options={options(kinds)} />
      <TextField name="year" label="年度" value={filter.year ?? ''} inputMode="numeric" width="short" />
      <TextField name="words" label="编号或者摘要" value={filter.words} maxLength={60} />
    </Filters>
  );
}

function ByUnit({ figures, year }: Pick<Props, 'figures' | 'year'>) {
  const link = (row: UnitFigures, value: number, more: Partial<Filter>) => (
    <a href={addressOf({ unit: row.unit, ...more })}>{value}</a>
  );
  return (
    <Card title={`${year} 年按单位统计`}>
      <Table
        caption={`${year} 年按单位统计`}
        hideCaption
        keepGrid
        rows={figures}
        empty="还没有申请。"
        columns={[
          { key: 'unit', head: '单位', cell: (row) => row.unitName },
          {
            key: 'received',
            head: '新收',
            kind: 'number',
            cell: (row) => link(row, row.received, { year, row: 'new' }),
          },
          { key: 'ended', head: '办结', kind: 'number', cell: (row) => link(row, row.ended, { year, row: 'total' }) },
          { key: 'open', head: '在办', kind: 'number', cell: (row) => link(row, row.open, { state: 'open' }) },
          { key: 'unconfirmed', head: '待确认', kind: 'number', cell: (row) => row.unconfirmed },
        ]}
      />
    </Card>
  );
}

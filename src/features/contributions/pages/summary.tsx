import type { Child } from 'hono/jsx';
import type { Sheet } from '../../../platform/spreadsheet.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card, Figures } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import type { UnitRow } from '../queries.ts';
import { type Outcome, outcomes, queryOf, type Tally, type View } from '../rules.ts';

export interface SummaryRow {
  label: string;
  view: View;
  figures: Tally;
}

export interface SummaryView {
  view: View;
  units: UnitRow[];
  years: number[];
  byUnit: SummaryRow[];
  byMonth: SummaryRow[];
  /** Of what is asked for, and of the whole year for the same units. */
  total: SummaryRow;
  wholeYear: SummaryRow;
}

const path = '/staff/contributions';
const months = Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: `${index + 1} 月` }));

/** 报送统计: by unit and by month, each figure with the list behind it. */
export function Summary(props: SummaryView) {
  const { view, units, years, byUnit, byMonth, total, wholeYear } = props;
  return (
    <>
      <Filters action={path} active={active(view, units)} clearHref={`${path}${queryOf({ year: view.year })}`}>
        <SelectField name="year" label="年度" value={String(view.year)} options={years.map(yearOption)} />
        <SelectField
          name="month"
          label="月份"
          blank="全年"
          value={view.month ? String(view.month) : ''}
          options={months}
        />
        {units.length > 1 && (
          <SelectField
            name="unit"
            label="单位"
            blank="全部单位"
            value={view.unit ? String(view.unit) : ''}
            options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        )}
      </Filters>
      <Figures items={figures(total)} />
      <div class="list-bar">
        <span class="list-bar-end">
          <ButtonLink href={`${path}/export.xlsx${queryOf(view)}`}>导出 Excel</ButtonLink>{' '}
          <ButtonLink href={`${path}/export.csv${queryOf(view)}`}>导出 CSV</ButtonLink>
        </span>
      </div>
      <Card title={`按单位（${spanWords(view)}）`}>
        <Table
          caption="按单位的报送情况"
          hideCaption
          keepGrid
          rows={units.length > 1 && view.unit === null ? [...byUnit, total] : byUnit}
          columns={columns('单位')}
          empty="您的岗位不属于任何单位。"
        />
      </Card>
      <Card title={`按月份（${view.year} 年）`}>
        <Table
          caption="按月份的报送情况"
          hideCaption
          keepGrid
          rows={[...byMonth, wholeYear]}
          columns={columns('月份')}
        />
      </Card>
      <Definitions />
    </>
  );
}

const yearOption = (year: number) => ({ value: String(year), label: `${year} 年` });
const spanWords = ({ year, month }: View) => (month ? `${year} 年 ${month} 月` : `${year} 年全年`);
const listHref = (view: View, outcome: Outcome | null) => `${path}/list${queryOf({ ...view, outcome })}`;
const daysWords = (days: number | null) => (days === null ? '—' : days.toFixed(1));
const shareWords = (share: number | null) => (share === null ? '—' : `${share}%`);

function active(view: View, units: UnitRow[]) {
  const name = units.find(({ id }) => id === view.unit)?.name;
  return [
    ...(view.month ? [{ label: `${view.month} 月`, removeHref: `${path}${queryOf({ ...view, month: null })}` }] : []),
    ...(name ? [{ label: name, removeHref: `${path}${queryOf({ ...view, unit: null })}` }] : []),
  ];
}

function figures({ view, figures: of }: SummaryRow) {
  return [
    { label: '报送', value: of.sent, unit: '份', href: listHref(view, null) },
    {
      label: '采用',
      value: of.adopted,
      unit: '份',
      href: listHref(view, 'adopted'),
      note: `采用率 ${shareWords(of.share)}`,
    },
    { label: '在办', value: of.pending, unit: '份', href: listHref(view, 'pending') },
    {
      label: '退回',
      value: of.returned,
      unit: '份',
      href: listHref(view, 'returned'),
      note: `共退回 ${of.timesReturned} 次`,
    },
    { label: '平均用时', value: daysWords(of.days), unit: of.days === null ? '' : '个工作日' },
  ];
}

function columns(head: string): Column<SummaryRow>[] {
  const outcome = (key: Outcome): Column<SummaryRow> => ({
    key,
    head: outcomes[key],
    kind: 'number',
    cell: (row) => counted(row.figures[key], listHref(row.view, key)),
  });
  return [
    { key: 'label', head, kind: 'short', cell: (row) => row.label },
    { key: 'sent', head: '报送', kind: 'number', cell: (row) => counted(row.figures.sent, listHref(row.view, null)) },
    ...(Object.keys(outcomes) as Outcome[]).map(outcome),
    { key: 'share', head: '采用率', kind: 'number', cell: (row) => shareWords(row.figures.share) },
    { key: 'days', head: '平均用时', kind: 'number', cell: (row) => daysWords(row.figures.days) },
    { key: 'times', head: '退回次数', kind: 'number', cell: (row) => row.figures.timesReturned },
    { key: 'urgent', head: '紧急', kind: 'number', cell: (row) => row.figures.urgent },
    { key: 'program', head: '接口', kind: 'number', cell: (row) => row.figures.byProgram },
  ];
}

const counted = (count: number, href: string): Child => (count > 0 ? <a href={href}>{count}</a> : 0);

/** How it is counted stands beside the figures (experience.md, Data pages). */
function Definitions() {
  return (
    <Card title="怎样统计">
      <ul>
        <li>一份文件算一份报送，计入第一次送审的月份。退回后再送审的仍是同一份，退了几次另记在“退回次数”。</li>
        <li>一并送审的几份文件各算一份；紧急程序和通过接口送来的同样计入，“紧急”“接口”两列是其中数。</li>
        <li>报送＝采用＋在办＋退回＋撤回＋不予公开，每份只归一类，按现在的情况归类。</li>
        <li>采用：已经印发（主动公开或依申请公开），后来更正、撤下的仍算采用。退回：审查人退回，还没有再送。</li>
        <li>撤回：送审人自行撤回，或者送审后又修改，还没有再送。不予公开：审查决定不予公开，或者以此属性印发。</li>
        <li>平均用时：已印发的文件，从第一次送审到印发的工作日数（送审当天不计，当天印发为 0），取平均。</li>
        <li>已发布文件的更正、从旧网站迁移的内容不计入报送。</li>
      </ul>
    </Card>
  );
}

/** What the page shows, units first, then months. */
export function summarySheet({ view, byUnit, byMonth, total, wholeYear }: SummaryView): Sheet {
  const heads = columns('');
  const rowOf = ({ label, figures: of }: SummaryRow) => [
    label,
    of.sent,
    ...(Object.keys(outcomes) as Outcome[]).map((key) => of[key]),
    of.share === null ? '' : of.share / 100,
    of.days ?? '',
    of.timesReturned,
    of.urgent,
    of.byProgram,
  ];
  const blank = heads.map(() => '');
  return {
    name: `报送统计 ${spanWords(view)}`,
    columns: heads.map(({ head }, index) => ({ head: head || '单位、月份', width: index === 0 ? 24 : 12 })),
    rows: [
      ...byUnit.map(rowOf),
      ...(byUnit.length > 1 ? [rowOf(total)] : []),
      blank,
      ...byMonth.map(rowOf),
      rowOf(wholeYear),
    ],
  };
}

import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card, Figures } from '../../../ui/cards.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { DutyRecordRow, TrainingRow } from '../queries/records.ts';
import { dutyKinds } from '../rules.ts';

interface RecordsProps {
  year: number;
  years: number[];
  unit: number | null;
  units: { id: number; name: string }[];
  duties: DutyRecordRow[];
  trainings: TrainingRow[];
  /** Whether this person may record. */
  records: boolean;
}

/** What units did to carry the work (article 十七) and whom they trained (article 十九), by year and unit. */
export function RecordsPage({ year, years, unit, units, duties, trainings, records }: RecordsProps) {
  const href = (unitWanted: string) => `/staff/workplan/records?year=${year}&unit=${unitWanted}`;
  const unitName = units.find(({ id }) => id === unit)?.name;
  return (
    <>
      {records && (
        <div class="page-head">
          <div class="page-actions">
            <ButtonLink href="/staff/workplan/records/duty" kind="primary">
              登记履职
            </ButtonLink>
            <ButtonLink href="/staff/workplan/records/training">登记培训</ButtonLink>
          </div>
        </div>
      )}
      <Filters
        action="/staff/workplan/records"
        label="筛选记录"
        active={unitName ? [{ label: `单位：${unitName}`, removeHref: href('all') }] : []}
      >
        <SelectField
          name="year"
          label="年度"
          value={String(year)}
          options={years.map((one) => ({ value: String(one), label: `${one} 年` }))}
        />
        <SelectField
          name="unit"
          label="单位"
          value={unit === null ? 'all' : String(unit)}
          options={[
            { value: 'all', label: '全部单位' },
            ...units.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      </Filters>
      <RecordFigures duties={duties} trainings={trainings} />
      <Card title="履职记录">
        <Table
          caption={`${year} 年履职记录，共 ${duties.length} 条`}
          rows={duties}
          empty={`${year} 年还没有履职记录。听取汇报、研究解决问题、配备人员和经费保障，都在这里登记。`}
          columns={[
            { key: 'on', head: '日期', kind: 'date', cell: (row) => <Day on={row.on} /> },
            { key: 'unit', head: '单位', cell: (row) => row.unitName },
            { key: 'kind', head: '事项', kind: 'short', cell: (row) => dutyKinds[row.kind] },
            { key: 'title', head: '题目', kind: 'title', cell: (row) => row.title },
            { key: 'words', head: '情况和解决', cell: (row) => <DutyWords row={row} /> },
            { key: 'figure', head: '数量', kind: 'number', cell: figureOf },
          ]}
        />
      </Card>
      <Card title="培训记录">
        <Table
          caption={`${year} 年培训，共 ${trainings.length} 期`}
          rows={trainings}
          empty={`${year} 年还没有培训记录。`}
          columns={[
            { key: 'on', head: '日期', kind: 'date', cell: (row) => <Day on={row.on} /> },
            { key: 'unit', head: '主办单位', cell: (row) => row.unitName },
            { key: 'title', head: '内容', kind: 'title', cell: (row) => row.title },
            { key: 'who', head: '授课人', cell: (row) => row.lecturer },
            { key: 'hours', head: '学时', kind: 'number', cell: (row) => row.hours },
            {
              key: 'attended',
              head: '到训 / 应训',
              kind: 'number',
              cell: (row) => `${row.attended} / ${row.invited}（${share(row.attended, row.invited)}）`,
            },
            {
              key: 'material',
              head: '教材',
              cell: (row) => row.material && <a href={`/staff/files/${row.material}`}>{row.materialName}</a>,
            },
          ]}
        />
      </Card>
    </>
  );
}

function RecordFigures({ duties, trainings }: Pick<RecordsProps, 'duties' | 'trainings'>) {
  const count = (kind: DutyRecordRow['kind']) => duties.filter((row) => row.kind === kind).length;
  const sum = (of: (row: TrainingRow) => number) => trainings.reduce((total, row) => total + of(row), 0);
  return (
    <Figures
      items={[
        { label: '听取汇报', value: count('report_heard'), unit: '次' },
        { label: '解决问题', value: count('problem'), unit: '个' },
        { label: '培训', value: trainings.length, unit: '期' },
        {
          label: '到训',
          value: sum((row) => row.attended),
          unit: '人次',
          note:
            trainings.length > 0
              ? `到训率 ${share(
                  sum((row) => row.attended),
                  sum((row) => row.invited),
                )}`
              : undefined,
        },
      ]}
    />
  );
}

function DutyWords({ row }: { row: DutyRecordRow }) {
  return (
    <>
      {row.words}
      {row.solution && <p class="quiet">解决：{row.solution}</p>}
    </>
  );
}

const figureOf = ({ kind, figure }: DutyRecordRow) =>
  figure === null
    ? ''
    : kind === 'funds'
      ? `${figure.toLocaleString('zh-CN')} 元`
      : kind === 'staff'
        ? `${figure} 人`
        : figure;
const share = (part: number, whole: number) => (whole > 0 ? `${Math.round((part / whole) * 100)}%` : '无');

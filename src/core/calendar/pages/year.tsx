import { addDays, weekdayWords } from '../../../platform/time.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { DayRow, YearRow } from '../queries.ts';
import { dayKinds } from '../rules.ts';

interface YearProps {
  year: number;
  /** Null when no notice is known. */
  known: YearRow | null;
  days: DayRow[];
  /** Working days of each month, January first. */
  months: number[];
  years: number[];
  /** The year that should be there by now. */
  missing: number | null;
  mayEdit: boolean;
}

/** 日历: what a year's notice announced, what was set by hand, and the working days of each month. */
export function YearPage({ year, known, days, months, years, missing, mayEdit }: YearProps) {
  const near = years.filter((one) => Math.abs(one - year) <= 3);
  return (
    <>
      {missing && <MissingYear year={missing} mayEdit={mayEdit} />}
      <Tabs
        label="年份"
        items={near.map((one) => ({ label: `${one} 年`, href: `/staff/calendar?year=${one}`, current: one === year }))}
      />
      {known ? <Source known={known} /> : <Uncovered year={year} />}
      <Table
        caption={`${year} 年的放假与调休`}
        rows={stretches(days)}
        empty={`没有 ${year} 年的放假与调休记录，工作日只按周末推算。`}
        columns={mayEdit ? [...columns, edit] : columns}
      />
      <Table
        caption={`${year} 年各月工作日${known ? '' : '（推算）'}`}
        keepGrid
        rows={[months]}
        columns={months.map((_, index) => ({
          key: String(index + 1),
          head: `${index + 1}月`,
          kind: 'number' as const,
          cell: (row: number[]) => row[index],
        }))}
      />
      {mayEdit && (
        <Buttons>
          <ButtonLink href="/staff/calendar/import" kind="primary">
            导入一年的安排
          </ButtonLink>
          <ButtonLink href="/staff/calendar/day">设定一天</ButtonLink>
        </Buttons>
      )}
    </>
  );
}

const columns: Column<DayRow[]>[] = [
  { key: 'name', head: '名称', kind: 'title', cell: ([day]) => day!.name },
  { key: 'kind', head: '安排', cell: ([day]) => <Kind kind={day!.kind} /> },
  { key: 'days', head: '日期', kind: 'date', cell: range },
  { key: 'count', head: '天数', kind: 'number', cell: (stretch) => stretch.length },
  { key: 'source', head: '依据', cell: ([day]) => day!.source },
];
const edit: Column<DayRow[]> = {
  key: 'edit',
  head: '操作',
  kind: 'actions',
  cell: (stretch) => <Edits days={stretch} />,
};

function MissingYear({ year, mayEdit }: { year: number; mayEdit: boolean }) {
  return (
    <NoticeBox tone="warning" title={`还没有 ${year} 年的节假日安排`}>
      涉及 {year} 年的期限目前只按周末推算。国务院办公厅的通知一般在十月至十二月公布，
      {mayEdit ? <a href="/staff/calendar/import">公布后请在这里导入</a> : '公布后请系统管理员导入'}。
    </NoticeBox>
  );
}

function Uncovered({ year }: { year: number }) {
  return (
    <NoticeBox tone="info" title={`${year} 年未覆盖`}>
      日历中没有这一年的通知。凡涉及这一年的计算，都会注明“只按周末推算”。
    </NoticeBox>
  );
}

function Source({ known }: { known: YearRow }) {
  const papers = known.papers.map((paper) => (
    <p>
      <a href={paper}>{paper}</a>
    </p>
  ));
  return (
    <Facts
      label="依据"
      items={[
        { label: '通知文号', value: known.notice },
        { label: '导入时间', value: <Moment at={known.importedAt} /> },
        { label: '原文', value: papers.length > 0 && papers, wide: true },
      ]}
    />
  );
}

export function Kind({ kind }: { kind: DayRow['kind'] }) {
  return <Tag tone={kind === 'holiday' ? 'success' : 'warning'}>{dayKinds[kind]}</Tag>;
}

function Edits({ days }: { days: DayRow[] }) {
  return (
    <>
      {days.map(({ day }) => (
        <>
          <a href={`/staff/calendar/day?day=${day}`}>
            {Number(day.slice(8))}
            {'\u2060'}日<span class="visually-hidden">：修改 {day}</span>
          </a>{' '}
        </>
      ))}
    </>
  );
}

function range(days: DayRow[]): string {
  const [first, last] = [days[0]!.day, days.at(-1)!.day];
  return first === last ? `${first} ${weekdayWords(first)}` : `${first} 至 ${last}`;
}

/** Neighbouring days of one festival, arrangement and source as one line. */
function stretches(days: DayRow[]): DayRow[][] {
  const found: DayRow[][] = [];
  for (const day of days) {
    const last = found.at(-1)?.at(-1);
    const joins = last && last.name === day.name && last.kind === day.kind && last.source === day.source;
    if (joins && addDays(last.day, 1) === day.day) found.at(-1)!.push(day);
    else found.push([day]);
  }
  return found;
}

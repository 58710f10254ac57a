import type { Sheet } from '../../../platform/spreadsheet.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { DateField, SelectField } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import { type Asked, byUnit, type PageRow, views } from '../rules.ts';
import { DayChart, UnitChart } from './charts.tsx';

export interface VisitsProps {
  asked: Asked;
  pages: PageRow[];
  days: { day: string; visits: number }[];
  page: number;
}

export const path = '/staff/visits';
export const perPage = 50;
const queryOf = ({ from, to, by }: Asked) => `?${new URLSearchParams({ from, to, by })}`;
const hidden = '（已不公开的页面）';

/** 访问量: how often the pages of the portal were shown, and nothing about who saw them. */
export function VisitsPage(props: VisitsProps) {
  const { asked, days } = props;
  const total = days.reduce((sum, { visits }) => sum + visits, 0);
  return (
    <>
      <p>
        只统计公开页面被打开的次数，不用
        Cookie，不记录访问者的任何信息；搜索引擎等程序的访问不计。进程被强行结束时，最多少计一分钟。
      </p>
      <Filters action={path}>
        <DateField name="from" label="从" value={asked.from} />
        <DateField name="to" label="到" value={asked.to} />
        <SelectField
          name="by"
          label="统计方式"
          value={asked.by}
          options={Object.entries(views).map(([value, label]) => ({ value, label }))}
        />
      </Filters>
      <div class="list-bar">
        <span>
          <Day on={asked.from} /> 至 <Day on={asked.to} />
          ，共 {total} 次
        </span>
        <span class="list-bar-end">
          <ButtonLink href={`${path}/export.xlsx${queryOf(asked)}`}>导出 Excel</ButtonLink>
          <ButtonLink href={`${path}/export.csv${queryOf(asked)}`}>导出 CSV</ButtonLink>
        </span>
      </div>
      {asked.by === 'day' ? <Days {...props} /> : asked.by === 'unit' ? <Units {...props} /> : <Pages {...props} />}
    </>
  );
}

const empty = '这段时间没有访问记录。页面被打开后，一分钟内会出现在这里。';

const Days = ({ asked, days }: VisitsProps) => (
  <>
    <DayChart asked={asked} days={days} />
    <Table
      caption="每天的访问量"
      hideCaption
      rows={days}
      empty={empty}
      columns={[
        { key: 'day', head: '日期', kind: 'date', cell: ({ day }) => <Day on={day} /> },
        { key: 'visits', head: '次数', kind: 'number', cell: ({ visits }) => visits },
      ]}
    />
  </>
);

const Units = ({ asked, pages }: VisitsProps) => (
  <>
    <UnitChart asked={asked} units={byUnit(pages)} />
    <Table
      caption="各单位的访问量"
      hideCaption
      rows={byUnit(pages)}
      empty={empty}
      columns={[
        { key: 'unit', head: '单位', kind: 'title', cell: ({ unit }) => unit },
        { key: 'pages', head: '页面', kind: 'number', cell: (row) => row.pages },
        { key: 'visits', head: '次数', kind: 'number', cell: ({ visits }) => visits },
      ]}
    />
  </>
);

const Pages = ({ pages, page, asked }: VisitsProps) => (
  <>
    <Table
      caption="各页面的访问量"
      hideCaption
      rows={pages.slice((page - 1) * perPage, page * perPage)}
      empty={empty}
      columns={[
        {
          key: 'page',
          head: '页面',
          kind: 'title',
          cell: (row) => (row.title === null ? hidden : <a href={row.page}>{row.title}</a>),
        },
        { key: 'unit', head: '单位', kind: 'short', cell: ({ unit }) => unit ?? '—' },
        { key: 'visits', head: '次数', kind: 'number', cell: ({ visits }) => visits },
      ]}
    />
    <Pager
      page={page}
      total={pages.length}
      perPage={perPage}
      href={(to) => `${path}${queryOf(asked)}&page=${to}`}
      unit="个"
    />
  </>
);

/** What is shown, every page of it. */
export function visitsSheet({ asked, pages, days }: VisitsProps): Sheet {
  const name = `访问量${views[asked.by]} ${asked.from} 至 ${asked.to}`;
  const sheet = (heads: [string, number][], rows: Sheet['rows']): Sheet => ({
    name,
    columns: heads.map(([head, width]) => ({ head, width })),
    rows,
  });
  if (asked.by === 'day')
    return sheet(
      [
        ['日期', 12],
        ['次数', 10],
      ],
      days.map(({ day, visits }) => [{ day }, visits]),
    );
  if (asked.by === 'unit')
    return sheet(
      [
        ['单位', 24],
        ['页面', 10],
        ['次数', 10],
      ],
      byUnit(pages).map((row) => [row.unit, row.pages, row.visits]),
    );
  return sheet(
    [
      ['页面', 48],
      ['地址', 40],
      ['单位', 24],
      ['次数', 10],
    ],
    pages.map((row) => [row.title ?? hidden, row.page, row.unit, row.visits]),
  );
}

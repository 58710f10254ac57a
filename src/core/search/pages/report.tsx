import { ButtonLink } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import type { Asked, Question } from '../queries/asked.ts';
import type { AskedDay } from '../rules/report.ts';
import { AskedDays } from './days.tsx';

interface ReportProps {
  since: string;
  total: number;
  days: AskedDay[];
  frequent: Asked[];
  empty: Asked[];
  unopened: Asked[];
  questions: Question[];
}

const query: Column<Asked> = {
  key: 'query',
  head: '搜索词',
  kind: 'title',
  cell: (row) => <a href={`/search?q=${encodeURIComponent(row.query)}`}>{row.query}</a>,
};
const times: Column<Asked> = { key: 'times', head: '次数', kind: 'number', cell: (row) => row.times };
const found: Column<Asked> = { key: 'found', head: '找到', kind: 'number', cell: (row) => row.found };
const opened: Column<Asked> = { key: 'opened', head: '点开', kind: 'number', cell: (row) => row.opened };

/** What people looked for in the last month, and where the search let them down. */
export function SearchReport({ since, total, days, frequent, empty, unopened, questions }: ReportProps) {
  return (
    <>
      <p class="page-intro">
        {since} 以来搜索 <strong>{total}</strong> 次。只计次数，不记是谁搜的；像证件号码、手机号码的词不记。
      </p>
      <AskedDays days={days} />
      <div class="list-bar">
        <span class="list-bar-end">
          <ButtonLink href="/staff/search/export.xlsx">导出 Excel</ButtonLink>
          <ButtonLink href="/staff/search/export.csv">导出 CSV</ButtonLink>
        </span>
      </div>
      <Card title="常搜的词">
        <Table
          caption="常搜的词"
          hideCaption
          columns={[query, times, found, opened]}
          rows={frequent}
          empty="这段时间还没有人搜索。"
        />
      </Card>
      <Card title="没有结果的词" note="可以补一条同义词，或者补上内容。">
        <Table caption="没有结果的词" hideCaption columns={[query, times]} rows={empty} empty="搜过的词都有结果。" />
      </Card>
      <Card title="有结果但没人点开的词" note="标题可能看不出内容，或者要推荐一条。浏览器不报告点开时也会列在这里。">
        <Table
          caption="有结果但没人点开的词"
          hideCaption
          columns={[query, times, found]}
          rows={unopened}
          empty="没有这样的词。"
        />
      </Card>
      <Card title="没有答上或没帮到人的提问" note="补上内容或者办事指南，下次就能答上。">
        <Table
          caption="没有答上或没帮到人的提问"
          hideCaption
          columns={[
            { key: 'query', head: '提问', kind: 'title', cell: (row: Question) => row.query },
            { key: 'times', head: '次数', kind: 'number', cell: (row: Question) => row.times },
            {
              key: 'answered',
              head: '答复',
              kind: 'short',
              cell: (row: Question) => (row.answered ? '答了' : '没答上'),
            },
            { key: 'good', head: '有用', kind: 'number', cell: (row: Question) => row.good },
            { key: 'bad', head: '没用', kind: 'number', cell: (row: Question) => row.bad },
          ]}
          rows={questions}
          empty="这段时间的提问都答上了，或者还没有人提问。"
        />
      </Card>
    </>
  );
}

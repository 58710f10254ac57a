import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { DateField, Form, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { LineRow, LineSearch } from '../queries.ts';
import type { Verdict } from '../verify.ts';

interface Props {
  lines: LineRow[];
  search: LineSearch;
  perPage: number;
  words: (verb: string) => string;
  verdict: Verdict | null;
  href: (page: number) => string;
  idempotencyKey: string;
}

/** 审计: what was done, by whom, on what; and whether the chain still holds. */
export function AuditPage({ lines, search, perPage, words, verdict, href, idempotencyKey }: Props) {
  return (
    <>
      {verdict && <VerdictBox verdict={verdict} />}
      <Form action="/staff/audit/verify" idempotencyKey={idempotencyKey} label="验证台账">
        <Buttons>
          <Button kind="secondary">验证整条台账</Button>
        </Buttons>
      </Form>
      <Filters action="/staff/audit" clearHref="/staff/audit">
        <TextField name="object" label="对象" value={search.object} hint="例如 publications.document:12" />
        <TextField name="person" label="人员姓名或账号" value={search.person} />
        <TextField name="verb" label="动作" value={search.verb} hint="例如 review.opine" />
        <DateField name="from" label="从" value={search.from} />
        <DateField name="until" label="到" value={search.until} />
      </Filters>
      <Table
        caption={`台账记录，共 ${lines[0]?.total ?? 0} 条`}
        rows={lines}
        empty="没有符合条件的记录。请放宽条件，例如去掉日期。"
        columns={[
          { key: 'position', head: '序号', cell: (line) => line.position ?? '待封存' },
          { key: 'at', head: '时间', cell: (line) => <Moment at={line.at} /> },
          {
            key: 'person',
            head: '人员',
            cell: (line) => [line.unit, line.person ?? whoElse(line.actor)].filter(Boolean).join(' '),
          },
          { key: 'verb', head: '动作', cell: (line) => words(line.verb) },
          {
            key: 'object',
            head: '对象',
            cell: (line) => <a href={`/staff/audit?object=${encodeURIComponent(line.object)}`}>{line.object}</a>,
          },
          { key: 'reason', head: '理由', cell: (line) => line.reason ?? '' },
          { key: 'open', head: '公开', cell: (line) => (line.open ? '是' : '否') },
        ]}
      />
      <Pager page={search.page} total={lines[0]?.total ?? 0} perPage={perPage} href={href} />
    </>
  );
}

const whoElse = (actor: string) => (actor === 'visitor' ? '公众' : actor.startsWith('system') ? '系统' : '');

function VerdictBox({ verdict }: { verdict: Verdict }) {
  if (verdict.firstBad) {
    return (
      <NoticeBox tone="error" title="台账被改动">
        第 {verdict.firstBad.position} 条有问题：{verdict.firstBad.what}请保留现场，立即报告。
      </NoticeBox>
    );
  }
  return (
    <NoticeBox tone="success" title="台账完好">
      {verdict.sealed} 条记录逐条验证无误，{verdict.unsealed} 条正在等待封存。链头{' '}
      <code>{verdict.head.slice(0, 32)}…</code>
    </NoticeBox>
  );
}

import { numberWords, validities } from '../../../core/publications/rules.ts';
import { formatDay } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DateField, ErrorSummary, Fields, Form } from '../../../ui/form.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag, Validity } from '../../../ui/tag.tsx';
import { changeWords, type DatedRegulation, type LedgerChange } from '../rules/ledger-on-day.ts';
import { categories } from '../rules/regulation.ts';
import { type Frame, ledgerTrail, publicLedgerHref } from './public-ledger.tsx';

export const ledgerOnDayHref = '/policies/ledger/days';

interface OnDayProps {
  frame: Frame;
  /** The day as it was asked for; empty before anybody asked. */
  on: string;
  since: string;
  /** Why the day or the other cannot be shown, beside its field. */
  errors: { on?: string; since?: string };
  rows: DatedRegulation[] | null;
  changes: LedgerChange[] | null;
}

/** 某一天的规范性文件目录, and what became otherwise since another day. */
export function LedgerOnDayPage(props: OnDayProps) {
  const { frame, on, rows, errors } = props;
  const title = rows ? `${formatDay(on)}的规范性文件目录` : '查看某一天的规范性文件目录';
  const wrong = errors.on !== undefined || errors.since !== undefined;
  return (
    <PublicPage
      {...frame}
      title={wrong ? `错误：${title}` : title}
      meta={{ noIndex: wrong, canonical: `${frame.site.origin ?? ''}${ledgerOnDayHref}` }}
      crumbs={[
        ...ledgerTrail(frame.site),
        { label: '规范性文件目录', href: publicLedgerHref },
        { label: '某一天的目录' },
      ]}
    >
      <h1>{title}</h1>
      <p class="page-intro">
        填一个日期，看那一天结束时公开着哪些文件、各是第几版、是否有效。后来才知道当天已经失效的，按失效列出，并写明当天页面怎样显示。后来撤回的文件不再列出。
      </p>
      <DayForm {...props} />
      {rows && <Rows on={on} rows={rows} />}
      {rows && props.changes && <Changes {...props} changes={props.changes} />}
    </PublicPage>
  );
}

function DayForm({ on, since, errors }: OnDayProps) {
  return (
    <Card>
      <Form action={ledgerOnDayHref} method="get" label="选择日期" class="form form-row">
        <ErrorSummary errors={errors} />
        <Fields>
          <DateField name="on" label="哪一天的目录" required value={on} error={errors.on} />
          <DateField name="since" label="与哪一天比较（可不填）" value={since} error={errors.since} />
        </Fields>
        <Buttons>
          <Button>查看</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

const onDay = (row: DatedRegulation, on: string) => `${row.now.path}?on=${on}`;

function Rows({ rows, on }: { rows: DatedRegulation[]; on: string }) {
  return (
    <Table
      caption={`${formatDay(on)}公开的政策文件，共 ${rows.length} 份`}
      rows={rows}
      empty={
        <>
          <p>{formatDay(on)}，本站还没有公开的政策文件。换一个晚些的日期，或者看现在公开的。</p>
          <p>
            <a href={publicLedgerHref}>看现在的目录</a>
          </p>
        </>
      }
      columns={[
        {
          key: 'title',
          head: '文件名称',
          kind: 'title',
          cell: (row) => (
            <a href={onDay(row, on)}>
              <Phrases text={row.title} />
            </a>
          ),
        },
        {
          key: 'number',
          head: '发文字号',
          kind: 'short',
          cell: ({ now }) => (now.number ? numberWords(now.number) : '—'),
        },
        { key: 'issuer', head: '制定机关', cell: ({ issuer }) => issuer },
        { key: 'category', head: '类别', kind: 'short', cell: ({ now }) => categories[now.category] },
        { key: 'edition', head: '版次', kind: 'short', cell: ({ edition }) => `第 ${edition} 版` },
        {
          key: 'validity',
          head: '当日有效性',
          cell: ({ validity, shown }) => (
            <>
              <Validity value={validities[validity]} />
              {shown !== validity && <p class="quiet">当日页面显示：{validities[shown]}</p>}
            </>
          ),
        },
      ]}
    />
  );
}

function Changes({ changes, on, since }: { changes: LedgerChange[]; on: string; since: string }) {
  return (
    <section class="apart">
      <h2>{formatDay(since)}以后的变化</h2>
      {changes.length === 0 ? (
        <NoticeBox title="没有变化">
          <p>
            从{formatDay(since)}到{formatDay(on)}，目录没有变化。
          </p>
        </NoticeBox>
      ) : (
        <Table
          caption={`共 ${changes.length} 处变化`}
          rows={changes}
          columns={[
            { key: 'kind', head: '变化', kind: 'short', cell: ({ kind }) => <Tag>{changeWords[kind]}</Tag> },
            {
              key: 'title',
              head: '文件名称',
              kind: 'title',
              cell: ({ row }) => (
                <a href={onDay(row, on)}>
                  <Phrases text={row.title} />
                </a>
              ),
            },
            {
              key: 'words',
              head: '说明',
              cell: ({ words, kind, row, was }) =>
                kind === 'revised' ? <a href={`/versions/${row.now.id}/${was}/${row.edition}`}>{words}</a> : words,
            },
          ]}
        />
      )}
    </section>
  );
}

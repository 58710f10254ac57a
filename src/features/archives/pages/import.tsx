import { states } from '../../../core/review/rules.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card, Figures } from '../../../ui/cards.tsx';
import { Form, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { BatchRow, ImportRow, PageRow } from '../queries.ts';
import { type Problem, perManifest } from '../rules.ts';
import { Report } from './report.tsx';

export const perPage = 50;

interface ImportView {
  row: ImportRow;
  problems: Problem[];
  batches: BatchRow[];
  show: 'waiting' | 'all' | 'problems';
  page: number;
  total: number;
  readiness: { page: PageRow; why: string | null }[];
  error?: string;
  key: string;
  drafts: boolean;
}

/** One import: its figures, its report, its manifests on their way, its drafts. */
export function ImportPage(view: ImportView) {
  const { row, problems, batches, show, error, drafts } = view;
  const href = (to: ImportView['show'], at = 1) => `/staff/archives/${row.id}?show=${to}${at > 1 ? `&page=${at}` : ''}`;
  const all = row.waiting + row.reviewing + row.issued;
  return (
    <>
      {error && (
        <NoticeBox tone="error" title="没有送审">
          {error}
        </NoticeBox>
      )}
      {row.pages === null && (
        <NoticeBox tone="warning" title="这次迁移没有完成">
          中途断开了。已迁入的草稿都在；把同一个压缩包再迁一次，只会补上没有迁入的。
        </NoticeBox>
      )}
      <Figures
        items={[
          {
            label: '网页',
            value: row.pages ?? '—',
            unit: row.pages === null ? '' : '页',
            note: `${row.unitName} · ${row.kindWords}`,
          },
          {
            label: '迁入为草稿',
            value: row.drafted ?? all,
            unit: '份',
            note: row.repeated ? `另有 ${row.repeated} 页以前迁入过` : undefined,
          },
          { label: '待送审', value: row.waiting, unit: '份' },
          { label: '审查中', value: row.reviewing, unit: '份' },
          { label: '已发布', value: row.issued, unit: '份' },
          { label: '报告', value: problems.length, unit: '条', href: href('problems') },
        ]}
      />
      {batches.length > 0 && <Batches batches={batches} />}
      {drafts && show !== 'problems' && row.waiting > 0 && row.pages !== null && (
        <SubmitForm row={row} formKey={view.key} />
      )}
      <Tabs
        label="看哪些"
        items={[
          { label: '待送审', href: href('waiting'), count: row.waiting, current: show === 'waiting' },
          { label: '全部', href: href('all'), count: all, current: show === 'all' },
          {
            label: '没有读出的和需要留意的',
            href: href('problems'),
            count: problems.length,
            current: show === 'problems',
          },
        ]}
      />
      {show === 'problems' ? <Problems {...view} /> : <Pages {...view} href={(at) => href(show, at)} />}
    </>
  );
}

function Batches({ batches }: { batches: BatchRow[] }) {
  return (
    <Card title="送审的清单">
      <Table
        caption="送审的清单"
        hideCaption
        rows={batches}
        columns={[
          {
            key: 'title',
            head: '清单',
            kind: 'title',
            cell: (row) => <a href={`/staff/review/${row.submission}`}>{row.title}</a>,
          },
          { key: 'texts', head: '份数', kind: 'number', cell: (row) => row.texts },
          {
            key: 'state',
            head: '现在',
            kind: 'short',
            cell: (row) => states[row.state as keyof typeof states] ?? row.state,
          },
          { key: 'at', head: '送审', kind: 'date', cell: (row) => <Moment at={row.submittedAt} /> },
        ]}
      />
    </Card>
  );
}

function SubmitForm({ row, formKey }: { row: ImportRow; formKey: string }) {
  return (
    <Card
      title="送审"
      note={`把没有问题的草稿一并送审，一次审查覆盖一份清单（最多 ${perManifest} 份），同时发布；清单里改动一份，全部重新审查。有问题的留在下面，处理后再送。`}
    >
      <Form action={`/staff/archives/${row.id}/submit`} idempotencyKey={formKey} label="迁移内容送审">
        <TextArea
          name="reason"
          label="格式类检查结果的说明（可以不填）"
          hint="旧网页的图片没有说明、表格没有表头、链接没有核对过的，写明理由，以您的名义一并接受。个人信息、用词、密级标志和附件不在其内，须逐份处理。"
          rows={2}
          maxLength={500}
          value=""
        />
        <Buttons>
          <Button>一并送审</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

function Problems({ row, problems }: ImportView) {
  return (
    <>
      {problems.length > 0 && (
        <div class="list-bar">
          <span class="list-bar-end">
            <ButtonLink href={`/staff/archives/${row.id}/problems.csv`}>下载报告（CSV）</ButtonLink>
          </span>
        </div>
      )}
      <Report problems={problems.slice(0, 500)} />
      {problems.length > 500 && <p class="quiet">这里显示前 500 条，全部请下载报告。</p>}
    </>
  );
}

const editionWords = {
  draft: '草稿',
  submitted: '审查中',
  cleared: '待发布',
  issued: '已发布',
  abandoned: '已作废',
} as const;

function Pages({ readiness, page, total, href }: ImportView & { href: (page: number) => string }) {
  return (
    <>
      <Table
        caption="迁入的草稿"
        hideCaption
        rows={readiness}
        empty="没有待送审的草稿。"
        columns={[
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: ({ page: one }) => <a href={`/staff/documents/${one.document}`}>{one.title}</a>,
          },
          {
            key: 'on',
            head: '原发布日期（迁移）',
            kind: 'date',
            cell: ({ page: one }) => <Day on={one.firstPublishedOn} />,
          },
          { key: 'address', head: '旧网址', cell: ({ page: one }) => <span class="wrap-anywhere">{one.address}</span> },
          { key: 'files', head: '附件', kind: 'number', cell: ({ page: one }) => one.attachments },
          {
            key: 'state',
            head: '情况',
            cell: ({ page: one, why }) =>
              why ? (
                <>
                  <Tag tone="warning">还不能送审</Tag> {why}{' '}
                  <a href={`/staff/checks/documents/${one.document}`}>逐条核对</a>
                </>
              ) : (
                <>
                  <Tag>{one.state === 'draft' ? '可以送审' : editionWords[one.state]}</Tag>{' '}
                  {one.path && <a href={one.path}>公开页面</a>}
                </>
              ),
          },
        ]}
      />
      <Pager page={page} total={total} perPage={perPage} href={href} unit="份" />
    </>
  );
}

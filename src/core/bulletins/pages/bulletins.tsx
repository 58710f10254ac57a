import { formatMoment } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, FileField, Form, TextArea } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { UnitField } from '../../../ui/unit-field.tsx';
import type { BulletinRow } from '../queries.ts';
import type { Look } from '../rules/look.ts';
import type { Reading } from '../rules/read.ts';
import type { BulletinShape } from '../rules/shapes.ts';

const home = '/staff/bulletins';
export const perPage = 50;

type Shown = BulletinRow & { reading: Reading; shape: BulletinShape | null; look: Look };

interface Props {
  rows: Shown[];
  counts: { waiting: number; all: number };
  units: { id: number; name: string }[];
  waiting: boolean;
  page: number;
  unit: string;
  pasted: string;
  keyFor(form: string): string;
  errors: Record<string, string>;
}

/** 以往的公示: what is brought, and what was read of each. */
export function BulletinsPage({ rows, counts, units, waiting, page, unit, pasted, keyFor, errors }: Props) {
  const drafts = units.length > 0;
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>
        旧网站上随机抽查的计划和结果、行政许可和行政处罚的公示，读入以后成为草稿，写明原发布日期和旧网址，经审查再公开。检查人员、联系人的姓名和证件号码在保存以前就隐去。
      </p>
      {drafts && <Bring {...{ units, unit, pasted, errors }} formKey={keyFor('bring')} />}
      <p>
        {waiting ? (
          <>
            待核对 {counts.waiting} 份　<a href={`${home}?show=all`}>全部 {counts.all} 份</a>
          </>
        ) : (
          <>
            全部 {counts.all} 份　<a href={home}>只看待核对的 {counts.waiting} 份</a>
          </>
        )}
      </p>
      {drafts && rows.some(({ document }) => document === null) ? (
        <Form action={`${home}/draft`} idempotencyKey={keyFor('draft')} label="起草所选的公示" class="form form-wide">
          <Rows rows={rows} selectable />
          <Buttons>
            <Button kind="secondary">起草所选的</Button>
          </Buttons>
        </Form>
      ) : (
        <Rows rows={rows} />
      )}
      <Pager
        {...{ page, perPage }}
        total={waiting ? counts.waiting : counts.all}
        href={(to) => `${home}?${waiting ? '' : 'show=all&'}page=${to}`}
        unit="份"
      />
    </>
  );
}

function Bring(props: Pick<Props, 'units' | 'unit' | 'pasted' | 'errors'> & { formKey: string }) {
  const { units, unit, pasted, errors, formKey } = props;
  return (
    <Card title="读入" note="可以一次选择几份文件，也可以粘贴文字；同一份公示再次读入，不会重复。">
      <Form action={home} idempotencyKey={formKey} upload label="读入以往的公示">
        <FileField
          name="file"
          label="文件"
          multiple
          accept=".txt,.htm,.html,.shtml,.docx"
          hint="另存的网页（.html）、.txt 或 .docx，一份公示一个文件，一次最多 50 个"
          error={errors.file}
        />
        <TextArea
          name="text"
          label="或者粘贴公示的全文"
          value={pasted}
          rows={6}
          hint="连标题一起粘贴。几份公示之间，用单独一行“====”分开"
          error={errors.text}
        />
        <UnitField units={units} value={unit} label="归哪个单位" required={false} error={errors.unit} />
        <Buttons>
          <Button>读入并核对</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

function Rows({ rows, selectable }: { rows: Shown[]; selectable?: boolean }) {
  const titleOf = ({ reading, name }: Shown) => reading.title || name;
  return (
    <Table
      caption="读入的公示"
      rows={rows}
      empty="没有待核对的公示。读入以后在这里逐份核对。"
      select={
        selectable ? { name: 'id', value: ({ id }) => String(id), label: (row) => `选择 ${titleOf(row)}` } : undefined
      }
      columns={[
        { key: 'title', head: '标题', kind: 'title', cell: (row) => <a href={`${home}/${row.id}`}>{titleOf(row)}</a> },
        { key: 'shape', head: '类别', cell: ({ shape }) => shape?.words ?? '看不出' },
        { key: 'on', head: '原发布日期', kind: 'date', cell: ({ reading }) => reading.publishedOn ?? '—' },
        { key: 'unit', head: '单位', cell: ({ unitName }) => unitName },
        { key: 'at', head: '读入时间', kind: 'date', cell: ({ readAt }) => formatMoment(readAt) },
        { key: 'state', head: '情况', cell: (row) => <State row={row} /> },
      ]}
    />
  );
}

function State({ row: { document, path, state, look } }: { row: Shown }) {
  if (path) return <Tag tone="success">已公开</Tag>;
  if (document) return <Tag>{state === 'draft' ? '草稿' : state === 'abandoned' ? '已作废' : '审查中'}</Tag>;
  if (look.stops.length > 0) return <Tag tone="error">还不能起草</Tag>;
  const open = look.gaps.length + look.unread.length;
  return open > 0 ? <Tag tone="warning">{`待核对，${open} 处提示`}</Tag> : <Tag tone="warning">待核对</Tag>;
}

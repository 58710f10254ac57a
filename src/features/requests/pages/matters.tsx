import { sizeWords } from '../../../core/publications/pages/editor-attachments.tsx';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, type FormErrors, RadioGroup, TextArea } from '../../../ui/form.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import type { listMatters, MatterRow } from '../queries/matter.ts';
import { idLabel } from '../rules/filed.ts';
import { grounds, matterKinds, matterOutcomes, outcomeWords } from '../rules/matter.ts';
import { fieldOf, options } from './fields.tsx';

type Row = Awaited<ReturnType<typeof listMatters>>[number];

/** 更正申请和投诉 of the own units: what waits stands first. */
export function MattersPage({ rows, page, perPage }: { rows: Row[]; page: number; perPage: number }) {
  return (
    <>
      <Table
        caption="更正申请和投诉"
        hideCaption
        rows={rows}
        empty="没有更正申请和投诉。"
        columns={[
          {
            key: 'number',
            head: '编号',
            kind: 'short',
            cell: (row) => <a href={`/staff/requests/matters/${row.id}`}>{row.number}</a>,
          },
          { key: 'kind', head: '类型', kind: 'short', cell: (row) => matterKinds[row.kind] },
          { key: 'about', head: '有关单位', kind: 'title', cell: (row) => row.aboutName },
          { key: 'at', head: '提交', kind: 'date', cell: (row) => <Moment at={row.submittedAt} /> },
          {
            key: 'outcome',
            head: '结果',
            cell: (row) => (row.outcome ? outcomeWords(row.kind, row.outcome) : '待处理'),
          },
        ]}
      />
      <Pager
        page={page}
        total={rows[0]?.total ?? 0}
        perPage={perPage}
        unit="件"
        href={(to) => `/staff/requests/matters?page=${to}`}
      />
    </>
  );
}

interface Props {
  row: MatterRow;
  formKey: string;
  typed: Record<string, string>;
  errors?: FormErrors;
}

/** One of them: what was told, and the decision that whoever told it will read. */
export function MatterCasePage({ row, formKey, typed, errors }: Props) {
  const { told } = row;
  const field = fieldOf(typed, errors);
  return (
    <>
      <ErrorSummary errors={errors} />
      <Facts
        label={matterKinds[row.kind]}
        items={[
          { label: '有关单位', value: row.aboutName },
          { label: '提交', value: <Moment at={row.submittedAt} /> },
          { label: '处理结果', value: row.outcome && outcomeWords(row.kind, row.outcome), wide: true },
          { label: '处理日期', value: row.decidedOn && <Day on={row.decidedOn} /> },
          { label: '说明', value: row.words && <span class="pre-line">{row.words}</span>, wide: true },
        ]}
      />
      <Card title="提出的内容">
        {told ? <Told told={told} /> : <p class="quiet">个人信息已经按期删除。</p>}
        <Papers row={row} />
      </Card>
      {!row.outcome && (
        <Card title="处理" note="结果和说明由提出的人凭编号和查询码查看，写下以后不能再改。">
          <Form action={`/staff/requests/matters/${row.id}`} idempotencyKey={formKey} label="处理">
            <RadioGroup {...field('outcome', '处理结果')} required options={options(matterOutcomes[row.kind])} />
            <TextArea {...field('words', '说明')} required rows={5} maxLength={5000} />
            <Buttons>
              <Button>告知结果</Button>
            </Buttons>
          </Form>
        </Card>
      )}
    </>
  );
}

function Papers({ row }: Pick<Props, 'row'>) {
  if (row.papers.length === 0) return null;
  return (
    <>
      <h3>证明材料</h3>
      <ul>
        {row.papers.map(({ id, name, bytes }) => (
          <li>
            <a href={`/staff/requests/matters/${row.id}/papers/${id}`}>{name}</a>（{sizeWords(bytes)}）
          </li>
        ))}
      </ul>
    </>
  );
}

const Told = ({ told }: { told: NonNullable<MatterRow['told']> }) => (
  <Facts
    label="提出的内容"
    items={[
      { label: '姓名或者名称', value: told.name || '没有留' },
      { label: idLabel(told.idType), value: told.idNumber },
      { label: '联系电话', value: told.phone },
      { label: '电子邮箱', value: told.email },
      { label: '投诉的事项', value: told.ground && grounds[told.ground], wide: true },
      { label: '申请编号', value: told.request },
      { label: '内容', value: <span class="pre-line">{told.what}</span>, wide: true },
      { label: '证据', value: told.evidence && <span class="pre-line">{told.evidence}</span>, wide: true },
    ]}
  />
);

import { Button, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DateField, ErrorSummary, Form, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { TermRow } from '../queries/ended.ts';
import type { EntryRow } from '../queries.ts';
import { kinds, kindWords } from '../rules/decision.ts';
import { said } from '../rules/elements.ts';
import { overturnings, termWords } from '../rules/ended.ts';

const home = '/staff/enforcement';

interface OverturnProps {
  document: number;
  formKey: string;
  typed: Record<string, string>;
  errors: Record<string, string>;
}

/** 撤下被推翻的决定: what became of it, who said so, and what the public is told. */
export function OverturnForm({ document, formKey, typed, errors }: OverturnProps) {
  return (
    <Card
      title="决定被变更、撤销、确认违法或者无效"
      note="自变更、撤销、确认之日起 3 个工作日内撤下并公开说明理由（行政处罚法第四十八条）。提交后公众立即看不到原决定，原网址上显示下面的说明。"
    >
      <Form action={`${home}/entries/${document}/overturn`} idempotencyKey={formKey} label="撤下决定">
        <SelectField
          name="kind"
          label="原决定的结果"
          required
          blank="请选择"
          value={typed.kind}
          options={Object.entries(overturnings).map(([value, label]) => ({ value, label }))}
          error={errors.kind}
        />
        <DateField
          name="overturnedOn"
          label="变更、撤销、确认的日期"
          required
          value={typed.overturnedOn}
          error={errors.overturnedOn}
        />
        <TextField
          name="organ"
          label="作出变更、撤销、确认的机关"
          required
          value={typed.organ}
          maxLength={100}
          error={errors.organ}
        />
        <TextField name="paper" label="文书号" value={typed.paper} maxLength={100} error={errors.paper} />
        <TextArea
          name="explanation"
          label="向公众说明的理由"
          required
          rows={3}
          hint="不写当事人的姓名；写了的，会自动脱敏"
          value={typed.explanation}
          error={errors.explanation}
        />
        <Buttons>
          <DangerButton consequence="提交后公众立即看不到原决定，不能恢复。">撤下并公开说明</DangerButton>
        </Buttons>
      </Form>
    </Card>
  );
}

export interface ExpiryEntry extends EntryRow {
  until: string;
}

/** 公示期满: what has been public long enough, to be taken down by whoever answers for it. */
export function ExpiryPage(props: { entries: ExpiryEntry[]; governs: boolean; formKey: string; error?: string }) {
  const { entries, governs, formKey, error } = props;
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : undefined} />
      <p>
        公示期按<a href={`${home}/terms`}>公示期限</a>和每份决定自己的公示截止期计算。撤下后原网址上保留日期和理由。
      </p>
      <Form action={`${home}/expiry`} idempotencyKey={formKey} label="批准撤下" class="form form-wide">
        <Table
          caption="公示期满的决定"
          rows={entries}
          empty="没有公示期满、还在公开的决定。"
          select={
            governs && entries.length > 0
              ? { name: 'document', value: ({ document }) => String(document), label: ({ title }) => title }
              : undefined
          }
          columns={[
            {
              key: 'title',
              head: '名称',
              kind: 'title',
              cell: ({ title, document }) => <a href={`/staff/documents/${document}`}>{title}</a>,
            },
            { key: 'unit', head: '单位', cell: ({ unitName }) => unitName },
            { key: 'decided', head: '决定日期', kind: 'date', cell: ({ values }) => said(values, 'decidedOn') },
            { key: 'until', head: '公示期至', kind: 'date', cell: ({ until }) => until },
          ]}
        />
        {governs && entries.length > 0 && (
          <Buttons>
            <DangerButton consequence="撤下后公众立即看不到，原网址上保留日期和理由。">批准撤下选中的</DangerButton>
          </Buttons>
        )}
      </Form>
    </>
  );
}

interface TermsProps {
  terms: TermRow[];
  proposes: boolean;
  decides(row: TermRow): boolean;
  keyFor(): string;
  typed: Record<string, string>;
  errors: Record<string, string>;
}

/** 公示期限: what holds, what waits for a second person, and the form of the next. */
export function TermsPage({ terms, proposes, decides, keyFor, typed, errors }: TermsProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <Table
        caption="公示期限"
        rows={terms}
        empty="还没有公示期限。"
        columns={[
          { key: 'words', head: '期限', kind: 'title', cell: (row) => termWords(row) },
          { key: 'basis', head: '依据', cell: ({ basis }) => basis },
          {
            key: 'who',
            head: '提出、同意',
            cell: ({ proposer, agreer }) => [proposer, agreer].filter(Boolean).join('、') || '—',
          },
          {
            key: 'state',
            head: '状态',
            cell: (row) => <TermState row={row} decides={decides(row)} keyFor={keyFor} />,
          },
        ]}
      />
      {proposes && (
        <Card title="提出新的期限" note="另一个人同意以后才起作用；不填月数，就是一直公示。">
          <Form action={`${home}/terms`} idempotencyKey={keyFor()} label="提出公示期限">
            <SelectField
              name="kind"
              label="执法类别"
              blank="没有单独规定的各类"
              value={typed.kind}
              options={kinds.map((value) => ({ value, label: kindWords(value) }))}
              error={errors.kind}
            />
            <SelectField
              name="person"
              label="相对人"
              required
              value={typed.person}
              options={[
                { value: 'other', label: '组织或者个体工商户' },
                { value: 'natural', label: '自然人' },
              ]}
              error={errors.person}
            />
            <TextField
              name="months"
              label="公示几个月"
              inputMode="numeric"
              width="short"
              value={typed.months}
              error={errors.months}
            />
            <TextField name="basis" label="依据" required value={typed.basis} maxLength={300} error={errors.basis} />
            <Buttons>
              <Button>提出</Button>
            </Buttons>
          </Form>
        </Card>
      )}
    </>
  );
}

function TermState({ row, decides, keyFor }: { row: TermRow; decides: boolean; keyFor(): string }) {
  if (row.agreedAt) return <Tag tone="success">已同意</Tag>;
  if (row.refusedAt) return <Tag>没有同意</Tag>;
  if (!decides) return <Tag tone="warning">等另一个人同意</Tag>;
  return (
    <Form action={`${home}/terms/${row.id}`} idempotencyKey={keyFor()} label={`办理：${termWords(row)}`}>
      <Buttons>
        <Button name="agrees" value="yes">
          同意
        </Button>
        <Button kind="secondary" name="agrees" value="no">
          不同意
        </Button>
      </Buttons>
    </Form>
  );
}

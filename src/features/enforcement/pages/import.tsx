import { formatMoment } from '../../../platform/time.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card, Figures } from '../../../ui/cards.tsx';
import { ErrorSummary, FileField, Form, SelectField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { UnitField } from '../../../ui/unit-field.tsx';
import type { ImportRow } from '../queries/imports.ts';
import { kinds, kindWords } from '../rules/decision.ts';
import { said } from '../rules/elements.ts';
import type { Planned } from '../rules/import.ts';

const importsHref = '/staff/enforcement/imports';

/** 从表格导入决定: a file to read in, the empty tables, and the record of what was uploaded. */
export function ImportsPage(props: {
  imports: ImportRow[];
  units: { id: number; name: string }[];
  typed: { unit: string; kind: string };
  formKey: string;
  errors: Record<string, string>;
}) {
  const { imports, units, typed, formKey, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      {units.length > 0 && (
        <Card
          title="上传一份表格"
          note="先读入、核对，全部正确才起草，有一行错就一行也不录入；起草的都是草稿，一并送审、审查以后才公开。"
        >
          <p>
            空白表格：
            {['许可', '处罚', '其他'].map((kind) => (
              <>
                {' '}
                <a href={`${importsHref}/template.xlsx?kind=${encodeURIComponent(kind)}`}>{kindWords(kind)}（Excel）</a>{' '}
                <a href={`${importsHref}/template.csv?kind=${encodeURIComponent(kind)}`}>CSV</a>
              </>
            ))}
          </p>
          <Form action={importsHref} idempotencyKey={formKey} upload label="上传决定清单">
            <FileField
              name="file"
              label="表格"
              required
              accept=".xlsx,.csv"
              hint=".xlsx 或 .csv，第一行是表头，一行一份决定；不超过 8 MB、500 行"
              error={errors.file}
            />
            <SelectField
              name="kind"
              label="没有“执法类别”一列的，各行都是"
              value={typed.kind}
              options={kinds.map((value) => ({ value, label: kindWords(value) }))}
              error={errors.kind}
            />
            <UnitField units={units} value={typed.unit} label="归哪个单位" required={false} error={errors.unit} />
            <Buttons>
              <Button>读入并核对</Button>
            </Buttons>
          </Form>
        </Card>
      )}
      <Uploads imports={imports} />
    </>
  );
}

function Uploads({ imports }: { imports: ImportRow[] }) {
  return (
    <Table
      caption="上传记录"
      rows={imports}
      empty="还没有上传过决定清单。"
      columns={[
        {
          key: 'at',
          head: '上传时间',
          kind: 'date',
          cell: ({ id, readAt }) => <a href={`${importsHref}/${id}`}>{formatMoment(readAt)}</a>,
        },
        { key: 'by', head: '上传人', kind: 'short', cell: ({ readBy }) => readBy ?? '—' },
        { key: 'unit', head: '单位', cell: ({ unitName }) => unitName },
        { key: 'kind', head: '类别', kind: 'short', cell: ({ kind }) => kindWords(kind) },
        { key: 'lines', head: '行数', kind: 'number', cell: ({ lines }) => lines },
        { key: 'state', head: '结果', cell: (row) => <Result row={row} /> },
      ]}
    />
  );
}

function Result({ row: { finishedAt, droppedAt, drafted, unchanged } }: { row: ImportRow }) {
  if (droppedAt) return <Tag>已放弃</Tag>;
  if (!finishedAt) return <Tag tone="warning">待核对</Tag>;
  return (
    <>
      录入 {drafted} 份，没有变化 {unchanged} 份
    </>
  );
}

interface ImportProps {
  whole: ImportRow;
  planned: Planned[];
  drafts: boolean;
  keyFor(form: string): string;
  error?: string;
}

const shownErrors = 200;
const shownRows = 50;
const fates = { new: '录入', same: '没有变化', refused: '有错' } as const;

/** 核对: what every row comes to, masked as it will be reviewed, and every cell that is wrong with the way to mend it. */
export function ImportPage({ whole, planned, drafts, keyFor, error }: ImportProps) {
  const count = (fate: Planned['fate']) => planned.filter((line) => line.fate === fate).length;
  const wrong = count('refused');
  return (
    <>
      <ErrorSummary errors={error ? { '': error } : undefined} />
      <Figures
        items={[
          { label: '要录入的', value: count('new'), unit: '份' },
          { label: '没有变化', value: count('same'), unit: '份' },
          { label: '有错', value: wrong, unit: '行', tone: wrong > 0 ? 'error' : 'plain' },
        ]}
      />
      {wrong > 0 && <Wrong planned={planned.filter(({ fate }) => fate === 'refused')} id={whole.id} />}
      {drafts && (
        <div class="form-section">
          {wrong === 0 && (
            <Form action={`${importsHref}/${whole.id}/draft`} idempotencyKey={keyFor('draft')} label="录入">
              <Buttons>
                <Button>{count('new') > 0 ? `录入这 ${count('new')} 份` : '没有要录入的，完成'}</Button>
                <ButtonLink href={importsHref}>以后再说</ButtonLink>
              </Buttons>
            </Form>
          )}
          <Form action={`${importsHref}/${whole.id}/drop`} idempotencyKey={keyFor('drop')} label="放弃">
            <Buttons>
              <Button kind="quiet">放弃这份文件</Button>
            </Buttons>
          </Form>
        </div>
      )}
      <Table
        caption={`前 ${Math.min(shownRows, planned.length)} 行读成这样（已脱敏）`}
        rows={planned.slice(0, shownRows)}
        columns={[
          { key: 'n', head: '行', kind: 'number', cell: ({ n }) => n },
          { key: 'number', head: '决定文书号', cell: ({ values }) => said(values, 'number') || '—' },
          { key: 'party', head: '行政相对人', kind: 'title', cell: ({ values }) => said(values, 'party') || '—' },
          { key: 'kind', head: '类别', kind: 'short', cell: ({ values }) => said(values, 'kind') || '—' },
          { key: 'on', head: '决定日期', kind: 'date', cell: ({ values }) => said(values, 'decidedOn') || '—' },
          { key: 'fate', head: '结果', kind: 'short', cell: ({ fate }) => fates[fate] },
        ]}
      />
    </>
  );
}

function Wrong({ planned, id }: { planned: Planned[]; id: number }) {
  const all = planned.flatMap(({ n, errors }) => errors.map((error) => ({ n, ...error })));
  return (
    <NoticeBox tone="error" title={`有 ${planned.length} 行有错，一行也不会录入`}>
      <ul>
        {all.slice(0, shownErrors).map(({ n, column, sentence }) => (
          <li>
            第 {n} 行{column && `“${column}”`}：{sentence}
          </li>
        ))}
      </ul>
      {all.length > shownErrors && <p>还有 {all.length - shownErrors} 处。</p>}
      <p>
        <a href={`${importsHref}/${id}/problems.csv`}>下载全部问题（CSV）</a>　在表格里改好以后重新上传。
      </p>
    </NoticeBox>
  );
}

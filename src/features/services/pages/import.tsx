import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card, Figures } from '../../../ui/cards.tsx';
import { ErrorSummary, Fields, Form, SelectField, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';

import type { WholeImport } from '../queries/imports.ts';
import { targets } from '../rules/columns.ts';
import { type ElementName, elements } from '../rules/elements.ts';
import type { Planned } from '../rules/plan.ts';
import { critical } from '../rules/why-not.ts';
import { importsHref } from './imports.tsx';

interface ImportProps {
  whole: WholeImport;
  planned: Planned[];
  drafts: boolean;
  keyFor(form: string): string;
  errors: Record<string, string>;
}

/** 核对清单: what each column is, what every line comes to, and every line that cannot come with its reason. */
export function ImportPage(props: ImportProps) {
  const { whole, planned, drafts, errors } = props;
  const of = (fate: Planned['fate']['becomes']) => planned.filter((line) => line.fate.becomes === fate);
  const good = of('new').length + of('changed').length;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Figures
        items={[
          { label: '新的事项', value: of('new').length, unit: '项' },
          { label: '要修改的', value: of('changed').length, unit: '项' },
          { label: '没有变化', value: of('same').length, unit: '项' },
          {
            label: '不能导入',
            value: of('refused').length,
            unit: '行',
            tone: of('refused').length > 0 ? 'error' : 'plain',
          },
        ]}
      />
      {drafts && good > 0 && <DraftForm {...props} good={good} />}
      <Wrong planned={of('refused')} whole={whole} />
      <Lacking planned={planned} />
      {drafts && <ColumnsForm {...props} />}
      <Sample planned={planned} />
    </>
  );
}

function DraftForm({ whole, keyFor, good }: ImportProps & { good: number }) {
  return (
    <Form
      action={`${importsHref}/${whole.id}/draft`}
      idempotencyKey={keyFor('draft')}
      label="起草"
      class="form-section"
    >
      <Buttons>
        <Button>起草这 {good} 项</Button>
        <ButtonLink href={importsHref}>以后再说</ButtonLink>
      </Buttons>
    </Form>
  );
}

const shown = 100;

/** Every line that keeps back, up to what a page can bear; the file has all of them. */
function Wrong({ planned, whole }: { planned: Planned[]; whole: WholeImport }) {
  if (planned.length === 0) return null;
  return (
    <NoticeBox tone="error" title={`有 ${planned.length} 行不能导入，其余各行不受影响`}>
      <ul>
        {planned.slice(0, shown).map(({ n, title, fate }) => (
          <li>
            第 {n} 行{title && `（${title.slice(0, 40)}）`}：{fate.becomes === 'refused' && fate.why}
          </li>
        ))}
      </ul>
      {planned.length > shown && <p>还有 {planned.length - shown} 行。</p>}
      <p>
        <a href={`${importsHref}/${whole.id}/problems.csv`}>下载全部问题（CSV）</a>
        　改好文件后重新导入，已经起草的不会重复。
      </p>
    </NoticeBox>
  );
}

/** What good lines still lack: they come as drafts and wait for it. */
function Lacking({ planned }: { planned: Planned[] }) {
  const counts = new Map<string, number>();
  for (const { lacks } of planned) for (const sentence of lacks) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, 20);
  if (most.length === 0) return null;
  return (
    <NoticeBox title="可以起草，但送审前还要补">
      <ul>
        {most.map(([sentence, count]) => (
          <li>
            {count} 项：{sentence}
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}

function ColumnsForm({ whole, keyFor }: ImportProps) {
  const unused = whole.columns.filter((column) => column === null).length;
  const absent = Object.keys(critical).filter(
    (name) => name !== 'title' && !whole.columns.includes(name as ElementName),
  );
  return (
    <Card
      title="各列对应的要素"
      note={
        unused > 0
          ? `有 ${unused} 列没有对应，导入时略过。常用的表头可以由政务公开工作机构加进“清单和表头”。`
          : undefined
      }
    >
      <Form
        action={`${importsHref}/${whole.id}/columns`}
        idempotencyKey={keyFor('columns')}
        label="各列对应的要素"
        class="form form-wide"
      >
        <ColumnFields whole={whole} known={false} />
        <details class="form-section">
          <summary>已经对应的 {whole.columns.length - unused} 列</summary>
          <ColumnFields whole={whole} known />
        </details>
        {absent.length > 0 && (
          <>
            <h3>表里没有、各项都一样的要素</h3>
            <p class="field-hint">
              例如都在政务服务大厅办理的，办理时间、收费标准可以在这里统一填写；各项不同的留空，起草以后逐项填写。
            </p>
            <Fields>
              {absent.map((name) => (
                <TextArea
                  name={`common.${name}`}
                  label={elements[name as ElementName].label}
                  rows={2}
                  value={whole.common[name as ElementName] ?? ''}
                  hint={elements[name as ElementName].look === 'rows' ? '一行写一项' : undefined}
                />
              ))}
            </Fields>
          </>
        )}
        <Buttons>
          <Button kind="secondary">按这样对应，重新核对</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

const options = targets.map(({ name, label }) => ({ value: name, label }));

/** The columns that are an element, or those that are none yet; each knows its place, wherever it stands in the form. */
function ColumnFields({ whole, known }: { whole: WholeImport; known: boolean }) {
  return (
    <Fields>
      {whole.list.heads.map(
        (head, at) =>
          (whole.columns[at] !== null) === known && (
            <SelectField
              name={`column.${at}`}
              label={head || `第 ${at + 1} 列`}
              hint={sampleOf(whole, at)}
              blank="略过这一列"
              value={whole.columns[at]}
              options={options}
            />
          ),
      )}
    </Fields>
  );
}

/** What stands in a column, so that its meaning can be seen. */
function sampleOf({ list }: WholeImport, at: number): string | undefined {
  const cell = list.lines.map(({ cells }) => cells?.[at]).find((one) => !!one && one.length > 0);
  const text = typeof cell === 'string' ? cell : cell ? JSON.stringify(cell) : '';
  return text ? `例如：${[...text.replace(/\s+/g, ' ')].slice(0, 30).join('')}` : undefined;
}

const words = { new: '新的事项', changed: '修改', same: '没有变化', refused: '不能导入' } as const;

function Sample({ planned }: { planned: Planned[] }) {
  return (
    <Table
      caption={`前 ${Math.min(20, planned.length)} 行读成这样`}
      rows={planned.slice(0, 20)}
      columns={[
        { key: 'n', head: '行', kind: 'number', cell: ({ n }) => n },
        { key: 'title', head: '事项名称', kind: 'title', cell: ({ title }) => title || '—' },
        { key: 'said', head: '读到的要素', kind: 'number', cell: ({ guide }) => `${Object.keys(guide).length} 项` },
        { key: 'fate', head: '结果', kind: 'short', cell: ({ fate }) => words[fate.becomes] },
      ]}
    />
  );
}

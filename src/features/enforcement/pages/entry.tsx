import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { OverturnedRow } from '../queries/ended.ts';
import type { EntryRow } from '../queries.ts';
import { said, type Values } from '../rules/elements.ts';
import { publicReason } from '../rules/ended.ts';
import { sectionsOf } from '../rules/sections.ts';
import { shapes } from '../rules/shapes.ts';
import { OverturnForm } from './ended.tsx';

interface EntryProps {
  entry: EntryRow;
  original: Values | null;
  writes: boolean;
  /** Whether this person may take it down now. */
  ends: boolean;
  /** The last day of its publicity. */
  until: string | null;
  overturned: (OverturnedRow & { late: boolean }) | null;
  keyFor(): string;
  typed: Record<string, string>;
  errors: Record<string, string>;
}

/** One text of the room: what is reviewed and published, behind a reason what was masked, and what became of it. */
export function EntryPage(props: EntryProps) {
  const { entry, original, writes, ends, until, overturned, keyFor, typed, errors } = props;
  const { document, shape, values, covered } = entry;
  return (
    <>
      <ErrorSummary errors={errors} />
      {overturned && (
        <NoticeBox tone="warning" title={overturned.late ? '已撤下，迟于 3 个工作日' : '已按期撤下'}>
          <p>{publicReason(overturned)}</p>
        </NoticeBox>
      )}
      {original && <Original original={original} shown={values} elements={shapes[shape].elements} />}
      <Card title="审查和公开的内容" more={{ href: `/staff/documents/${document}`, label: '打开文件' }}>
        {until && <p>公示期至 {until}。</p>}
        {sectionsOf(shape, values).map(({ title, facts }) => (
          <Facts label={title} items={facts} />
        ))}
      </Card>
      {writes && covered && (
        <Card title="未脱敏的原文" note="原文加密保存，任何公开页面、导出和接口都读不到。查看一次记一次台账。">
          <Form action={`/staff/enforcement/entries/${document}/unmask`} idempotencyKey={keyFor()} label="查看原文">
            <TextField
              name="reason"
              label="查看的理由"
              required
              value={typed.reason}
              maxLength={200}
              error={errors.reason}
            />
            <Buttons>
              <Button kind="secondary">查看原文</Button>
            </Buttons>
          </Form>
        </Card>
      )}
      {ends && <OverturnForm document={document} formKey={keyFor()} typed={typed} errors={errors} />}
    </>
  );
}

function Original(props: { original: Values; shown: Values; elements: Record<string, { label: string }> }) {
  const { original, shown, elements } = props;
  const changed = Object.entries(elements).filter(([name]) => said(original, name) !== said(shown, name));
  return (
    <Card title="原文（只在这一页显示）">
      <Facts items={changed.map(([name, { label }]) => ({ label, value: said(original, name) || '（没有填写）' }))} />
    </Card>
  );
}

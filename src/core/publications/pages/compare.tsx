import { Button } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Diff } from '../../../ui/diff.tsx';
import { Fields, SelectField } from '../../../ui/form.tsx';
import type { Part } from '../diff.ts';

export interface ChangedField {
  label: string;
  parts: Part[];
}

/** Two revisions of a document as one text with what was added and removed. */
export function ComparePage(props: {
  action: string;
  revisions: { id: number; words: string }[];
  from: number;
  to: number;
  fields: ChangedField[];
}) {
  const { action, revisions, from, to, fields } = props;
  const options = revisions.map(({ id, words }) => ({ value: String(id), label: words }));
  return (
    <>
      <form class="filters compare-form" method="get" action={action} aria-label="选择两个版本">
        <Fields>
          <SelectField name="from" label="旧版本" options={options} value={String(from)} />
          <SelectField name="to" label="新版本" options={options} value={String(to)} />
        </Fields>
        <Button kind="secondary">比较</Button>
      </form>
      <Changes fields={fields} same="这两个版本内容相同。" level={2} />
    </>
  );
}

/** Each field that differs under its name. */
export function Changes({ fields, same, level = 3 }: { fields: ChangedField[]; same: string; level?: 2 | 3 }) {
  if (fields.length === 0) return <p class="quiet">{same}</p>;
  return (
    <>
      {fields.map(({ label, parts }) => (
        <Card title={label} level={level}>
          <Diff parts={parts} label={`${label}的差别`} />
        </Card>
      ))}
    </>
  );
}

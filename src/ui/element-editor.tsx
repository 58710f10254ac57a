import type { Child } from 'hono/jsx';
import type { Typed } from '../platform/form.ts';
import { Button, ButtonLink } from './buttons.tsx';
import { ErrorSummary, Form } from './form.tsx';
import { NoticeBox } from './notice-box.tsx';

/** What an editor of elements shows besides its fields. */
export interface ElementEditing {
  edition: number;
  formKey: string;
  typed: Typed;
  errors: Record<string, string>;
  /** What still keeps it from review, by field. */
  missing: Record<string, string>;
  /** What would be better so and keeps nothing back, by field. */
  wished?: Record<string, string>;
  /** Somebody reviews it now: an edit voids what was said. */
  warning: string | null;
}

/** A field of the form as it was typed, with what is wrong about it. */
export const elementField =
  ({ typed, errors }: Pick<ElementEditing, 'typed' | 'errors'>) =>
  (name: string, label: string) => ({
    name,
    label,
    value: [typed[name] ?? ''].flat()[0],
    error: errors[name],
  });

interface Where {
  action: string;
  home: string;
  label?: string;
  /** Files come with the form. */
  upload?: boolean;
  children?: Child;
}

/** Editing a text that is set from its elements: what is wrong, what is missing, saving, and the fields of the room. `home` is where it is left for. */
export function ElementEditor(props: ElementEditing & Where) {
  const { edition, action, home, label = '编辑', upload, formKey, typed, errors, warning, children } = props;
  const { missing, wished = {} } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      {warning && (
        <NoticeBox tone="warning">
          <p>{warning}</p>
        </NoticeBox>
      )}
      <Sentences title={(count) => `送审前还要补 ${count} 项`} byField={missing} />
      <Sentences title={(count) => `建议补 ${count} 项，不补也可以送审`} byField={wished} />
      <Form
        action={action}
        idempotencyKey={formKey}
        guard
        upload={upload}
        class="form form-wide document-form"
        label={label}
      >
        <input type="hidden" name="base" value={[typed.base ?? ''].flat()[0]} />
        <div class="save-bar">
          <Button name="next" value="stay">
            保存
          </Button>
          <Button kind="secondary" name="next" value="submit">
            保存，去送审
          </Button>
          <ButtonLink href={`/staff/editions/${edition}/preview`} kind="quiet">
            预览
          </ButtonLink>
          <ButtonLink href={home} kind="quiet">
            <span class="visually-hidden">不保存，</span>返回
          </ButtonLink>
        </div>
        {children}
      </Form>
    </>
  );
}

function Sentences({ title, byField }: { title(count: number): string; byField: Record<string, string> }) {
  const sentences = Object.entries(byField);
  if (sentences.length === 0) return null;
  return (
    <NoticeBox tone="info" title={title(sentences.length)}>
      <ul>
        {sentences.map(([name, sentence]) => (
          <li>
            <a href={`#f-${name}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}

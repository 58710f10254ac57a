import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';
import { textOf } from '../content-form.ts';
import type { KindRow } from '../queries.ts';

/** A new document begins with its kind, unit and title; from then on the editor saves by itself. */
export function NewDocumentPage(props: {
  action: string;
  key: string;
  kinds: KindRow[];
  units: { id: number; name: string }[];
  typed: Typed;
  errors: FormErrors;
}) {
  const { action, key, kinds, units, typed, errors } = props;
  return (
    <Card>
      <ErrorSummary errors={errors} />
      <Form action={action} idempotencyKey={key} label="起草">
        <SelectField
          name="kind"
          label="种类"
          required
          blank="请选择"
          value={textOf(typed, 'kind')}
          options={kinds.map((kind) => ({ value: kind.name, label: kind.words }))}
          error={errors.kind}
        />
        <UnitField units={units} typed={typed} error={errors.unit} />
        <TextField
          name="title"
          label="标题"
          required
          value={textOf(typed, 'title')}
          error={errors.title}
          hint="先写一个标题，进入编辑页后还可以改。"
        />
        <Buttons>
          <Button>开始编辑</Button>
          <ButtonLink href="/staff/documents" kind="quiet">
            返回
          </ButtonLink>
        </Buttons>
      </Form>
    </Card>
  );
}

/** The drafting unit is asked only of those who draft for several. */
export function UnitField({
  units,
  typed,
  error,
}: {
  units: { id: number; name: string }[];
  typed: Typed;
  error?: string;
}) {
  if (units.length === 1) return <input type="hidden" name="unit" value={String(units[0]!.id)} />;
  return (
    <SelectField
      name="unit"
      label="起草单位"
      required
      blank="请选择"
      value={textOf(typed, 'unit')}
      options={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
      error={error}
    />
  );
}

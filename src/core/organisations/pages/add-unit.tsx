import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import type { UnitRow } from '../queries.ts';
import { mayStandAbove } from '../rules.ts';
import { UnitFields } from './unit-fields.tsx';

type AddUnitProps = {
  units: UnitRow[];
  typed: Record<string, unknown>;
  errors?: FormErrors;
  idempotencyKey: string;
};

export function AddUnit({ units, typed, errors = {}, idempotencyKey }: AddUnitProps) {
  const was = (name: string) => String(typed[name] ?? '');
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/units/add" idempotencyKey={idempotencyKey} guard>
        <TextField
          name="slug"
          label="网址名"
          value={was('slug')}
          error={errors.slug}
          hint="本单位页面的网址，只用小写字母、数字和连字符，定了不能再改，例如 education"
          required
          width="medium"
        />
        <UnitFields above={mayStandAbove(units)} was={was} errors={errors} />
        <Buttons>
          <Button>增设</Button>
          <ButtonLink href="/staff/units">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

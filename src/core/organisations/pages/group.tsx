import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import type { UnitRow } from '../queries.ts';

type GroupProps = {
  name: string;
  /** Slugs of the units in the group. */
  chosen: string[];
  units: UnitRow[];
  errors?: FormErrors;
  /** The phrase is there already and stays as it is. */
  known: boolean;
  idempotencyKey: string;
};

export function Group({ name, chosen, units, errors = {}, known, idempotencyKey }: GroupProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/groups/edit" idempotencyKey={idempotencyKey} guard>
        <TextField
          name="name"
          label="文件里的说法"
          value={name}
          error={errors.name}
          hint="与文件里写的一字不差，例如 各街道办事处"
          required
          readOnly={known}
          width="medium"
        />
        <CheckGroup
          name="units"
          label="所指的单位"
          hint="一个也不选，这个说法就暂不对应任何单位"
          error={errors.units}
          values={chosen}
          options={units.map((unit) => ({
            value: unit.slug,
            label: `${unit.name}${unit.closedOn ? '（已撤销）' : ''}`,
          }))}
        />
        <Buttons>
          <Button>保存</Button>
          <ButtonLink href="/staff/groups">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

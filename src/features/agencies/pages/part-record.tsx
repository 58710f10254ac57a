import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import {
  CheckGroup,
  ErrorSummary,
  Form,
  type FormErrors,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import type { Fields, Told } from '../rules/fields.ts';
import type { Row } from '../rules/part-rows.ts';

interface Props {
  fields: Fields;
  address: string;
  list: boolean;
  row: number | null;
  /** How many rows the list has now. */
  count: number;
  was: Row;
  /** What the part was when this form was made. */
  base: string;
  back: string;
  errors: FormErrors;
  formKey: string;
  whyNot: string | null;
}

/** One record of a profile as a form, whatever part it belongs to. */
export function PartRecordPage(props: Props) {
  const { fields, address, list, row, count, was, base, back, errors, formKey, whyNot } = props;
  if (whyNot) return <p class="quiet">{whyNot}</p>;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action={list ? `${address}/${row ?? 'new'}` : address} idempotencyKey={formKey} guard label="填写">
        <input type="hidden" name="base" value={base} />
        {Object.entries(fields).map(([name, told]) => (
          <RecordField name={name} told={told} value={was[name]} error={errors[name]} />
        ))}
        {list && (
          <TextField
            name="place"
            label="排在第几位"
            value={String(was.place ?? row ?? count + 1)}
            inputMode="numeric"
            width="short"
          />
        )}
        <Buttons>
          <Button>存为草稿</Button>
          <ButtonLink href={back}>取消</ButtonLink>
          {list && row !== null && (
            <DangerButton name="do" value="remove" consequence="从草稿里删去这一行；审查同意后公众才看不到。">
              删去
            </DangerButton>
          )}
        </Buttons>
      </Form>
    </>
  );
}

interface FieldProps {
  name: string;
  told: Told;
  value: string | string[] | undefined;
  error?: string;
}

function RecordField({ name, told, value, error }: FieldProps) {
  const { label, look, options = [], hint, required } = told;
  const facts = { name, label, hint, required, error };
  const one = [value ?? ''].flat().join('\n');
  if (look === 'line') return <TextField {...facts} value={one} />;
  if (look === 'text') return <TextArea {...facts} value={one} rows={4} />;
  if (look === 'lines') return <TextArea {...facts} value={one} rows={5} />;
  const known = options.map((option) => ({ value: option, label: option }));
  if (look === 'choice') return <SelectField {...facts} value={one} blank="请选择" options={known} />;
  const chosen = [value ?? []].flat();
  const others = chosen.filter((entry) => !options.includes(entry)).map((entry) => ({ value: entry, label: entry }));
  return <CheckGroup {...facts} inline options={[...known, ...others]} values={chosen} />;
}

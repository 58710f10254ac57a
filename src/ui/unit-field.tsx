import { SelectField } from './form.tsx';

/** For which unit something is begun: a choice for who works for several, said by itself for who works for one. */
export function UnitField(props: {
  units: { id: number; name: string }[];
  value: string | undefined;
  error?: string;
  /** 「承办单位」 */
  label?: string;
  /** False where the first unit is as good as any. */
  required?: boolean;
}) {
  const { units, value, error, label = '承办单位', required = true } = props;
  if (units.length <= 1) return <input type="hidden" name="unit" value={String(units[0]?.id ?? '')} />;
  const options = units.map(({ id, name }) => ({ value: String(id), label: name }));
  return <SelectField name="unit" {...{ label, required, value, options, error }} />;
}

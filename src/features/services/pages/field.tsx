import type { Typed } from '../../../platform/form.ts';
import { CheckGroup, DateField, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import type { Told } from '../rules/elements.ts';
import { type Lists, optionsOf } from '../rules/lists.ts';

interface FieldProps {
  name: string;
  told: Told;
  value: Typed[string];
  error?: string;
  lists: Lists;
  /** Names of the uploaded files, to choose from. */
  files: string[];
  /** Another id than the name gives: cells of rows share their name. */
  id?: string;
}

const wide = new Set(['text', 'lines', 'choices', 'url']);

/** One element of a guide, or one cell of its rows, as a form field. */
export function ElementField({ name, told, value, error, lists, files, id }: FieldProps) {
  const { label, look, hint, max } = told;
  const facts = { name, id, label, hint, error, wide: wide.has(look) || undefined };
  const one = [value ?? ''].flat()[0] ?? '';
  const options = look === 'file' ? files : told.list ? optionsOf(lists[told.list]) : [];
  if (look === 'choices')
    return (
      <CheckGroup {...facts} inline options={withOthers(options, [value ?? []].flat())} values={[value ?? []].flat()} />
    );
  if (told.list || look === 'file')
    return <SelectField {...facts} value={one} blank="—" options={withOthers(options, [one])} />;
  if (look === 'text' || look === 'lines') return <TextArea {...facts} value={one} rows={look === 'lines' ? 3 : 4} />;
  if (look === 'day') return <DateField {...facts} value={one} />;
  return <TextField {...facts} value={one} maxLength={max} inputMode={look === 'whole' ? 'numeric' : undefined} />;
}

/** What was chosen before stays to be seen when the office's list has lost it. */
const withOthers = (options: string[], chosen: string[]) =>
  [...options, ...chosen.filter((one) => one && !options.includes(one))].map((value) => ({ value, label: value }));

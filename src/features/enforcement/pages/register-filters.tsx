import { activeOf, Filters } from '../../../ui/filters.tsx';
import { SelectField, TextField } from '../../../ui/form.tsx';
import { type RegisterFilter, registerQuery } from '../rules/register-filter.ts';

interface Props {
  href: string;
  filter: RegisterFilter;
  /** Units that have something in the list. */
  units: string[];
}

/** Narrows a list beside the decisions by words and by unit. */
export function RegisterFilters({ href, filter, units }: Props) {
  const active = activeOf(
    { q: filter.q && `含：${filter.q}`, unit: filter.unit },
    { filter, open: { q: '', unit: '' }, href: (other) => href + registerQuery(other) },
  );
  return (
    <Filters action={href} active={active} clearHref={href} folded>
      <TextField name="q" label="名称里的字" value={filter.q} maxLength={60} />
      <SelectField
        name="unit"
        label="单位"
        blank="全部单位"
        value={filter.unit}
        options={units.map((name) => ({ value: name, label: name }))}
      />
    </Filters>
  );
}

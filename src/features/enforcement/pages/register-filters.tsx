import { Filters } from '../../../ui/filters.tsx';
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
  const active = [
    ...(filter.q ? [{ label: `含：${filter.q}`, removeHref: href + registerQuery({ ...filter, q: '' }) }] : []),
    ...(filter.unit ? [{ label: filter.unit, removeHref: href + registerQuery({ ...filter, unit: '' }) }] : []),
  ];
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

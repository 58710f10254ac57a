import { Filters } from '../../../ui/filters.tsx';
import { SelectField } from '../../../ui/form.tsx';
import type { PublicPlan } from '../queries/live.ts';
import { countGroups, type Group, groups, shownGroups } from '../rules/standing.ts';
import { trackerHref } from './public-plans.tsx';
import type { Provable } from './tracker-figures.tsx';

/** The units that a plan names, in its own words and order, each once. */
export const unitsNamed = (tasks: Provable[]): string[] => [
  ...new Set(tasks.flatMap((task) => task.units.map(({ name }) => name))),
];

interface FilterProps {
  plan: PublicPlan;
  tasks: Provable[];
  only: Group | null;
  unit: string | null;
}

/** Narrows the tasks by state and by unit; what is in force can be taken away one by one. */
export function TrackerFilter({ plan, tasks, only, unit }: FilterProps) {
  const base = trackerHref(plan);
  const all = `${base}#tasks`;
  const units = unitsNamed(tasks);
  const active = [
    only && {
      label: `状态：${groups[only].label}`,
      removeHref: unit ? `${base}?unit=${encodeURIComponent(unit)}#tasks` : all,
    },
    unit && { label: `单位：${unit}`, removeHref: only ? `${base}?state=${only}#tasks` : all },
  ].filter((one) => !!one);
  return (
    <Filters action={all} active={active} clearHref={all} label="筛选任务">
      <SelectField
        name="state"
        label="状态"
        blank="全部状态"
        value={only ?? ''}
        options={shownGroups(countGroups(tasks)).map((group) => ({ value: group, label: groups[group].label }))}
      />
      <SelectField
        name="unit"
        label="单位"
        blank="全部单位"
        value={unit ?? ''}
        options={units.map((name) => ({ value: name, label: name }))}
      />
    </Filters>
  );
}

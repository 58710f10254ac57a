import { Button } from '../../../ui/buttons.tsx';
import { Form, newKey } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Rate } from '../queries/rates.ts';
import {
  type CheckName,
  checkNames,
  factsOf,
  groups,
  type Level,
  type Levels,
  levels,
  whyNotLevel,
} from '../rules/catalogue.ts';
import { ChecksTabs } from './tabs.tsx';

export interface ChecksView {
  levels: Levels;
  rates: Rate[];
  /** Whether this person sets levels. */
  sets: boolean;
}

/** Every check with its weight in this district, what it found, and how often it was wrong. */
export function Checks({ levels: current, rates, sets }: ChecksView) {
  const none: Rate = { name: '', seen: 0, mended: 0, needed: 0, falseAlarms: 0 };
  const rateOf = (name: CheckName) => rates.find((rate) => rate.name === name) ?? none;
  return (
    <>
      <ChecksTabs current="/staff/checks" />
      <p>
        送审和发布时按这里的级别检查。误报率是“误报”占已有结论的比例；误报多的检查项可以降低级别，误报多的词可以停用或者放行。
      </p>
      <Table
        caption={`检查项，共 ${checkNames.length} 项`}
        rows={checkNames}
        columns={[
          { key: 'group', head: '类别', kind: 'short', cell: (name) => groups[factsOf(name).group] },
          {
            key: 'name',
            head: '检查项',
            kind: 'title',
            cell: (name) => (
              <>
                {factsOf(name).words}
                <p class="quiet">{factsOf(name).about}</p>
              </>
            ),
          },
          { key: 'level', head: '级别', cell: (name) => <LevelCell name={name} level={current[name]} sets={sets} /> },
          ...rateColumns<CheckName>(rateOf),
        ]}
      />
    </>
  );
}

/** 发现、已改、确需公开、误报 and the rate, the same for checks and for words. */
export const rateColumns = <Row,>(rateOf: (row: Row) => Rate) => [
  { key: 'seen', head: '发现', kind: 'number' as const, cell: (row: Row) => String(rateOf(row).seen) },
  { key: 'mended', head: '已改', kind: 'number' as const, cell: (row: Row) => String(rateOf(row).mended) },
  { key: 'needed', head: '确需', kind: 'number' as const, cell: (row: Row) => String(rateOf(row).needed) },
  { key: 'false', head: '误报', kind: 'number' as const, cell: (row: Row) => String(rateOf(row).falseAlarms) },
  { key: 'rate', head: '误报率', kind: 'number' as const, cell: (row: Row) => percent(rateOf(row)) },
];

/** A share of what has an outcome; with nothing to count there is no share. */
export function percent({ falseAlarms, mended, needed }: Rate): string {
  const known = falseAlarms + mended + needed;
  return known === 0 ? '—' : `${Math.round((falseAlarms / known) * 100)}%`;
}

function LevelCell({ name, level, sets }: { name: CheckName; level: Level; sets: boolean }) {
  if (!sets) return <>{levels[level]}</>;
  const offered = (Object.keys(levels) as Level[]).filter((one) => !whyNotLevel(name, one));
  return (
    <Form
      action="/staff/checks/level"
      idempotencyKey={newKey()}
      label={`${factsOf(name).words}的级别`}
      class="form-wide"
    >
      <input type="hidden" name="check" value={name} />
      <span class="control control-full control-select">
        <select name="level" aria-label={`${factsOf(name).words}的级别`}>
          {offered.map((one) => (
            <option value={one} selected={one === level || undefined}>
              {levels[one]}
            </option>
          ))}
        </select>
      </span>
      <Button kind="quiet">设置</Button>
    </Form>
  );
}

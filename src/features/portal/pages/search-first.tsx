import type { Named } from '../../../core/feature.ts';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Names } from '../../../ui/names.tsx';
import type { NamedUnit } from '../queries/units.ts';
import type { Door } from '../rules/doors.ts';
import type { Frame } from './frame.tsx';

/** What was asked for by its name and is no text. */
export interface Direct {
  units: NamedUnit[];
  names: Named[];
  /** Pages of the site. */
  doors: Door[];
}

/** Whether somebody or a unit was asked for, and stands there. */
export const isTold = ({ units, names }: Direct): boolean => units.length + names.length > 0;

/** Units, people and the hotline that were asked for by name: what one wants of them, before all texts. */
export function FirstCards({ frame, query, direct }: { frame: Frame; query: string; direct: Direct }) {
  const { units, names, doors } = direct;
  const { hotline } = frame.site;
  const calls = hotline && (query.includes(hotline.phone) || /热线|8890|12345|投诉|举报|反映问题/.test(query));
  // who stands there already leads to the page of all of them
  const others = doors.filter(({ label }) => !names.some(({ more }) => more.label === label));
  if (!calls && !isTold(direct) && others.length === 0) return null;
  return (
    <section aria-label="直接查到">
      {calls && (
        <Card title={hotline.label}>
          <p>
            拨打<a href={`tel:${hotline.phone}`}>{hotline.phone}</a>，咨询、求助、投诉和建议都可以。
          </p>
        </Card>
      )}
      <DirectCards names={names} units={units} />
      {others.length > 0 && (
        <Card title="直接打开">
          <Names links={others} />
        </Card>
      )}
    </section>
  );
}

/** People and units: what they do, where they are, and whom to call. */
export const DirectCards = ({ names, units }: Pick<Direct, 'names' | 'units'>) => (
  <>
    {names.map(({ name, more, facts }) => (
      <Card title={name} more={more}>
        <Facts items={facts} columns={1} />
      </Card>
    ))}
    {units.map((unit) => (
      <Card title={unit.name} more={{ label: '机构职能', href: `/units/${unit.slug}/` }}>
        <Facts
          items={[
            { label: '地址', value: unit.address },
            { label: '办公时间', value: unit.hours },
            { label: '电话', value: unit.phone && <a href={`tel:${unit.phone}`}>{unit.phone}</a> },
          ]}
        />
      </Card>
    ))}
  </>
);

import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import type { UnitHit } from '../queries/search.ts';
import type { Door } from '../rules/search-doors.ts';
import type { Frame } from './frame.tsx';

interface FirstProps {
  frame: Frame;
  query: string;
  units: UnitHit[];
  /** Pages of the site that are asked for by name. */
  doors: Door[];
}

/** Units and the hotline that were asked for by name: what one wants of them, before all texts. */
export function FirstCards({ frame, query, units, doors }: FirstProps) {
  const { hotline } = frame.site;
  const calls =
    hotline && (query.includes(hotline.phone) || /热线|8890|12345|^投诉|投诉电话|举报|反映问题/.test(query));
  if (!calls && units.length === 0 && doors.length === 0) return null;
  return (
    <section aria-label="直接查到">
      {calls && (
        <Card title={hotline.label}>
          <p>
            拨打<a href={`tel:${hotline.phone}`}>{hotline.phone}</a>，咨询、求助、投诉和建议都可以。
          </p>
        </Card>
      )}
      {doors.length > 0 && (
        <Card title="直接打开">
          <ul class="names">
            {doors.map(({ label, href }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
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
    </section>
  );
}

import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import type { UnitHit } from '../queries/search.ts';
import type { Frame } from './frame.tsx';

/** Units and the hotline that were asked for by name: what one wants of them, before all texts. */
export function FirstCards({ frame, query, units }: { frame: Frame; query: string; units: UnitHit[] }) {
  const { hotline } = frame.site;
  const calls = hotline && (query.includes(hotline.phone) || /热线|8890|12345|投诉电话/.test(query));
  if (!calls && units.length === 0) return null;
  return (
    <section aria-label="直接查到">
      {calls && (
        <Card title={hotline.label}>
          <p>
            拨打<a href={`tel:${hotline.phone}`}>{hotline.phone}</a>，咨询、求助、投诉和建议都可以。
          </p>
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

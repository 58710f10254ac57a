import type { PublicColumn } from '../../../core/publications/queries/column.ts';
import { Card } from '../../../ui/cards.tsx';
import { BarChart, tableOf } from '../../../ui/chart.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { sortBy, withOrder } from '../../../ui/order.ts';
import { sortable, type Timeliness, type UnitOrder, usualOrder } from '../rules/clock.ts';
import { timelinessSheet } from '../rules/register-sheets.ts';
import { type Frame, listHref, RoomPage, tabs } from './frame.tsx';

interface TimelinessProps {
  frame: Frame;
  column: PublicColumn | undefined;
  units: Timeliness[];
  order: UnitOrder;
  today: string;
  /** What was changed after it was public. */
  corrected: string;
}

/** 公开及时率 by unit: of what is public, how much came out within seven or twenty working days. */
export function TimelinessPage({ frame, column, units, order, today, corrected }: TimelinessProps) {
  const query = (next: UnitOrder) => withOrder('', next, usualOrder);
  const sort = sortBy(order, (next) => tabs.timeliness[1] + query(next));
  const published = units.reduce((sum, one) => sum + one.published, 0);
  return (
    <RoomPage
      {...{ frame, column }}
      tab="timeliness"
      intro="许可和处罚应当自作出之日起 7 个工作日内公开，其他行政执法决定 20 个工作日内。这里按已经公开的决定计算。"
      title={tabs.timeliness[0]}
      canonical={tabs.timeliness[1]}
      count={`共 ${units.length} 个单位、${published} 份决定`}
      files={units.length > 0 ? tabs.timeliness[1] : undefined}
      query={query(order)}
    >
      {units.length === 0 ? (
        <EmptyState title="还没有公开的行政执法决定">有了公开的决定，就能算出及时率。</EmptyState>
      ) : (
        <Card>
          <BarChart
            title="各单位按期公开的比例"
            unit="%"
            description="每个单位已公开的行政执法决定中，按期公开的占多少。"
            definition="按期公开的份数除以已公开的份数"
            source="本网站公开的行政执法决定"
            on={today}
            corrections={corrected}
            whole={100}
            table={{
              ...tableOf(timelinessSheet(units)),
              sort: { ...sort, keys: [...sortable] },
              open: query(order) !== '',
            }}
            bars={units.map(({ unitName, unit, published: all, inTime }) => ({
              label: unitName,
              value: Math.round((inTime / all) * 1000) / 10,
              note: `${inTime} / ${all} 份`,
              href: `${listHref}?unit=${unit}`,
            }))}
          />
        </Card>
      )}
    </RoomPage>
  );
}

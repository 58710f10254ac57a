import { BarChart, LineChart } from '../../../ui/chart.tsx';
import { type Asked, everyDay, type UnitRow } from '../rules.ts';

const definition = '公开页面被打开的次数，搜索引擎等程序的访问不计';

/** 按日: from the first day to the last, also those on which nobody came. */
export function DayChart({ asked, days }: { asked: Asked; days: { day: string; visits: number }[] }) {
  const all = everyDay(asked, days);
  if (days.length === 0 || all.length < 2) return null;
  const most = all.reduce((high, one) => (one.visits > high.visits ? one : high));
  return (
    <LineChart
      title="每天的访问量"
      unit="次"
      description={`${asked.from} 至 ${asked.to}，最多的一天是 ${most.day}，${most.visits} 次。`}
      points={all.map(({ day }) => day.slice(5))}
      series={[{ name: '访问量', values: all.map(({ visits }) => visits) }]}
      on={asked.to}
      definition={definition}
    />
  );
}

const shown = 10;

/** 按单位: those with the most. */
export function UnitChart({ asked, units }: { asked: Asked; units: UnitRow[] }) {
  const bars = units.slice(0, shown).map(({ unit, visits }) => ({ label: unit, value: visits }));
  if (bars.length < 2) return null;
  return (
    <BarChart
      title={units.length > shown ? `访问量前 ${shown} 位的单位` : '各单位的访问量'}
      unit="次"
      description={bars.map(({ label, value }) => `${label} ${value} 次`).join('，')}
      bars={bars}
      on={asked.to}
      definition={definition}
    />
  );
}

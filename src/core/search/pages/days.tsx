import { LineChart } from '../../../ui/chart.tsx';
import type { AskedDay } from '../rules/report.ts';

/** How much was searched on each day, and how much of it in vain. */
export function AskedDays({ days }: { days: AskedDay[] }) {
  const sum = (pick: (one: AskedDay) => number) => days.reduce((all, one) => all + pick(one), 0);
  if (sum(({ times }) => times) === 0) return null;
  const most = days.reduce((high, one) => (one.times > high.times ? one : high));
  return (
    <LineChart
      title="每天的搜索"
      unit="次"
      description={`最多的一天是 ${most.day}，${most.times} 次；这段时间没有结果的共 ${sum(({ empty }) => empty)} 次。`}
      points={days.map(({ day }) => day.slice(5))}
      series={[
        { name: '搜索', values: days.map(({ times }) => times) },
        { name: '无结果', values: days.map(({ empty }) => empty) },
      ]}
      on={days.at(-1)?.day}
      definition="公众在搜索框里搜索的次数；“无结果”是其中没有找到内容的"
    />
  );
}

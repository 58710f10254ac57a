import { BarChart } from '../../../ui/chart.tsx';
import { threeFiles } from '../../../ui/list-head.tsx';
import type { PublicPlan, PublicTask } from '../queries/live.ts';
import {
  countGroups,
  countLights,
  groupNames,
  groups,
  type Light,
  lightNames,
  lightOf,
  lightWords,
  shownGroups,
} from '../rules/standing.ts';
import { groupHref, trackerHref } from './public-plans.tsx';
import { groupTones } from './state-tag.tsx';

/** A task with the number of public pages that prove it. */
export type Provable = PublicTask & { evidence: number };

interface FiguresProps {
  plan: PublicPlan;
  tasks: Provable[];
  corrections: { on: string; words: string }[];
  today: string;
}

/** How the tasks stand, once: each bar leads to its tasks, the groups add up to the whole. */
export function TaskFigures({ plan, tasks, corrections, today }: FiguresProps) {
  const count = countGroups(tasks);
  const bars = shownGroups(count).map((group) => ({
    label: groups[group].label,
    value: count[group],
    tone: groupTones[group],
    href: groupHref(plan, group),
  }));
  return (
    <BarChart
      title={`${tasks.length} 项任务的进展`}
      unit="项"
      description={`共 ${tasks.length} 项任务。${bars.map((bar) => `${bar.label} ${bar.value} 项`).join('，')}。`}
      bars={bars}
      whole={tasks.length}
      source="各单位填报、经审定公开的进展"
      on={today}
      corrections={corrections}
      definition="办结须有本站公开的页面作为佐证；没有报过进展的计入未启动"
      files={threeFiles(`${trackerHref(plan)}tasks`)}
    />
  );
}

/** 「未启动 17、推进中 1」: the groups of the bars, so that the figures of the page agree. */
function groupsOf(tasks: Provable[]): string {
  const count = countGroups(tasks);
  return groupNames
    .filter((group) => count[group] > 0)
    .sort((a, b) => count[b] - count[a])
    .map((group) => `${groups[group].label} ${count[group]}`)
    .join('、');
}

/** How the open tasks stand in time, in one sentence. */
export function TimeWords({ plan, tasks, today }: { plan: PublicPlan; tasks: Provable[]; today: string }) {
  const count = countLights(tasks, plan, today);
  const open = lightNames.reduce((sum, light) => sum + count[light], 0);
  if (open === 0) return null;
  const of = (wanted: (light: Light) => boolean) =>
    tasks.filter((task) => {
      const light = lightOf(task, plan, today);
      return light !== null && wanted(light);
    });
  if (count.carried > 0)
    return (
      <p>
        {plan.year}年度还有 {count.carried} 项任务跨年未办结（{groupsOf(of((light) => light === 'carried'))}）
        {open > count.carried &&
          `。另有 ${open - count.carried} 项定期任务（${groupsOf(of((light) => light !== 'carried'))}）`}
        。办结之前，进展继续在这里公开。
      </p>
    );
  const said = lightNames.filter((light) => count[light] > 0).map((light) => `${lightWords[light]} ${count[light]} 项`);
  return (
    <p>
      还有 {open} 项任务没有办结：{said.join('、')}。
    </p>
  );
}

import { numberWords } from '../../../core/publications/rules.ts';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEvidence, PublicFiling, PublicPlan, PublicProgress } from '../queries/live.ts';
import { countGroups, type Group, groups, inGroup } from '../rules/standing.ts';
import { type Frame, trackerHref } from './public-plans.tsx';
import { FilingFigures, type Provable, TaskFigures } from './tracker-figures.tsx';
import { TrackerFilings } from './tracker-filings.tsx';
import { TrackerTask } from './tracker-task.tsx';

export interface TrackerProps {
  frame: Frame;
  plan: PublicPlan;
  tasks: Provable[];
  /** Only the tasks of this group. */
  only: Group | null;
  progress: PublicProgress[];
  evidence: PublicEvidence[];
  filings: PublicFiling[];
  today: string;
}

/** The public tracker: the clause of the plan beside what was approved and what can be opened. */
export function TrackerPage({ frame, plan, tasks, only, progress, evidence, filings, today }: TrackerProps) {
  const count = countGroups(tasks);
  const shown = only ? tasks.filter((task) => inGroup(task, only)) : tasks;
  const sections = [...new Set(shown.map((task) => task.section))];
  return (
    <PublicPage
      {...frame}
      title={plan.title}
      meta={{
        description: `${plan.title}：${plan.tasks} 项任务的责任单位、时限和落实进展`,
        canonical: `${frame.site.origin ?? ''}${trackerHref(plan)}`,
      }}
      crumbs={[{ label: '首页', href: '/' }, { label: '政务公开重点工作', href: '/workplan/' }, { label: plan.title }]}
    >
      <div class="page-head">
        <h1>{plan.title}：落实进展</h1>
        <div class="page-actions">
          <print-button />
        </div>
      </div>
      <Facts
        label="文件"
        items={[
          { label: '印发单位', value: plan.issuer },
          { label: '发文字号', value: plan.numberRaw && numberWords(plan.numberRaw) },
          { label: '成文日期', value: plan.issuedOn && <Day on={plan.issuedOn} long /> },
          { label: '全文', value: <a href={plan.path}>查看工作安排全文</a> },
        ]}
      />
      <CarriedOver plan={plan} open={tasks.length - count.closed} today={today} />
      <TaskFigures plan={plan} tasks={tasks} today={today} />
      <FilingFigures filings={filings} today={today} />
      <div id="tasks">
        {only ? <OnlyGroup plan={plan} group={only} of={shown.length} /> : <TaskIndex tasks={tasks} />}
      </div>
      {tasks.length === 0 && <EmptyState>这份工作安排没有分项任务。</EmptyState>}
      {sections.map((section) => (
        <section>
          {section && <h2>{section}</h2>}
          {shown
            .filter((task) => task.section === section)
            .map((task) => (
              <TrackerTask
                task={task}
                year={plan.year}
                progress={progress.filter((one) => one.position === task.position)}
                evidence={evidence.filter((one) => one.position === task.position)}
                today={today}
              />
            ))}
        </section>
      ))}
      <TrackerFilings filings={filings} today={today} />
    </PublicPage>
  );
}

function CarriedOver({ plan, open, today }: { plan: PublicPlan; open: number; today: string }) {
  if (plan.year >= Number(today.slice(0, 4)) || open === 0) return null;
  return (
    <NoticeBox title={`${plan.year} 年度的任务跨年继续公开进展`}>
      <p>本安排还有 {open} 项任务没有办结，办结之前进展继续在这里公开。</p>
    </NoticeBox>
  );
}

/** What a figure led to: which tasks are shown, and the way back to all of them. */
function OnlyGroup({ plan, group, of }: { plan: PublicPlan; group: Group; of: number }) {
  return (
    <Card>
      <p>
        只显示“{groups[group].label}”的任务，共 {of} 项。<a href={`${trackerHref(plan)}#tasks`}>显示全部任务</a>
      </p>
    </Card>
  );
}

/** Where to find each task, for a long plan on a small screen. */
function TaskIndex({ tasks }: { tasks: Provable[] }) {
  if (tasks.length < 4) return null;
  return (
    <nav class="no-print" aria-label="任务目录">
      <Card>
        <details>
          <summary>任务目录（{tasks.length} 项）</summary>
          <ul>
            {tasks.map((task) => (
              <li>
                <a href={`#task-${task.position}`}>
                  {task.no}
                  {task.title}
                </a>
              </li>
            ))}
          </ul>
        </details>
      </Card>
    </nav>
  );
}

import { Card, Figures } from '../../../ui/cards.tsx';
import { BarChart } from '../../../ui/chart.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEvidence, PublicFiling, PublicPlan, PublicProgress, PublicTask } from '../queries/live.ts';
import { taskFigures } from '../rules/figures.ts';
import { type TaskState, taskStates } from '../rules.ts';
import type { Frame } from './public-plans.tsx';
import { TrackerFilings } from './tracker-filings.tsx';
import { TrackerTask } from './tracker-task.tsx';

export interface TrackerProps {
  frame: Frame;
  plan: PublicPlan;
  tasks: PublicTask[];
  progress: PublicProgress[];
  evidence: PublicEvidence[];
  filings: PublicFiling[];
  today: string;
}

/** The public tracker: the clause of the plan beside what was approved and what can be opened. */
export function TrackerPage({ frame, plan, tasks, progress, evidence, filings, today }: TrackerProps) {
  const proved = tasks.map((task) => ({
    ...task,
    evidence: evidence.filter((page) => page.position === task.position).length,
  }));
  const figures = taskFigures(proved, today);
  const sections = [...new Set(tasks.map((task) => task.section))];
  return (
    <PublicPage
      {...frame}
      title={plan.title}
      meta={{
        description: `${plan.title}：${plan.tasks} 项任务的责任单位、时限和落实进展`,
        canonical: `${frame.site.origin ?? ''}${frame.path}`,
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
          { label: '发文字号', value: plan.numberRaw },
          { label: '成文日期', value: plan.issuedOn && <Day on={plan.issuedOn} long /> },
          { label: '全文', value: <a href={plan.path}>查看工作安排全文</a> },
        ]}
      />
      <CarriedOver plan={plan} open={tasks.length - figures.closed} today={today} />
      <TaskFigures figures={figures} total={tasks.length} today={today} />
      <TaskIndex tasks={tasks} />
      {tasks.length === 0 && <EmptyState>这份工作安排没有分项任务。</EmptyState>}
      {sections.map((section) => (
        <section>
          {section && <h2>{section}</h2>}
          {proved
            .filter((task) => task.section === section)
            .map((task) => (
              <TrackerTask
                task={task}
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

const barOrder: TaskState[] = ['closed', 'done', 'under_way', 'not_started', 'blocked', 'overdue', 'unproven'];

function TaskFigures({ figures, total, today }: { figures: Record<TaskState, number>; total: number; today: string }) {
  const late = figures.overdue + figures.blocked + figures.unproven;
  const bars = barOrder
    .filter((state) => figures[state] > 0)
    .map((state) => ({ label: taskStates[state], value: figures[state] }));
  return (
    <>
      <Figures
        items={[
          { label: '任务', value: total, unit: '项' },
          { label: '已办结', value: figures.closed, unit: '项', tone: 'success' },
          { label: '推进中', value: figures.under_way + figures.done, unit: '项' },
          { label: '逾期或有困难', value: late, unit: '项', tone: late > 0 ? 'warning' : 'plain' },
        ]}
      />
      {bars.length > 0 && (
        <Card>
          <BarChart
            title="任务进展"
            unit="项"
            description={`共 ${total} 项任务：${bars.map((bar) => `${bar.label} ${bar.value} 项`).join('，')}。`}
            bars={bars}
            on={today}
            definition="办结须有本站公开的页面作为佐证；进展经审定后公开。"
          />
        </Card>
      )}
    </>
  );
}

/** Where to find each task, for a long plan on a small screen. */
function TaskIndex({ tasks }: { tasks: PublicTask[] }) {
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

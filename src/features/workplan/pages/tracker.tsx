import { numberWords } from '../../../core/publications/rules.ts';
import { Card } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEvidence, PublicFiling, PublicPlan, PublicProgress } from '../queries/live.ts';
import { type Group, groups, inGroup } from '../rules/standing.ts';
import { type Frame, trackerHref, workplanTrail } from './public-plans.tsx';
import { Contents, sectionsOf } from './tracker-contents.tsx';
import { type Provable, TaskFigures, TimeWords } from './tracker-figures.tsx';
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

/** The public tracker: what each task has come to, with the clause of the plan behind it. */
export function TrackerPage({ frame, plan, tasks, only, progress, evidence, filings, today }: TrackerProps) {
  const shown = only ? tasks.filter((task) => inGroup(task, only)) : tasks;
  return (
    <PublicPage
      {...frame}
      title={plan.title}
      meta={{
        description: `${plan.title}：${plan.tasks} 项任务的责任单位、时限和落实进展`,
        canonical: `${frame.site.origin ?? ''}${trackerHref(plan)}`,
      }}
      crumbs={[...workplanTrail(frame.site), { label: plan.title }]}
    >
      <div class="page-head">
        <h1>{plan.title}：落实进展</h1>
        <div class="page-actions">
          <print-button />
        </div>
      </div>
      <Source plan={plan} />
      {tasks.length === 0 && <EmptyState>这份工作安排没有分项任务。</EmptyState>}
      {tasks.length > 0 && (
        <div class="plan-overview">
          <Card>
            <TimeWords plan={plan} tasks={tasks} today={today} />
            <TaskFigures plan={plan} tasks={tasks} today={today} />
          </Card>
          <Contents plan={plan} tasks={tasks} filings={filings} />
        </div>
      )}
      <div id="tasks">{only && <OnlyGroup plan={plan} group={only} of={shown.length} />}</div>
      {sectionsOf(shown).map((section) => (
        <Card title={section.title ?? '任务'}>
          <div id={section.id} class="plan-tasks">
            {section.tasks.map((task) => (
              <TrackerTask
                task={task}
                plan={plan}
                progress={progress.filter((one) => one.position === task.position)}
                evidence={evidence.filter((one) => one.position === task.position)}
                today={today}
              />
            ))}
          </div>
        </Card>
      ))}
      <TrackerFilings filings={filings} today={today} />
    </PublicPage>
  );
}

/** Who issued the plan, when, and where its text is. */
function Source({ plan }: { plan: PublicPlan }) {
  return (
    <p class="plan-source">
      {plan.issuer && <span>{plan.issuer}</span>}
      {plan.numberRaw && <span>{numberWords(plan.numberRaw)}</span>}
      {plan.issuedOn && (
        <span>
          <Day on={plan.issuedOn} long />
        </span>
      )}
      <a href={plan.path}>工作安排全文</a>
    </p>
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

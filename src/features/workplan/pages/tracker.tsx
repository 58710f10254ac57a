import { numberWords } from '../../../core/publications/rules.ts';
import { Card } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Title } from '../../../ui/phrases.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEvidence, PublicFiling, PublicPlan, PublicProgress } from '../queries/live.ts';
import { commonLight, type Group, inGroup, type Light, lightWords } from '../rules/standing.ts';
import { type Frame, trackerHref, workplanTrail } from './public-plans.tsx';
import { Contents, sectionsOf } from './tracker-contents.tsx';
import { type Provable, TaskFigures, TimeWords } from './tracker-figures.tsx';
import { TrackerFilings } from './tracker-filings.tsx';
import { TrackerFilter } from './tracker-filter.tsx';
import { isIdle, TrackerTask } from './tracker-task.tsx';

export interface TrackerProps {
  frame: Frame;
  plan: PublicPlan;
  tasks: Provable[];
  /** Only the tasks of this group. */
  only: Group | null;
  /** Only the tasks in which the plan names this unit, in the plan's words. */
  unit: string | null;
  progress: PublicProgress[];
  evidence: PublicEvidence[];
  filings: PublicFiling[];
  today: string;
}

/** The public tracker: what each task has come to, with the clause of the plan behind it. */
export function TrackerPage({ frame, plan, tasks, only, unit, progress, evidence, filings, today }: TrackerProps) {
  const shown = tasks
    .filter((task) => !only || inGroup(task, only))
    .filter((task) => !unit || task.units.some(({ name }) => name === unit));
  const narrowed = Boolean(only || unit);
  const common = commonLight(tasks, plan, today);
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
        <h1>
          <Title text={`${plan.title}：落实进展`} />
        </h1>
        <div class="page-actions">
          <print-button />
        </div>
      </div>
      <Source plan={plan} />
      {tasks.length === 0 && <EmptyState>这份工作安排没有分项任务。</EmptyState>}
      {tasks.length > 0 && (
        <>
          <div class="plan-overview">
            <Card>
              <TimeWords plan={plan} tasks={tasks} today={today} />
              <TaskFigures plan={plan} tasks={tasks} today={today} />
            </Card>
            <Contents plan={plan} tasks={tasks} filings={filings} />
          </div>
          <div id="tasks">
            <TrackerFilter plan={plan} tasks={tasks} only={only} unit={unit} />
            <ListNote plan={plan} of={shown.length} narrowed={narrowed} common={common} />
          </div>
        </>
      )}
      {sectionsOf(shown).map((section) => (
        <Card title={section.title ?? '任务'}>
          <div id={section.id} class="plan-tasks">
            {!narrowed && <IdleSwitch tasks={section.tasks.filter((task) => isIdle(task)).length} />}
            {section.tasks.map((task) => (
              <TrackerTask
                task={task}
                plan={plan}
                progress={progress.filter((one) => one.position === task.position)}
                evidence={evidence.filter((one) => one.position === task.position)}
                today={today}
                common={common}
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

/** On a phone a task without progress is its title alone until this is opened; wide screens and paper show the whole. */
function IdleSwitch({ tasks }: { tasks: number }) {
  if (tasks === 0) return null;
  return (
    <details class="fold no-print plan-idle-switch">
      <summary>未启动的 {tasks} 项：显示单位和原文</summary>
    </details>
  );
}

type NoteProps = { plan: PublicPlan; of: number; narrowed: boolean; common: Light | null };

/** What holds for every task of the list, once: its time where it names none, its light where it bears none. */
function ListNote({ plan, of, narrowed, common }: NoteProps) {
  return (
    <p class="plan-note">
      {narrowed && <strong>符合条件的任务 {of} 项。</strong>}
      没有写时限的任务，以{plan.year}年年底为准。
      {common && `没有办结的任务，除另外标明的以外都是“${lightWords[common]}”。`}
      没有写进展的任务，还没有经审定公开的进展。
    </p>
  );
}

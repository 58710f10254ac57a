import { numberWords } from '../../../core/publications/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Title } from '../../../ui/phrases.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEvidence, PublicFiling, PublicPlan, PublicProgress } from '../queries/live.ts';
import { commonLight, countLights, type Group, inGroup, type Light, lightWords } from '../rules/standing.ts';
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
  /** Of the plan, after it was published. */
  corrections: { on: string; words: string }[];
  today: string;
}

/** The public tracker: what each task has come to, with the clause of the plan behind it. */
export function TrackerPage(props: TrackerProps) {
  const { frame, plan, tasks, only, unit, progress, evidence, filings, corrections, today } = props;
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
      <ListHead
        name={plan.title}
        total={tasks.length}
        of="项任务"
        updatedOn={plan.changedAt && dayOf(plan.changedAt)}
      />
      {tasks.length === 0 && <EmptyState>这份工作安排没有分项任务。</EmptyState>}
      {tasks.length > 0 && (
        <>
          <div class="plan-overview">
            <Card>
              <TimeWords plan={plan} tasks={tasks} today={today} />
              <TaskFigures plan={plan} tasks={tasks} corrections={corrections} today={today} />
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
        <Card title={<Title text={section.title ?? '任务'} />}>
          <div id={section.id} class="plan-tasks">
            {common && common !== 'normal' && (
              <SectionLight light={common} tasks={countLights(section.tasks, plan, today)[common]} />
            )}
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
            {!narrowed && <IdleSwitch tasks={section.tasks.filter((task) => isIdle(task)).length} />}
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

/** How most open tasks of the plan stand in time, once for a section; a task of its own light bears a tag itself. */
function SectionLight({ light, tasks }: { light: Light; tasks: number }) {
  if (tasks === 0) return null;
  return (
    <p class="plan-section-light">
      <Tag tone="warning">
        {tasks} 项{lightWords[light]}
      </Tag>
    </p>
  );
}

/** On a phone a task without progress is its title alone until this is opened; wide screens and paper show the whole. */
function IdleSwitch({ tasks }: { tasks: number }) {
  if (tasks === 0) return null;
  return (
    <details class="fold no-print plan-idle-switch">
      <summary>以上未启动的 {tasks} 项：显示原文</summary>
    </details>
  );
}

type NoteProps = { plan: PublicPlan; of: number; narrowed: boolean; common: Light | null };

/** What holds for every task of the list, once: its time where it names none, its light where it bears none. */
function ListNote({ plan, of, narrowed, common }: NoteProps) {
  return (
    <p class="plan-note">
      {narrowed && <strong>符合条件的任务 {of} 项。</strong>}
      没有写时限的任务，原定{plan.year}年年底完成
      {common === 'carried' ? `；到期没有办完的，记为“${lightWords.carried}”。` : '。'}
      {common && common !== 'carried' && `没有标明时限情况的，都是“${lightWords[common]}”。`}
      各单位报的进展，审定之后写在任务下面。
    </p>
  );
}

import type { Child } from 'hono/jsx';
import { dayOf } from '../../../platform/time.ts';
import { Phrases } from '../../../ui/phrases.tsx';
import { Day } from '../../../ui/when.tsx';
import type { Role } from '../parse/types.ts';
import type { PublicEvidence, PublicPlan, PublicProgress, PublicTask } from '../queries/live.ts';
import { closedLate, endOf, type Light, lightOf, type Standing, standingOf } from '../rules/standing.ts';
import { roleWords } from '../rules.ts';
import { LateTag, StageTag, StandingTags } from './state-tag.tsx';
import type { Provable } from './tracker-figures.tsx';

interface TaskProps {
  task: Provable;
  plan: PublicPlan;
  progress: PublicProgress[];
  evidence: PublicEvidence[];
  today: string;
  /** What is said above the list of all tasks, and so of none of them. */
  common: Light | null;
}

/** Nothing was reported, shown or found finished yet. */
export const isIdle = (task: Provable): boolean => !task.approvedAt && !task.closedAt && task.evidence === 0;

/** One task under its one anchor: title and state in a line, who and until when, what was done; the clause is one click away. */
export function TrackerTask({ task, plan, progress, evidence, today, common }: TaskProps) {
  const standing = standingOf(task);
  const light = lightOf(task, plan, today);
  return (
    <article class={isIdle(task) ? 'plan-task plan-task-idle' : 'plan-task'} id={`task-${task.position}`}>
      <div class="plan-task-head">
        <h3>
          <Phrases text={`${task.no ?? ''}${task.title}`} />
        </h3>
        <p>
          <StandingTags standing={standing} light={light === common ? null : light} />{' '}
          <LateTag task={task} year={plan.year} />
        </p>
        <details class="fold plan-task-clause">
          <summary>
            原文<span class="visually-hidden">：{task.title}</span>
          </summary>
          <blockquote class="timeline-opinion">{task.clause ?? task.title}</blockquote>
        </details>
      </div>
      <WhoAndWhen task={task} plan={plan} today={today} />
      {!isIdle(task) && (
        <div class="plan-task-done">
          <Closed task={task} year={plan.year} />
          <Progress progress={progress} standing={standing} of={task.unitCount} />
          <Evidence pages={evidence} />
        </div>
      )}
    </article>
  );
}

const roles: Role[] = ['lead', 'support', 'responsible'];

/** Who has which part and until when: the task's own time, or the end of the plan's year; that it is over is said. */
function WhoAndWhen({ task, plan, today }: { task: PublicTask; plan: PublicPlan; today: string }) {
  const named = roles
    .map((role) => ({ role, names: new Set(task.units.filter((unit) => unit.role === role).map((unit) => unit.name)) }))
    .filter(({ names }) => names.size > 0);
  const until: Child = task.deadline ? (
    <Day on={task.deadline} long />
  ) : (
    (task.deadlineRaw ?? task.recurrence ?? `${plan.year}年年底`)
  );
  const over = !task.closedAt && !task.recurrence && endOf(task, plan.year) < today;
  return (
    <dl class="plan-task-who">
      {named.map(({ role, names }) => (
        <div>
          <dt>{roleWords[role]}</dt>
          <dd>{[...names].join('、')}</dd>
        </div>
      ))}
      {named.length === 0 && (
        <div>
          <dt>单位</dt>
          <dd class="quiet">没有写明</dd>
        </div>
      )}
      <div>
        <dt>时限</dt>
        <dd>
          {until}
          {over && '，已经逾期'}
        </dd>
      </div>
    </dl>
  );
}

/** When it was finished, in time or not, and who found it so. */
function Closed({ task, year }: { task: PublicTask; year: number }) {
  if (!task.closedAt) return null;
  return (
    <p>
      <Day on={dayOf(task.closedAt)} long />
      {closedLate(task, year) && '逾期'}办结{task.closedBy && `，由${task.closedBy}依据佐证认定`}。
    </p>
  );
}

/** So many units and pages stand open; a task of thirty units would else be a page of its own. */
const before = 2;

/** The newest approved words of the units that spoke last; what others and what they said before stays below. */
function Progress({ progress, standing, of }: { progress: PublicProgress[]; standing: Standing; of: number | null }) {
  if (progress.length === 0) return null;
  const seen = new Set<string>();
  const newest = progress.filter((one) => !seen.has(one.unitName) && seen.add(one.unitName)).slice(0, before);
  const others = progress.filter((one) => !newest.includes(one));
  const spoke = new Set(progress.map((one) => one.unitName)).size;
  return (
    <>
      {of !== null && of > 1 && (
        <p class="quiet">
          {standing === 'closed'
            ? `${of} 个单位中 ${spoke} 个报了进展；办结看公开的佐证，不以各单位都报过为条件。`
            : `已报进展 ${spoke} 个单位，共 ${of} 个单位`}
        </p>
      )}
      {newest.map((one) => (
        <Report report={one} standing={standing} />
      ))}
      {others.length > 0 && (
        <details class="fold">
          <summary>其他进展（{others.length} 条）</summary>
          {others.map((one) => (
            <Report report={one} standing={standing} />
          ))}
        </details>
      )}
    </>
  );
}

/** A unit's stage is said where the task is open and its own tag says another. */
function Report({ report, standing }: { report: PublicProgress; standing: Standing }) {
  return (
    <p>
      {standing !== 'closed' && report.stage !== standing && (
        <>
          <StageTag stage={report.stage} />{' '}
        </>
      )}
      {report.words}
      <span class="quiet plan-task-by">
        {report.unitName}　<Day on={dayOf(report.approvedAt)} />
      </span>
    </p>
  );
}

function Evidence({ pages }: { pages: PublicEvidence[] }) {
  if (pages.length === 0) return null;
  return (
    <>
      <Pages pages={pages.slice(0, before)} />
      {pages.length > before && (
        <details class="fold">
          <summary>其他佐证（{pages.length - before} 页）</summary>
          <Pages pages={pages.slice(before)} />
        </details>
      )}
    </>
  );
}

function Pages({ pages }: { pages: PublicEvidence[] }) {
  return (
    <ul class="plan-task-evidence" aria-label="佐证">
      {pages.map((page) => (
        <li>
          <span class="quiet">佐证</span>{' '}
          <a href={page.path}>
            <Phrases text={page.title} />
          </a>
        </li>
      ))}
    </ul>
  );
}

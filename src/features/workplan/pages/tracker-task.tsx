import { dayOf } from '../../../platform/time.ts';
import { Day } from '../../../ui/when.tsx';
import type { Role } from '../parse/types.ts';
import type { PublicEvidence, PublicPlan, PublicProgress, PublicTask } from '../queries/live.ts';
import { closedLate, lightOf, type Standing, standingOf } from '../rules/standing.ts';
import { roleWords } from '../rules.ts';
import { StageTag, StandingTags } from './state-tag.tsx';
import type { Provable } from './tracker-figures.tsx';

interface TaskProps {
  task: Provable;
  plan: PublicPlan;
  progress: PublicProgress[];
  evidence: PublicEvidence[];
  today: string;
}

/** One task under its one anchor: state, who and until when, what was done; the clause of the plan is one click away. */
export function TrackerTask({ task, plan, progress, evidence, today }: TaskProps) {
  return (
    <article class="plan-task" id={`task-${task.position}`}>
      <div class="plan-task-what">
        <h3>
          {task.no}
          {task.title}
        </h3>
        <p>
          <StandingTags standing={standingOf(task)} light={lightOf(task, plan, today)} />
          {task.closedAt && (
            <span class="quiet">
              {' '}
              {closedLate(task, plan.year) ? '逾期办结，' : ''}办结于 <Day on={dayOf(task.closedAt)} />
            </span>
          )}
        </p>
      </div>
      <WhoAndWhen task={task} year={plan.year} />
      <div class="plan-task-done">
        <Progress progress={progress} standing={standingOf(task)} />
        <Evidence pages={evidence} />
      </div>
      <details class="fold plan-task-clause">
        <summary>
          工作安排原文<span class="visually-hidden">：{task.title}</span>
        </summary>
        <blockquote class="timeline-opinion">{task.clause ?? task.title}</blockquote>
      </details>
    </article>
  );
}

const roles: Role[] = ['lead', 'support', 'responsible'];

function WhoAndWhen({ task, year }: { task: PublicTask; year: number }) {
  const named = roles
    .map((role) => ({ role, names: new Set(task.units.filter((unit) => unit.role === role).map((unit) => unit.name)) }))
    .filter(({ names }) => names.size > 0);
  const until = task.deadlineRaw ?? task.recurrence;
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
        <dd>{task.deadline ? <Day on={task.deadline} long /> : (until ?? `${year}年年底（没有单独写明）`)}</dd>
      </div>
    </dl>
  );
}

/** So many units and pages stand open; a task of thirty units would else be a page of its own. */
const before = 2;

/** The newest approved words of the units that spoke last; what others and what they said before stays below. */
function Progress({ progress, standing }: { progress: PublicProgress[]; standing: Standing }) {
  if (progress.length === 0) return <p class="quiet">还没有经审定的进展</p>;
  const seen = new Set<string>();
  const newest = progress.filter((one) => !seen.has(one.unitName) && seen.add(one.unitName)).slice(0, before);
  const others = progress.filter((one) => !newest.includes(one));
  return (
    <>
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
          <span class="quiet">佐证</span> <a href={page.path}>{page.title}</a>
        </li>
      ))}
    </ul>
  );
}

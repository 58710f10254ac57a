import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEvidence, PublicProgress } from '../queries/live.ts';
import { beginningOf, latenessOf, standingOf } from '../rules/standing.ts';
import { StageTag, StandingTags, UnitsByRole } from './state-tag.tsx';
import type { Provable } from './tracker-figures.tsx';

interface TaskProps {
  task: Provable;
  /** The year of its plan. */
  year: number;
  progress: PublicProgress[];
  evidence: PublicEvidence[];
  today: string;
}

/** One task under its one anchor. */
export function TrackerTask({ task, year, progress, evidence, today }: TaskProps) {
  return (
    <article id={`task-${task.position}`}>
      <Card level={3} title={`${task.no ?? ''}${task.title}`}>
        <p>
          <StandingTags standing={standingOf(task)} lateness={latenessOf(task, year, today)} />{' '}
          {progress.length === 0 && <span class="quiet">还没有经审定的进展</span>}
          {task.closedAt && (
            <span class="quiet">
              办结于 <Day on={dayOf(task.closedAt)} long />
            </span>
          )}
        </p>
        <div class="columns task-columns">
          <div>
            <h4 class="narrow-hidden">工作安排要求</h4>
            <Clause text={task.clause ?? task.title} />
            <UnitsByRole units={task.units} />
            <p>
              <strong>时限</strong>
              {'　'}
              {task.deadline ? (
                <Day on={task.deadline} long />
              ) : (
                (task.deadlineRaw ?? task.recurrence ?? '工作安排没有写明')
              )}
            </p>
          </div>
          {(progress.length > 0 || evidence.length > 0) && (
            <div>
              <Progress progress={progress} />
              {evidence.length > 0 && (
                <>
                  <h4>可以查看</h4>
                  <DocumentList
                    items={evidence.map((page) => ({
                      href: page.path,
                      title: page.title,
                      on: dayOf(page.publishedAt),
                    }))}
                    label="佐证"
                  />
                </>
              )}
            </div>
          )}
        </div>
      </Card>
    </article>
  );
}

/** The clause as the plan has it; a long one shows its beginning, the whole is one click away and always on paper. */
function Clause({ text }: { text: string }) {
  const beginning = beginningOf(text);
  if (beginning === null) return <blockquote class="timeline-opinion">{text}</blockquote>;
  return (
    <blockquote class="timeline-opinion folded">
      <p class="folded-beginning">{beginning}</p>
      <details class="fold">
        <summary>看全文</summary>
        <p>{text}</p>
      </details>
    </blockquote>
  );
}

/** The newest approved words of every unit; what was said before stays below. */
function Progress({ progress }: { progress: PublicProgress[] }) {
  if (progress.length === 0) return null;
  const seen = new Set<string>();
  const newest = progress.filter((one) => !seen.has(one.unitName) && seen.add(one.unitName));
  const earlier = progress.filter((one) => !newest.includes(one));
  return (
    <>
      <h4>落实进展</h4>
      {newest.map((one) => (
        <Report report={one} />
      ))}
      {earlier.length > 0 && (
        <details>
          <summary>此前的进展（{earlier.length} 条）</summary>
          {earlier.map((one) => (
            <Report report={one} />
          ))}
        </details>
      )}
    </>
  );
}

function Report({ report }: { report: PublicProgress }) {
  return (
    <>
      <p>
        <StageTag stage={report.stage} /> <strong>{report.unitName}</strong>{' '}
        <span class="quiet">
          <Day on={dayOf(report.approvedAt)} />
        </span>
      </p>
      <blockquote class="timeline-opinion">{report.words}</blockquote>
    </>
  );
}

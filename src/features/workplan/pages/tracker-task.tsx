import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicEvidence, PublicProgress, PublicTask } from '../queries/live.ts';
import { taskState } from '../rules.ts';
import { StageTag, TaskTag, UnitsByRole } from './state-tag.tsx';

interface TaskProps {
  task: PublicTask & { evidence: number };
  progress: PublicProgress[];
  evidence: PublicEvidence[];
  today: string;
}

/** One task under its one anchor. */
export function TrackerTask({ task, progress, evidence, today }: TaskProps) {
  return (
    <article id={`task-${task.position}`}>
      <Card level={3} title={`${task.no ?? ''}${task.title}`}>
        <p>
          <TaskTag state={taskState(task, today)} />{' '}
          {task.closedAt && (
            <span class="quiet">
              办结于 <Day on={dayOf(task.closedAt)} long />
            </span>
          )}
        </p>
        <div class="columns">
          <div>
            <h4>工作安排要求</h4>
            <blockquote class="timeline-opinion">{task.clause ?? task.title}</blockquote>
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
          <div>
            <h4>落实进展</h4>
            <Progress progress={progress} />
            <h4>可以查看</h4>
            {evidence.length === 0 ? (
              <p class="quiet">还没有公开的成果页面。</p>
            ) : (
              <DocumentList
                items={evidence.map((page) => ({ href: page.path, title: page.title, on: dayOf(page.publishedAt) }))}
                label="佐证"
              />
            )}
          </div>
        </div>
      </Card>
    </article>
  );
}

/** The newest approved words of every unit; what was said before stays below. */
function Progress({ progress }: { progress: PublicProgress[] }) {
  if (progress.length === 0) return <p class="quiet">责任单位还没有经审定的进展。</p>;
  const seen = new Set<string>();
  const newest = progress.filter((one) => !seen.has(one.unitName) && seen.add(one.unitName));
  const earlier = progress.filter((one) => !newest.includes(one));
  return (
    <>
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

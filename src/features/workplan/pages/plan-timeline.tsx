import type { Child } from 'hono/jsx';
import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import type { FilingRow, PlanRow, TaskRow } from '../queries.ts';
import { filingFigures } from '../rules/figures.ts';
import { closedLate, lightOf, standingOf } from '../rules/standing.ts';
import { distanceWords, type Entry, type Month, timelineOf } from '../rules/timeline.ts';
import { filingKinds, filingStates } from '../rules.ts';
import { LightTag, TaskTag } from './state-tag.tsx';
import { taskHref, whoLeads } from './task-cells.tsx';

interface TimelineProps {
  plan: PlanRow;
  tasks: TaskRow[];
  filings: FilingRow[];
  today: string;
}

/** The same plan by time: what comes again and again, then month by month what was and is due, and where today stands. */
export function PlanTimeline(props: TimelineProps) {
  const { plan, tasks, filings, today } = props;
  const { months, recurring } = timelineOf(tasks, filings, plan.year);
  if (months.length === 0 && recurring.length === 0)
    return <EmptyState>没有符合条件的任务或备案。可以换一个单位或状态，或者清除筛选。</EmptyState>;
  const now = today.slice(0, 7).replace('-', '');
  const ahead = months.findIndex(({ month }) => month > now);
  const place = ahead < 0 ? months.length : ahead;
  return (
    <>
      {recurring.length > 0 && <Recurring {...props} tasks={recurring} />}
      <ol class="plan-timeline" aria-label="时间轴">
        {months.slice(0, place).map((month) => (
          <MonthItem month={month} {...props} />
        ))}
        <li class="plan-timeline-today">
          <p>
            今天 <Day on={today} long />
          </p>
        </li>
        {months.slice(place).map((month) => (
          <MonthItem month={month} {...props} />
        ))}
      </ol>
    </>
  );
}

const quarters = ['一', '二', '三', '四'];

function MonthItem({ month, plan, today }: { month: Month<TaskRow> } & TimelineProps) {
  const at = Number(month.month.slice(4));
  return (
    <li>
      <h2>
        {`${month.month.slice(0, 4)}年${at}月 `}
        <span class="quiet">{`第${quarters[Math.ceil(at / 3) - 1]}季度`}</span>
      </h2>
      <ul>
        {month.entries.map((entry) => (
          <EntryRow entry={entry} plan={plan} today={today} />
        ))}
      </ul>
      {month.undated.length > 0 && <Undated tasks={month.undated} plan={plan} today={today} />}
    </li>
  );
}

type Placed = { plan: PlanRow; today: string };

function EntryRow({ entry, plan, today }: { entry: Entry<TaskRow> } & Placed) {
  if (entry.what === 'filing') return <FilingRowOf entry={entry} plan={plan} today={today} />;
  const { task, on, what } = entry;
  const distance = distanceWords(task, plan, today);
  return (
    <Row on={on} what={what === 'due' ? '时限' : closedLate(task, plan.year) ? '逾期办结' : '办结'}>
      <a href={taskHref(task)}>
        {task.no}
        {task.title}
      </a>{' '}
      <TaskTag standing={standingOf(task)} />
      {what === 'due' && distance && (
        <>
          {' '}
          <LightTag light={distance.light} /> <span class="quiet">{distance.words}</span>
        </>
      )}
      <span class="plan-timeline-who">
        {whoLeads(task)}
        {what === 'closed' && task.proof && (
          <>
            {'　佐证 '}
            <a href={task.proof.path}>{task.proof.title}</a>
          </>
        )}
      </span>
    </Row>
  );
}

function FilingRowOf({ entry, plan, today }: { entry: Extract<Entry<TaskRow>, { what: 'filing' }> } & Placed) {
  const count = filingFigures(entry.of, entry.kind, today);
  const said = (['overdue', 'open', 'late', 'filed'] as const).filter((state) => count[state] > 0);
  return (
    <Row on={entry.on} what="备案">
      <a href={`/staff/workplan/${plan.id}?view=filings&unit=all`}>{filingKinds[entry.kind]}</a>
      <span class="plan-timeline-who">
        应报 {entry.of.length} 个单位：
        {said.map((state) => (
          <>
            <Tag tone={state === 'overdue' ? 'error' : state === 'late' ? 'warning' : 'plain'}>
              {filingStates[state]} {count[state]} 个
            </Tag>{' '}
          </>
        ))}
      </span>
    </Row>
  );
}

function Row({ on, what, children }: { on: string; what: string; children?: Child }) {
  return (
    <li>
      <span class="plan-timeline-day">
        <Day on={on} /> <span class="quiet">{what}</span>
      </span>
      <div>{children}</div>
    </li>
  );
}

/** What the plan gave no day: one line each, the light said once for all of them. */
function Undated({ tasks, plan, today }: { tasks: TaskRow[] } & Placed) {
  const distance = distanceWords(tasks[0]!, plan, today);
  const idle = tasks.filter((task) => standingOf(task) === 'not_started').length;
  return (
    <div class="plan-timeline-undated">
      <p>
        <Day on={`${plan.year}-12-31`} />
        {'　'}
        没有单独写明时限的任务以年底为准，还有 {tasks.length} 项没有办结{idle > 0 && `，其中 ${idle} 项未启动`}{' '}
        {distance && (
          <>
            <LightTag light={distance.light} /> <span class="quiet">{distance.words}</span>
          </>
        )}
      </p>
      <ul>
        {tasks.map((task) => (
          <li>
            <a href={taskHref(task)}>
              {task.no}
              {task.title}
            </a>{' '}
            {standingOf(task) !== 'not_started' && <TaskTag standing={standingOf(task)} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Recurring({ plan, tasks, today }: TimelineProps) {
  return (
    <Card title="定期任务">
      <ul class="plan-timeline-recurring">
        {tasks.map((task) => (
          <li>
            <strong>{task.recurrence}</strong>{' '}
            <a href={taskHref(task)}>
              {task.no}
              {task.title}
            </a>{' '}
            <TaskTag standing={standingOf(task)} />{' '}
            {lightOf(task, plan, today) === 'missed' && <LightTag light="missed" />}
            <span class="plan-timeline-who">
              {whoLeads(task)}　最近审定的进展 {task.approvedAt ? <Day on={dayOf(task.approvedAt)} /> : '还没有'}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

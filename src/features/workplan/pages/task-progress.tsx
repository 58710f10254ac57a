import { formatMoment } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Form, RadioGroup, SelectField, TextArea } from '../../../ui/form.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { Timeline, type TimelineEntry } from '../../../ui/timeline.tsx';
import type { ProgressRow } from '../queries.ts';
import { stages, whyNotApprove } from '../rules.ts';
import { fieldOf, type TaskProps } from './task.tsx';

/** What the units report, newest first; a report is public only after another person approved exactly this text. */
export function TaskProgress(props: TaskProps) {
  const { task, progress, mine } = props;
  return (
    <>
      <div id="progress">
        <Card title="进展">
          {progress.length === 0 ? (
            <EmptyState>还没有单位填报进展。{task.closedAt ? '' : '责任单位填报、审定之后向公众显示。'}</EmptyState>
          ) : (
            <Timeline label="进展" entries={progress.map((row) => entryOf(row, props))} />
          )}
        </Card>
      </div>
      {mine.length > 0 && !task.closedAt && <ReportForm {...props} />}
    </>
  );
}

function entryOf(row: ProgressRow, props: TaskProps): TimelineEntry {
  const open = !row.approvedAt && !row.returnedAt;
  return {
    step: stages[row.stage],
    who: row.writer,
    unit: row.unitName,
    opinion: row.words,
    current: open,
    decision: row.approvedAt
      ? { text: '已审定，公众可见', tone: 'success' }
      : row.returnedAt
        ? { text: '已退回', tone: 'error' }
        : { text: '待审定', tone: 'warning' },
    note: (
      <>
        <p class="quiet">{whenWords(row)}</p>
        {row.returnedAt && <p>退回意见：{row.returnedWhy}</p>}
        {open && <Judge row={row} {...props} />}
      </>
    ),
  };
}

function whenWords(row: ProgressRow): string {
  const written = `${formatMoment(row.writtenAt)} 填报`;
  if (row.approvedAt) return `${written}，${formatMoment(row.approvedAt)} 由${row.approver}审定`;
  return row.returnedAt ? `${written}，${formatMoment(row.returnedAt)} 退回` : written;
}

/** Approve or return; the same rule that the deed asks says why the button is not there. */
function Judge({ row, person, oversees, guards, formKey, wrong }: TaskProps & { row: ProgressRow }) {
  if (!oversees && !guards.includes(row.unit)) return null;
  const why = whyNotApprove(row, person);
  const at = `/staff/workplan/progress/${row.id}`;
  return (
    <>
      {why ? (
        <p class="quiet">{why}</p>
      ) : (
        <Form action={`${at}/approve`} idempotencyKey={formKey()} label="审定进展">
          <Buttons>
            <Button>审定，向公众显示</Button>
          </Buttons>
        </Form>
      )}
      <details open={wrong?.name === `return-${row.id}`}>
        <summary>退回修改</summary>
        <Form action={`${at}/return`} idempotencyKey={formKey()} label="退回进展">
          <TextArea {...fieldOf(wrong, `return-${row.id}`, 'why')} label="退回意见" required rows={2} maxLength={500} />
          <Buttons>
            <Button kind="secondary">退回</Button>
          </Buttons>
        </Form>
      </details>
    </>
  );
}

function ReportForm({ task, mine, formKey, wrong }: TaskProps) {
  const unit = fieldOf(wrong, 'report', 'unit');
  return (
    <div id="report">
      <Card title="填报进展" note="由政务公开工作机构或本单位保密审查员审定后向公众显示，审定的人不能是填报的人。">
        <Form action={`/staff/workplan/tasks/${task.id}/progress`} idempotencyKey={formKey()} guard>
          {mine.length === 1 ? (
            <input type="hidden" name="unit" value={String(mine[0]!.id)} />
          ) : (
            <SelectField
              {...unit}
              label="填报单位"
              required
              blank="请选择"
              options={mine.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
          <RadioGroup
            {...fieldOf(wrong, 'report', 'stage')}
            label="进展阶段"
            required
            inline
            options={Object.entries(stages).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            {...fieldOf(wrong, 'report', 'words')}
            label="进展情况"
            hint="写做了什么、到什么程度、有什么数字，公众会原样看到。"
            required
            maxLength={1000}
          />
          <Buttons>
            <Button>提交审定</Button>
          </Buttons>
        </Form>
      </Card>
    </div>
  );
}

import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, type FormErrors, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Moment } from '../../../ui/when.tsx';
import { textOf } from '../../publications/content-form.ts';

export interface IssueView {
  submission: number;
  keyFor(form: string): string;
  typed: Typed;
  errors: FormErrors;
  documents: number;
  /** Whether any of them becomes public. */
  open: boolean;
  publishAt: Date | null;
  failure: string | null;
  /** Schedules stand still until the system administrator confirms the time. */
  paused: boolean;
}

/** 发布, 定时发布, 取消定时: offered to the publisher and the signer of the unit once everything is signed. */
export function IssueForms(view: IssueView) {
  const { submission, publishAt, failure, paused, typed, errors, open } = view;
  return (
    <Card title={open ? '发布' : '印发'}>
      {failure && (
        <NoticeBox tone="error" title="定时发布没有成功">
          {failure}
        </NoticeBox>
      )}
      {publishAt && !failure && paused && (
        <NoticeBox tone="warning" title="定时发布已暂停">
          系统时间不可靠，到时也不会自动发布，要等系统管理员确认时间。急需公开的，可以立即发布。
        </NoticeBox>
      )}
      {publishAt && !failure && (
        <NoticeBox tone="info" title="已设定时发布">
          <Moment at={publishAt} /> 自动发布，届时会再次核对文字和手续。
        </NoticeBox>
      )}
      <Form action={`/staff/review/${submission}/issue`} idempotencyKey={view.keyFor('issue')} label="发布">
        {consequence(view) && <p>{consequence(view)}</p>}
        <Buttons>
          <DangerButton consequence={open ? '发布后公众立即可见' : '印发后不能再改'}>
            {open ? '立即发布' : '印发'}
          </DangerButton>
        </Buttons>
      </Form>
      {open && (
        <details class="deed" open={textOf(typed, 'form') === 'schedule' || undefined}>
          <summary>{publishAt ? '改定时或取消定时' : '定时发布'}</summary>
          <ErrorSummary errors={errors} />
          <Form
            action={`/staff/review/${submission}/schedule`}
            idempotencyKey={view.keyFor('schedule')}
            label="定时发布"
          >
            <TextField
              name="at"
              label="发布时间"
              required
              width="medium"
              hint="北京时间，例如 2026-03-10 09:30"
              value={textOf(typed, 'at')}
              error={errors.at}
            />
            <Buttons>
              <Button kind="secondary">定时发布</Button>
            </Buttons>
          </Form>
          {publishAt && (
            <Form
              action={`/staff/review/${submission}/unschedule`}
              idempotencyKey={view.keyFor('unschedule')}
              label="取消定时"
            >
              <Buttons>
                <Button kind="secondary">取消定时</Button>
              </Buttons>
            </Form>
          )}
        </details>
      )}
    </Card>
  );
}

function consequence({ documents, open }: IssueView): string | null {
  if (!open) return '公开属性不是主动公开：印发之后不会出现在网站上。';
  return documents > 1 ? `这 ${documents} 份文件同时发布：要么全部发布，要么一份也不发布。` : null;
}

/** 撤回送审, for the submitter as long as nobody has opened it. */
export function RecallForm(props: { submission: number; key: string; typed: Typed; errors: FormErrors }) {
  const { submission, key, typed, errors } = props;
  return (
    <details class="deed" open={!!errors.reason || undefined}>
      <summary>撤回送审</summary>
      <Form action={`/staff/review/${submission}/recall`} idempotencyKey={key} label="撤回送审">
        <TextArea
          name="reason"
          label="撤回的原因"
          hint="审查人还没有打开，您可以撤回修改。"
          rows={2}
          required
          value={textOf(typed, 'reason')}
          error={errors.reason}
        />
        <Buttons>
          <Button kind="secondary">撤回送审</Button>
        </Buttons>
      </Form>
    </details>
  );
}

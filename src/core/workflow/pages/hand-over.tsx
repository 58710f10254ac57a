import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, SelectField, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { TaskRow } from '../queries/list.ts';
import type { Due } from '../rules.ts';
import { colleagueOptions } from '../rules.ts';
import { TaskFacts } from './task.tsx';

interface HandOverProps {
  task: TaskRow;
  due: Due;
  colleagues: { id: number; name: string; title: string }[];
  formKey: string;
  typed?: { to?: string; words?: string };
  errors?: FormErrors;
}

/** 转办: to whom and why. */
export function HandOverPage({ task, due, colleagues, formKey, typed, errors }: HandOverProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <TaskFacts task={task} due={due} />
      {colleagues.length === 0 ? (
        <NoticeBox tone="info" title="没有可以转办的同事">
          本单位没有其他人担任这个岗位。需要增加人员的，请联系安全管理员。
        </NoticeBox>
      ) : (
        <Form action={`/staff/tasks/${task.id}/hand-over`} idempotencyKey={formKey} guard>
          <SelectField
            name="to"
            label="转给"
            required
            blank="请选择同事"
            value={typed?.to}
            error={errors?.to}
            hint="只列出本单位同岗位的同事。"
            options={colleagueOptions(colleagues)}
          />
          <TextArea
            name="words"
            label="说明"
            required
            rows={3}
            maxLength={200}
            value={typed?.words}
            error={errors?.words}
            phrases={['请阅办。', '我外出期间请代为办理。', '此事由您分管，请办理。']}
          />
          <Buttons>
            <Button>转办</Button>
            <ButtonLink href={`/staff/tasks/${task.id}`} kind="quiet">
              返回
            </ButtonLink>
          </Buttons>
        </Form>
      )}
    </>
  );
}

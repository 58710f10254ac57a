import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, TextArea } from '../../../ui/form.tsx';
import type { TaskRow } from '../queries/list.ts';
import type { Due } from '../rules.ts';
import { TaskFacts } from './task.tsx';

interface UrgeProps {
  /** 催办 or 督办. */
  words: string;
  task: TaskRow;
  due: Due;
  formKey: string;
  typed?: { words?: string };
  errors?: FormErrors;
}

/** 催办 or 督办: why, and who will read it. */
export function UrgePage({ words, task, due, formKey, typed, errors }: UrgeProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <TaskFacts task={task} due={due} />
      <Form action={`/staff/tasks/${task.id}/urge`} idempotencyKey={formKey} guard>
        <TextArea
          name="words"
          label={`${words}的理由`}
          required
          rows={3}
          maxLength={200}
          hint={`将通知${task.personName ?? `${task.unitName}的承办人员`}。同一件事每天最多${words}一次，${words}会记入流转记录。`}
          value={typed?.words}
          error={errors?.words}
          phrases={['期限将到，请尽快办理。', '已经超过期限，请说明情况并尽快办理。']}
        />
        <Buttons>
          <Button>{words}</Button>
          <ButtonLink href={`/staff/tasks/${task.id}`} kind="quiet">
            返回
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

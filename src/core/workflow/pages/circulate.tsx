import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { TaskRow } from '../queries/list.ts';
import type { Due } from '../rules.ts';
import { colleagueOptions } from '../rules.ts';
import { TaskFacts } from './task.tsx';

interface CirculateProps {
  task: TaskRow;
  due: Due;
  /** Who may read it and has nothing about it still to read. */
  readers: { id: number; name: string; title: string }[];
  formKey: string;
  typed?: { to?: string[]; words?: string };
  errors?: FormErrors;
}

/** 传阅: to whom and why. */
export function CirculatePage({ task, due, readers, formKey, typed, errors }: CirculateProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <TaskFacts task={task} due={due} />
      {readers.length === 0 ? (
        <NoticeBox tone="info" title="没有可以传阅的同事">
          起草单位没有其他任职人员，或者他们手中的传阅还没有看完。
        </NoticeBox>
      ) : (
        <Card>
          <Form action={`/staff/tasks/${task.id}/circulate`} idempotencyKey={formKey} guard label="传阅">
            <CheckGroup
              name="to"
              label="送给"
              required
              values={typed?.to}
              error={errors?.to}
              hint="起草单位的同事。传阅只供阅知，对方不因此取得办理和审查的权力，办理也不等待传阅。"
              options={colleagueOptions(readers)}
            />
            <TextArea
              name="words"
              label="说明"
              required
              rows={3}
              maxLength={200}
              value={typed?.words}
              error={errors?.words}
              phrases={['请阅知。', '请阅研，有意见请直接与我联系。']}
            />
            <Buttons>
              <Button>送出传阅</Button>
              <ButtonLink href={`/staff/tasks/${task.id}`} kind="quiet">
                返回
              </ButtonLink>
            </Buttons>
          </Form>
        </Card>
      )}
    </>
  );
}

import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, type FormErrors, SelectField, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { TaskRow } from '../queries/list.ts';
import { colleagueOptions } from '../rules.ts';

interface SeveralProps {
  tasks: TaskRow[];
  colleagues: { id: number; name: string; title: string }[];
  formKey: string;
  typed: Typed;
  errors?: FormErrors;
}

const textOf = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined);

/** 批量转办: which, to whom and why. */
export function SeveralPage({ tasks, colleagues, formKey, typed, errors }: SeveralProps) {
  if (tasks.length === 0) {
    return (
      <NoticeBox tone="info" title="还没有勾选事项">
        请回到<a href="/staff">待办</a>，在表格里勾选要转办的事项，再点“批量转办”。
      </NoticeBox>
    );
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <Card title={`转办这 ${tasks.length} 件`} note="一次全部转给同一位同事；有一件不能转，就一件也不转。">
        <ul>
          {tasks.map((task) => (
            <li>
              <a href={task.path}>{task.title}</a>
              <span class="quiet">　{task.step}</span>
            </li>
          ))}
        </ul>
      </Card>
      {colleagues.length === 0 ? (
        <NoticeBox tone="info" title="没有一位同事可以接手全部事项">
          这些事项的岗位或单位不同。请<a href="/staff">回到待办</a>，少选几件或逐件转办。
        </NoticeBox>
      ) : (
        <Form action="/staff/tasks/hand-over" idempotencyKey={formKey} guard>
          {tasks.map((task) => (
            <input type="hidden" name="task" value={String(task.id)} />
          ))}
          <SelectField
            name="to"
            label="转给"
            required
            blank="请选择同事"
            value={textOf(typed, 'to')}
            error={errors?.to}
            hint="只列出这些事项都能办理的同事。"
            options={colleagueOptions(colleagues)}
          />
          <TextArea
            name="words"
            label="说明"
            required
            rows={3}
            maxLength={200}
            value={textOf(typed, 'words')}
            error={errors?.words}
            phrases={['请阅办。', '我外出期间请代为办理。', '此事由您分管，请办理。']}
          />
          <Buttons>
            <Button>转办</Button>
            <ButtonLink href="/staff" kind="quiet">
              返回
            </ButtonLink>
          </Buttons>
        </Form>
      )}
    </>
  );
}

import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Form, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { whyNotClose } from '../rules.ts';
import { fieldOf, type TaskProps } from './task.tsx';

/** Closing and taking up again; only the openness office does either. */
export function TaskClosing({ task, oversees, formKey, wrong }: TaskProps) {
  const unproven = task.closedAt !== null && task.evidence === 0;
  if (!oversees && !unproven) return null;
  const why = whyNotClose(task);
  return (
    <div id="close">
      <Card title={task.closedAt ? '已办结' : '办结'}>
        {unproven && (
          <NoticeBox tone="error" title="佐证页面已经撤下">
            <p>这项任务已经办结，但现在没有公开的页面可以证明。请关联新的佐证，或者重新办理。</p>
          </NoticeBox>
        )}
        {oversees && !task.closedAt && why && <p class="quiet">{why}</p>}
        {oversees && !task.closedAt && !why && (
          <Form action={`/staff/workplan/tasks/${task.id}/close`} idempotencyKey={formKey()} label="办结任务">
            <TextArea {...fieldOf(wrong, 'close', 'words')} label="办结情况" required rows={3} maxLength={500} />
            <Buttons>
              <Button>办结</Button>
            </Buttons>
          </Form>
        )}
        {oversees && task.closedAt && (
          <details open={wrong?.name === 'reopen' || unproven}>
            <summary>重新办理</summary>
            <Form action={`/staff/workplan/tasks/${task.id}/reopen`} idempotencyKey={formKey()} label="重新办理">
              <TextArea {...fieldOf(wrong, 'reopen', 'why')} label="重新办理的理由" required rows={2} maxLength={500} />
              <Buttons>
                <Button kind="secondary">重新办理</Button>
              </Buttons>
            </Form>
          </details>
        )}
      </Card>
    </div>
  );
}

import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card, WithSide } from '../../../ui/cards.tsx';
import { DateField, Fields, type FormErrors, TextArea, TextField } from '../../../ui/form.tsx';
import type { PreviewParagraph, PreviewTask } from '../rules/preview.ts';

const action = '/staff/workplan/preview';

interface TaskProps {
  task: PreviewTask;
  index: number;
  errors: FormErrors;
  sourceText: string;
}

/** One task as the parser read it, with its clause beside it and a menu for what only a person can see. */
export function PreviewTaskCard({ task, index, errors, sourceText }: TaskProps) {
  const at = `task.${index}`;
  const field = (name: 'no' | 'section' | 'title' | 'deadline' | 'deadlineRaw' | 'recurrence') => ({
    name: `${at}.${name}`,
    value: task[name],
    error: errors[`${at}.${name}`],
  });
  return (
    <div id={`task-${index}`}>
      <Card title={`第 ${index + 1} 项　${task.no}${task.title || '（没有标题）'}`}>
        <input type="hidden" name={`${at}.from`} value={task.from} />
        <input type="hidden" name={`${at}.to`} value={task.to} />
        <WithSide label={`第 ${index + 1} 项的原文`} side={<Source task={task} text={sourceText} />}>
          <Fields>
            <TextField {...field('title')} label="任务" required wide />
            <TextField {...field('no')} label="序号" />
            <TextField {...field('section')} label="所属部分" />
            <DateField {...field('deadline')} label="完成时限" hint="" />
            <TextField {...field('deadlineRaw')} label="时限原文" />
            <TextField {...field('recurrence')} label="周期" />
          </Fields>
          {task.paragraphs.map((paragraph, seq) => (
            <ParagraphFields paragraph={paragraph} at={`${at}.p.${seq}`} task={index} seq={seq} />
          ))}
          <TaskMenu index={index} />
        </WithSide>
      </Card>
    </div>
  );
}

function Source({ task, text }: { task: PreviewTask; text: string }) {
  const clause = task.from && task.to ? text.slice(Number(task.from), Number(task.to)).trim() : '';
  return (
    <>
      <h3>原文</h3>
      {clause ? (
        <blockquote class="timeline-opinion">{clause}</blockquote>
      ) : (
        <p class="quiet">这一项是人工添加的，没有对应的原文。</p>
      )}
    </>
  );
}

function ParagraphFields({
  paragraph,
  at,
  task,
  seq,
}: {
  paragraph: PreviewParagraph;
  at: string;
  task: number;
  seq: number;
}) {
  const field = (name: keyof PreviewParagraph) => ({ name: `${at}.${name}`, value: paragraph[name] });
  return (
    <fieldset class="form-section">
      <legend class="field-label">第 {seq + 1} 段的单位</legend>
      <Fields>
        <TextField {...field('lead')} label="牵头" />
        <TextField {...field('support')} label="配合" />
        <TextField {...field('responsible')} label="负责" wide />
      </Fields>
      <details>
        <summary>第 {seq + 1} 段的文字和括注</summary>
        <TextArea {...field('text')} label="文字" rows={5} />
        <TextArea {...field('note')} label="括注" rows={2} />
        <Button kind="quiet" name="do" value={`unparagraph.${task}.${seq}`} action={`${action}#task-${task}`}>
          删去这一段
        </Button>
      </details>
    </fieldset>
  );
}

function TaskMenu({ index }: { index: number }) {
  const order = (verb: string, label: string, to: number) => (
    <Button kind="quiet" name="do" value={`${verb}.${index}`} action={`${action}#task-${to}`}>
      {label}
      <span class="visually-hidden">：第 {index + 1} 项</span>
    </Button>
  );
  return (
    <Buttons>
      {order('paragraph', '加一段', index)}
      {index > 0 && order('merge', '并入上一项', index - 1)}
      {order('add', '在后面加一项', index + 1)}
      {order('remove', '删去这一项', Math.max(0, index - 1))}
    </Buttons>
  );
}

import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import {
  DateField,
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { Preview } from '../rules/preview.ts';
import { type NameMatch, PreviewNames } from './preview-names.tsx';
import { PreviewTaskCard } from './preview-task.tsx';

export const previewAction = '/staff/workplan/preview';

export interface PreviewProps {
  preview: Preview;
  formKey: string;
  errors?: FormErrors;
  /** Units for which this person drafts. */
  mine: { id: number; name: string }[];
  units: { id: number; name: string }[];
  names: NameMatch[];
}

/** Every guess of the parser, each beside the text it was read from, each open to correction. */
export function PreviewPage({ preview, formKey, errors = {}, mine, units, names }: PreviewProps) {
  const { warnings, tasks } = preview;
  return (
    <>
      <ErrorSummary errors={errors} />
      <p class="page-intro">
        从“{preview.sourceName}”读出 {tasks.length} 项任务。请对照原文逐项核对，保存后生成待送审的公文和任务台账。
      </p>
      {warnings.length > 0 && (
        <NoticeBox tone="warning" title={`有 ${warnings.length} 处没有把握，请留意`}>
          <ul>
            {warnings.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </NoticeBox>
      )}
      <Form action={previewAction} upload guard idempotencyKey={formKey} class="form form-wide" label="核对工作安排">
        <Carried preview={preview} />
        {/* The first button is what the Enter key presses: it must be one that does no harm. */}
        <div class="page-head">
          <div class="page-actions">
            <Button kind="secondary" name="do" value="check">
              重新核对
            </Button>
            <Button name="do" value="save">
              保存工作安排
            </Button>
          </div>
        </div>
        <HeadFields facts={preview.facts} errors={errors} mine={mine} />
        <PreviewNames names={names} chosen={preview.matches} units={units} error={errors.matches} />
        {tasks.map((task, index) => (
          <PreviewTaskCard task={task} index={index} errors={errors} sourceText={preview.sourceText} />
        ))}
        <Buttons>
          <Button name="do" value="save">
            保存工作安排
          </Button>
          <Button kind="secondary" name="do" value="add" action={`${previewAction}#task-${tasks.length}`}>
            在末尾加一项任务
          </Button>
          <ButtonLink href="/staff/workplan/import" kind="quiet">
            放弃，重新导入
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

/** What travels in the form unseen: the preview is stored nowhere else. */
function Carried({ preview }: { preview: Preview }) {
  return (
    <>
      <input type="hidden" name="sourceName" value={preview.sourceName} />
      <input type="hidden" name="sourceText" value={preview.sourceText} />
      <input type="hidden" name="warnings" value={preview.warnings.join('\n')} />
    </>
  );
}

function HeadFields({
  facts,
  errors,
  mine,
}: {
  facts: Preview['facts'];
  errors: FormErrors;
  mine: PreviewProps['mine'];
}) {
  const field = (name: keyof Preview['facts']) => ({ name, value: facts[name], error: errors[name] });
  return (
    <Card title="文件">
      <Fields>
        <TextField {...field('title')} label="工作安排名称" required wide />
        <TextField {...field('noticeTitle')} label="印发通知标题" hint="公文页面的标题；没有印发通知的留空。" wide />
        <TextField {...field('issuer')} label="印发单位" required />
        <TextField
          {...field('documentNumber')}
          label="发文字号"
          hint="缺序号的照原文保留，例如“振政办发〔2019〕号”。"
        />
        <DateField {...field('issuedOn')} label="成文日期" />
        <TextField {...field('year')} label="年度" required width="short" inputMode="numeric" />
        <DateField {...field('scheme')} label="实施方案备案截止日" hint="没有这项要求的留空。" />
        <DateField {...field('column')} label="栏目对接截止日" hint="没有这项要求的留空。" />
        <TextArea
          {...field('recipients')}
          label="主送单位"
          hint="一行一个；有备案要求的，主送单位都要备案。"
          rows={3}
          wide
        />
        <TextArea {...field('basedOn')} label="依据文件" hint="一行一份，文号写在“｜”后面。" rows={3} wide />
        <SelectField
          {...field('unit')}
          label="起草单位"
          hint="以哪个单位的名义送审。"
          required
          blank="请选择"
          options={mine.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </Fields>
    </Card>
  );
}

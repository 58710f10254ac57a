import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { ErrorSummary, Fields, Form, type FormErrors, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { kindOptions } from './words.tsx';

interface WordProps {
  typed: Record<string, unknown>;
  errors?: FormErrors;
  idempotencyKey: string;
  /** The entry that stands there; null for a new one. */
  id: number | null;
  dropKey: string;
}

/** One entry of the list. */
export function WordPage({ typed, errors = {}, idempotencyKey, id, dropKey }: WordProps) {
  const field = (name: string, label: string) => ({
    name,
    label,
    value: String(typed[name] ?? ''),
    error: errors[name],
  });
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/checks/words/edit" idempotencyKey={idempotencyKey} label="词条">
        {id !== null && <input type="hidden" name="id" value={String(id)} />}
        <SelectField
          {...field('kind', '类型')}
          required
          blank="请选择"
          options={kindOptions}
          hint="放行：这个词在下面的前文、后文中间出现时不提示"
        />
        <TextField {...field('word', '词')} required readOnly={id !== null} hint="至少两个字，例如 部暑" />
        <Fields>
          <TextField
            {...field('before', '前文')}
            readOnly={id !== null}
            hint="只用于放行：紧挨在词前面的字，例如 俱乐"
          />
          <TextField {...field('after', '后文')} readOnly={id !== null} hint="只用于放行：紧挨在词后面的字，例如 期" />
        </Fields>
        <TextField {...field('suggestion', '建议的写法')} hint="例如 部署" />
        <TextField {...field('note', '依据或说明')} hint="写明依据的规定，起草人会看到" />
        <Buttons>
          <Button>保存</Button>
          <ButtonLink href="/staff/checks/words">取消</ButtonLink>
        </Buttons>
      </Form>
      {id !== null && (
        <details class="deed" open={!!errors.dropReason || undefined}>
          <summary>停用这个词条</summary>
          <Form action="/staff/checks/words/drop" idempotencyKey={dropKey} label="停用词条">
            <input type="hidden" name="id" value={String(id)} />
            <TextArea
              {...field('dropReason', '停用的理由')}
              rows={2}
              required
              hint="例如 误报太多。以前的版本仍然可以查到。"
            />
            <Buttons>
              <DangerButton consequence="停用后不再查找这个词">停用</DangerButton>
            </Buttons>
          </Form>
        </details>
      )}
    </>
  );
}

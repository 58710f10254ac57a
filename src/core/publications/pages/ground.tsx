import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';

type GroundProps = { typed: Record<string, unknown>; errors?: FormErrors; idempotencyKey: string };

/** One entry of the exemption list. */
export function Ground({ typed, errors = {}, idempotencyKey }: GroundProps) {
  const field = (name: string, label: string) => ({
    name,
    label,
    value: String(typed[name] ?? ''),
    error: errors[name],
  });
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/grounds/edit" idempotencyKey={idempotencyKey}>
        {typed.fresh ? <input type="hidden" name="fresh" value="on" /> : null}
        <TextField
          {...field('code', '代号')}
          hint="大写字母、数字和下划线，定了不能再改，例如 WORK_SECRET"
          readOnly={!typed.fresh}
          required
          width="medium"
        />
        <TextField {...field('words', '不予公开的情形')} hint="例如 属于工作秘密" required />
        <TextField {...field('article', '法律依据')} hint="写到条款，例如 保密法第六十四条" required />
        <CheckGroup
          name="mandatory"
          label="性质"
          values={typed.mandatory ? ['on'] : []}
          options={[{ value: 'on', label: '应当不予公开', hint: '不勾选的是“可以不予公开”，由机关权衡' }]}
        />
        <TextField
          {...field('position', '排列次序')}
          hint="从 1 开始，数字小的排在前面"
          required
          inputMode="numeric"
          width="short"
        />
        <Buttons>
          <Button>保存</Button>
          <ButtonLink href="/staff/grounds">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

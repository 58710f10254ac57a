import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, TextField } from '../../../ui/form.tsx';
import { UnitField } from '../../../ui/unit-field.tsx';

/** 新增事项: its name and the unit that answers for it; everything else is filled in next. */
export function NewItemPage(props: {
  formKey: string;
  typed: Typed;
  errors: Record<string, string>;
  units: { id: number; name: string }[];
}) {
  const { formKey, typed, errors, units } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>编码由国家和省的目录统一编制，随清单导入；手工新增的事项没有编码，以后导入同名事项时补上。</p>
      <Form action="/staff/services/new" idempotencyKey={formKey} label="新增事项">
        <TextField
          name="title"
          label="事项名称"
          hint="群众看得懂的全称，例如：居民身份证到期换领"
          required
          value={String(typed.title ?? '')}
          maxLength={200}
          error={errors.title}
        />
        <UnitField units={units} value={String(typed.unit ?? '')} label="责任单位" error={errors.unit} />
        <Buttons>
          <Button>下一步，填写要素</Button>
          <ButtonLink href="/staff/services">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

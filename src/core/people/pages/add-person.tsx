import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';

type AddProps = {
  units: { id: number; name: string }[];
  typed: Record<string, unknown>;
  errors?: FormErrors;
  idempotencyKey: string;
};

export function AddPerson({ units, typed, errors = {}, idempotencyKey }: AddProps) {
  const was = (name: string) => String(typed[name] ?? '');
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/people/add" idempotencyKey={idempotencyKey}>
        <TextField
          name="name"
          label="姓名"
          value={was('name')}
          error={errors.name}
          required
          width="medium"
          autocomplete="off"
        />
        <TextField
          name="account"
          label="账号"
          hint="一人一个账号，不能共用。小写字母、数字、点、横线或下划线，例如 zhang.wei。"
          value={was('account')}
          error={errors.account}
          required
          width="medium"
          autocomplete="off"
        />
        <SelectField
          name="unit"
          label="单位"
          blank="请选择"
          value={was('unit')}
          error={errors.unit}
          required
          options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <TextField name="title" label="职务" value={was('title')} error={errors.title} width="medium" />
        <p class="quiet">添加后得到一个初始口令，只显示一次；本人第一次登录时必须修改。岗位在下一步授予。</p>
        <Buttons>
          <Button>添加</Button>
          <ButtonLink href="/staff/people">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { DateField, ErrorSummary, Form, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';

type DeputyFormProps = {
  colleagues: { id: number; name: string; unit_name: string }[];
  typed: Record<string, unknown>;
  errors?: FormErrors;
  idempotencyKey: string;
};

export function DeputyForm({ colleagues, typed, errors = {}, idempotencyKey }: DeputyFormProps) {
  const was = (name: string) => String(typed[name] ?? '');
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/account/deputies/add" idempotencyKey={idempotencyKey}>
        <SelectField
          name="deputy"
          label="代理人"
          blank="请选择"
          value={was('deputy')}
          error={errors.deputy}
          required
          options={colleagues.map(({ id, name, unit_name }) => ({ value: String(id), label: name, group: unit_name }))}
        />
        <DateField name="fromOn" label="开始日期" value={was('fromOn')} error={errors.fromOn} required />
        <DateField name="untilOn" label="结束日期" value={was('untilOn')} error={errors.untilOn} required />
        <TextField
          name="reason"
          label="原因"
          hint="例如 出差、休假、学习"
          value={was('reason')}
          error={errors.reason}
          required
        />
        <p class="quiet">
          代理期间，代理人可以办理您全部岗位的事项，每一步都记为“代{'××'}”。自己拟的稿，不能以代理人的身份审核。
        </p>
        <Buttons>
          <Button>委托</Button>
          <ButtonLink href="/staff/account">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

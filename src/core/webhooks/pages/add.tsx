import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors, SelectField, TextField } from '../../../ui/form.tsx';
import { events } from '../rules.ts';

type AddProps = {
  units: { id: number; name: string }[];
  typed: Record<string, string | string[] | undefined>;
  errors?: FormErrors;
  idempotencyKey: string;
};

export function AddWebhook({ units, typed, errors = {}, idempotencyKey }: AddProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/webhooks/add" idempotencyKey={idempotencyKey}>
        <TextField
          name="name"
          label="名称"
          hint="给哪个系统用，例如 省级政务公开平台"
          value={String(typed.name ?? '')}
          error={errors.name}
          required
          width="medium"
          autocomplete="off"
        />
        <TextField
          name="url"
          label="接收网址"
          hint="对方接收通知的地址，例如 https://oa.example.gov.cn/hooks。内部地址须先由运维写进 WEBHOOK_ALLOW。"
          value={String(typed.url ?? '')}
          error={errors.url}
          required
          type="url"
          autocomplete="off"
        />
        <CheckGroup
          name="events"
          label="事件"
          values={[typed.events ?? []].flat()}
          error={errors.events}
          required
          options={Object.entries(events).map(([value, label]) => ({ value, label }))}
        />
        <SelectField
          name="unit"
          label="通知哪个单位的退回"
          blank="不通知退回"
          hint="公开、更正、撤回不分单位；退回只通知所选单位的。"
          value={String(typed.unit ?? '')}
          error={errors.unit}
          options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <Buttons>
          <Button>添加</Button>
          <ButtonLink href="/staff/webhooks">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

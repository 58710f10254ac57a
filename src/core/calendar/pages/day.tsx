import { Button, ButtonLink, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DateField, ErrorSummary, Form, type FormErrors, RadioGroup, TextField } from '../../../ui/form.tsx';
import type { DayRow } from '../queries.ts';
import { dayKinds } from '../rules.ts';

interface DayProps {
  formKey: string;
  /** Null for a day without an arrangement. */
  before: DayRow | null;
  typed: { day?: string; kind?: string; name?: string; source?: string; reason?: string };
  errors?: FormErrors;
}

/** 设定一天: a local holiday or a later change, with the notice it rests on; or back to a plain day. */
export function DayPage({ formKey, before, typed, errors }: DayProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/calendar/day" idempotencyKey={formKey} guard>
        <DateField name="day" label="日期" required value={typed.day ?? before?.day} error={errors?.day} />
        <RadioGroup
          name="kind"
          label="安排"
          required
          inline
          value={typed.kind ?? before?.kind}
          error={errors?.kind}
          options={Object.entries(dayKinds).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          name="name"
          label="名称"
          required
          maxLength={40}
          width="medium"
          value={typed.name ?? before?.name}
          error={errors?.name}
        />
        <TextField
          name="source"
          label="依据"
          required
          maxLength={200}
          hint="写明通知的名称或文号。改动只影响今后计算的期限，已经告知的期限不变。"
          value={typed.source ?? before?.source}
          error={errors?.source}
        />
        <Buttons>
          <Button>保存</Button>
          <ButtonLink href="/staff/calendar" kind="quiet">
            返回
          </ButtonLink>
        </Buttons>
      </Form>
      {before && <Remove day={before.day} formKey={`${formKey}-r`} typed={typed} errors={errors} />}
    </>
  );
}

function Remove({ day, formKey, typed, errors }: Omit<DayProps, 'before'> & { day: string }) {
  return (
    <Card title="恢复为普通日子">
      <Form action="/staff/calendar/day/remove" idempotencyKey={formKey} label="恢复为普通日子">
        <input type="hidden" name="day" value={day} />
        <TextField name="reason" label="理由" maxLength={200} value={typed.reason} error={errors?.reason} />
        <Buttons>
          <DangerButton consequence={`${day} 将不再放假或调休，只按星期判断是否工作日`}>恢复为普通日子</DangerButton>
        </Buttons>
      </Form>
    </Card>
  );
}

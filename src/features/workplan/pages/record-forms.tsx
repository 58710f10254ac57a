import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import {
  DateField,
  ErrorSummary,
  Fields,
  FileField,
  Form,
  type FormErrors,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { dutyKinds } from '../rules.ts';

export interface RecordFormProps {
  units: { id: number; name: string }[];
  formKey: string;
  typed: Record<string, string>;
  errors?: FormErrors;
}

const optionsOf = (units: RecordFormProps['units']) =>
  units.map(({ id, name }) => ({ value: String(id), label: name }));

/** One duty record (article 十七). */
export function DutyFormPage({ units, formKey, typed, errors = {} }: RecordFormProps) {
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: errors[name] });
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/workplan/records/duty" idempotencyKey={formKey} guard>
        <Fields>
          <SelectField {...field('unit')} label="单位" required blank="请选择" options={optionsOf(units)} />
          <SelectField
            {...field('kind')}
            label="事项"
            required
            blank="请选择"
            options={Object.entries(dutyKinds).map(([value, label]) => ({ value, label }))}
          />
          <DateField {...field('on')} label="日期" required />
          <TextField
            {...field('figure')}
            label="人数或金额"
            hint="配备人员填人数，经费保障填金额（元），其他不填。"
            inputMode="numeric"
            width="medium"
          />
          <TextField
            {...field('title')}
            label="题目"
            hint="例如：区政府常务会议听取上半年政务公开情况汇报"
            required
            wide
          />
          <TextArea {...field('words')} label="情况" required maxLength={2000} wide />
          <TextArea
            {...field('solution')}
            label="解决办法和结果"
            hint="研究解决问题的必须填写。"
            rows={3}
            maxLength={2000}
            wide
          />
        </Fields>
        <Buttons>
          <Button>登记</Button>
          <ButtonLink href="/staff/workplan/records">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

/** One training session (article 十九). */
export function TrainingFormPage({ units, formKey, typed, errors = {} }: RecordFormProps) {
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: errors[name] });
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/workplan/records/training" idempotencyKey={formKey} upload guard>
        <Fields>
          <SelectField {...field('unit')} label="主办单位" required blank="请选择" options={optionsOf(units)} />
          <DateField {...field('on')} label="日期" required />
          <TextField {...field('title')} label="培训内容" hint="例如：新修订的《政府信息公开条例》" required wide />
          <TextField {...field('place')} label="地点" />
          <TextField {...field('lecturer')} label="授课人" />
          <TextField {...field('hours')} label="学时" required inputMode="numeric" width="short" />
          <TextField {...field('invited')} label="应训人数" required inputMode="numeric" width="short" />
          <TextField {...field('attended')} label="到训人数" required inputMode="numeric" width="short" />
          <FileField name="material" label="教材" hint="课件或讲义，可不传。" error={errors.material} wide />
        </Fields>
        <Buttons>
          <Button>登记</Button>
          <ButtonLink href="/staff/workplan/records">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

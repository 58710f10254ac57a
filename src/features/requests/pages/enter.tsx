import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { DateField, ErrorSummary, Form, type FormErrors, FormSection, SelectField } from '../../../ui/form.tsx';
import type { HeldPaper } from '../rules/held.ts';
import { channelWords } from '../rules/labels.ts';
import { ApplicantFields, fieldOf, WantedFields } from './fields.tsx';
import { PaperField } from './held.tsx';

interface Props {
  units: { id: number; name: string }[];
  channels: readonly string[];
  typed: Typed;
  formKey: string;
  /** Scans that are held already. */
  held: HeldPaper[];
  errors?: FormErrors;
}

/** 录入: what came on paper, in person, by fax or was spoken, into the same register. */
export function EnterPage({ units, channels, typed, formKey, held, errors }: Props) {
  const field = fieldOf(typed, errors);
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/requests/new" idempotencyKey={formKey} upload guard label="录入申请">
        <FormSection
          title="收到"
          note="当面提交以提交之日、邮寄以签收之日、口头申请以代为填写完成之日为收到之日；平信和传真以双方确认之日为准，录入后再确认。"
        >
          <SelectField
            {...field('unit', '受理机关')}
            required
            blank={units.length > 1 ? '请选择' : undefined}
            options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <SelectField
            {...field('channel', '渠道')}
            required
            blank="请选择"
            options={channels.map((value) => ({ value, label: channelWords(value) }))}
          />
          <DateField {...field('on', '提交、签收或者代写完成的日期')} required />
        </FormSection>
        <FormSection title="扫描件" note="JPG、PNG 或 PDF，每份不超过 10 MB。加密保存，登记以后遮盖。">
          <PaperField
            use="application"
            hint="申请书或者信封、传真件；口头申请的，申请人签字的记录"
            held={held}
            errors={errors}
          />
          <PaperField use="identity" hint="身份证人像面，或者营业执照；办结后按期删除" held={held} errors={errors} />
          <PaperField use="authorisation" hint="有代理人的上传" held={held} errors={errors} />
        </FormSection>
        <ApplicantFields field={field} />
        <WantedFields field={field} typed={typed} />
        <Buttons>
          <Button>录入</Button>
        </Buttons>
      </Form>
    </>
  );
}

import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import {
  CheckGroup,
  DateField,
  ErrorSummary,
  Fields,
  FileField,
  Form,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import type { RoundRow } from '../queries/rounds.ts';
import { clauseOptions } from '../rules/clauses.ts';
import { channels } from '../rules/elements.ts';
import { wayNames } from '../rules/typed-call.ts';

/** 登记线下意见: as it was said, in the same register under the same numbers. */
export function EnterPage(props: { round: RoundRow; typed: Typed; errors: Record<string, string>; formKey: string }) {
  const { round, typed, errors, formKey } = props;
  const value = (name: string) => [typed[name] ?? ''].flat()[0] ?? '';
  const field = (name: string, label: string) => ({ name, label, value: value(name), error: errors[name] });
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>照原话登记，登记以后不能修改；一封信登记一条，其中几点意见在归纳要点时分开。信函的原件可以扫描后作为附件。</p>
      <Form
        action={`/staff/consultations/rounds/${round.id}/enter`}
        idempotencyKey={formKey}
        upload
        guard
        label="登记线下意见"
      >
        <Fields>
          <SelectField
            {...field('channel', '方式')}
            required
            blank="请选择"
            options={wayNames.map((name) => ({ value: name, label: channels[name] }))}
          />
          <DateField
            {...field('receivedOn', '收到日期')}
            required
            hint={`在 ${round.opensOn} 和 ${round.closesOn} 之间；信函以邮戳为准`}
          />
        </Fields>
        <SelectField {...field('clause', '针对哪一条')} blank="整体" options={clauseOptions(round.clauses)} />
        <TextArea {...field('body', '意见')} required rows={8} />
        <RadioGroup
          {...field('kind', '以谁的名义')}
          required
          inline
          options={[
            { value: 'person', label: '个人' },
            { value: 'organisation', label: '单位' },
          ]}
        />
        <CheckGroup
          name="minor"
          label="年龄"
          options={[{ value: 'on', label: '未满 18 周岁' }]}
          values={value('minor') ? ['on'] : []}
        />
        <Fields>
          <TextField {...field('name', '姓名或单位名称')} maxLength={60} />
          <TextField {...field('email', '邮箱')} type="email" maxLength={200} />
          <TextField {...field('phone', '电话')} type="tel" maxLength={30} />
        </Fields>
        <FileField name="files" label="附件" multiple error={errors.files} />
        <Buttons>
          <Button>登记</Button>
          <ButtonLink href={`/staff/consultations/rounds/${round.id}/comments`} kind="quiet">
            返回登记簿
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

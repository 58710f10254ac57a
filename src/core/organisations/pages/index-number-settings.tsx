import { Button, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, TextField } from '../../../ui/form.tsx';
import { type SettingsProps, SettingsTabs } from './settings-tabs.tsx';

/** 索引号: the template by which every published document gets its number. */
export function IndexNumberSettings({ typed, errors = {}, idempotencyKey, year }: SettingsProps & { year: string }) {
  return (
    <>
      <SettingsTabs current="/staff/settings/index-number" />
      <ErrorSummary errors={errors} />
      <Form action="/staff/settings/index-number" idempotencyKey={idempotencyKey}>
        <TextField
          name="template"
          label="索引号模板"
          hint={`例如 {code}/{year}-{serial:5}，编出的号是 ZX002/${year}-00001`}
          value={String(typed.template ?? '')}
          error={errors.template}
          required
          width="medium"
        />
        <p class="field-hint">
          <code>{'{code}'}</code> 是单位的机构代码，<code>{'{year}'}</code> 是年份，<code>{'{serial:5}'}</code>{' '}
          是当年的序号，补足 5 位。三项缺一不可。改了只影响以后编的号，已经编的索引号永远不变。
        </p>
        <Buttons>
          <Button>保存设置</Button>
        </Buttons>
      </Form>
    </>
  );
}

import { Button, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, TextArea } from '../../../ui/form.tsx';
import { type SettingsProps, SettingsTabs } from './settings-tabs.tsx';

/** 导航: the main menu, the links of the footer, the words under the search box. */
export function NavigationSettings({ typed, errors = {}, idempotencyKey }: SettingsProps) {
  const was = (name: string) => String(typed[name] ?? '');
  return (
    <>
      <SettingsTabs current="/staff/settings/navigation" />
      <ErrorSummary errors={errors} />
      <Form action="/staff/settings/navigation" idempotencyKey={idempotencyKey} guard>
        <TextArea
          name="menu"
          label="主导航"
          hint="一行一项，名称、空格、地址，例如：政务公开 /open/"
          value={was('menu')}
          error={errors.menu}
          required
          rows={7}
        />
        <TextArea
          name="footer"
          label="页脚链接"
          hint="写法与主导航相同，例如：机构职能 /units/"
          value={was('footer')}
          error={errors.footer}
          rows={4}
        />
        <TextArea
          name="hotWords"
          label="热门搜索词"
          hint="一行一个，最多 10 个，例如：停水"
          value={was('hotWords')}
          error={errors.hotWords}
          rows={5}
        />
        <Buttons>
          <Button>保存设置</Button>
        </Buttons>
      </Form>
    </>
  );
}

import { Button, Buttons } from '../../../ui/buttons.tsx';
import { CheckGroup, ErrorSummary, Form, FormSection, TextField } from '../../../ui/form.tsx';
import { type SettingsProps, SettingsTabs } from './settings-tabs.tsx';

/** 站点: names, marks and contacts at the head and foot of every public page. */
export function SiteSettings({ typed, errors = {}, idempotencyKey }: SettingsProps) {
  const field = (name: string, label: string, hint: string) => ({
    name,
    label,
    hint,
    value: String(typed[name] ?? ''),
    error: errors[name],
  });
  return (
    <>
      <SettingsTabs current="/staff/settings" />
      <ErrorSummary errors={errors} />
      <Form action="/staff/settings" idempotencyKey={idempotencyKey} guard>
        <p class="quiet">不填的项目不在公开页面上出现。</p>
        <TextField {...field('name', '网站名称', '规范名称，例如 丹东市振兴区人民政府')} required />
        <TextField
          {...field('nameEnglish', '英文网站名称', "英文页面上的名称，例如 Zhenxing District People's Government")}
        />
        <TextField {...field('domain', '域名', '只写主机名，例如 www.example.gov.cn')} required width="medium" />
        <TextField {...field('idCode', '政府网站标识码', '10 位，例如 2106030001')} width="short" />
        <TextField {...field('motto', '网站名称下的一句话', '例如 公开为常态，不公开为例外')} />
        <FormSection title="单位和联系方式">
          <TextField {...field('host', '主办单位', '例如 丹东市振兴区人民政府办公室')} />
          <TextField {...field('operator', '承办单位', '例如 振兴区大数据中心')} />
          <TextField {...field('address', '联系地址', '例如 辽宁省丹东市振兴区××路 1 号')} />
          <TextField {...field('postcode', '邮政编码', '6 位，例如 118000')} width="short" inputMode="numeric" />
          <TextField {...field('phone', '联系电话', '例如 0415-0000002')} width="medium" type="tel" />
          <TextField {...field('email', '电子邮箱', '例如 gongkai@example.gov.cn')} width="medium" type="email" />
          <TextField
            {...field('signIn', '“登录”的地址', '群众登录的地方，例如 https://www.lnzwfw.gov.cn/，显示在每页右上角')}
            type="url"
          />
          <TextField
            {...field(
              'rating',
              '“好差评”的地址',
              '群众评价政务服务的地方，例如 https://www.lnzwfw.gov.cn/，显示在办事指南里',
            )}
            type="url"
          />
          <TextField {...field('hotlineLabel', '热线名称', '例如 8890 综合服务平台')} width="medium" />
          <TextField {...field('hotlinePhone', '热线号码', '例如 8890')} width="short" type="tel" />
        </FormSection>
        <FormSection title="备案和标识">
          <TextField {...field('icp', 'ICP 备案号', '例如 辽ICP备00000000号')} width="medium" />
          <TextField {...field('police', '公安备案号', '例如 辽公网安备 21060300000000号')} width="medium" />
          <TextField {...field('partyMarkLabel', '党政机关网站标识的文字', '例如 党政机关')} width="short" />
          <TextField {...field('partyMarkHref', '党政机关网站标识的地址', '例如 https://bszs.conac.cn/')} type="url" />
          <TextField
            {...field('findErrors', '“我为政府网站找错”的地址', '例如 https://zfwzzc.www.gov.cn/')}
            type="url"
          />
          <CheckGroup
            name="ipv6"
            label="网络"
            values={typed.ipv6 ? ['on'] : []}
            options={[{ value: 'on', label: '网站支持 IPv6', hint: '勾选后页脚注明“本网站支持 IPv6”' }]}
          />
        </FormSection>
        <Buttons>
          <Button>保存设置</Button>
        </Buttons>
      </Form>
    </>
  );
}

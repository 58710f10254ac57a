import type { Typed } from '../../../platform/form.ts';
import { DateField, Fields, type FormErrors, FormSection, TextArea, TextField } from '../../../ui/form.tsx';

/** 便民清单 as a form: a line for each row, and the days between which it is right. */
export function ListFields({ typed, errors }: { typed: Typed; errors: FormErrors }) {
  const field = (name: string) => ({ name, value: String(typed[name] ?? ''), error: errors[name] });
  return (
    <FormSection title="便民清单">
      <Fields>
        <TextField {...field('title')} label="名称" hint="例如：常用电话" required />
        <TextField {...field('source')} label="资料来源" hint="公众会看到，例如：区城市管理局" required />
        <DateField {...field('asOf')} label="截至" required />
        <DateField {...field('goodUntil')} label="有效到" hint="过了这一天自动不再公开" required />
        <TextField {...field('position')} label="排列次序" hint="小的在前" inputMode="numeric" width="short" />
      </Fields>
      <TextArea
        {...field('rows')}
        label="内容"
        hint="一行一项：名称 | 内容 | 说明，例如：供水抢修 | 0415-0000001 | 24 小时"
        rows={10}
      />
      <TextField
        {...field('feed')}
        label="订阅地址"
        hint="对方的 RSS 或 Atom 地址，每小时读一次；一天读不到就不再显示"
        type="url"
      />
    </FormSection>
  );
}

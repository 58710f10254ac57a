import type { Typed } from '../../../platform/form.ts';
import { DateField, type FormErrors, FormSection, TextArea, TextField } from '../../../ui/form.tsx';

/** 专题 as a form: its head, and a line for each section and each text. */
export function TopicFields({ typed, errors }: { typed: Typed; errors: FormErrors }) {
  const was = (name: string) => String(typed[name] ?? '');
  return (
    <FormSection title="专题">
      <TextField name="title" label="专题名称" value={was('title')} error={errors.title} required />
      <TextArea
        name="introduction"
        label="导语"
        hint="这个专题是什么、给谁看"
        value={was('introduction')}
        error={errors.introduction}
        maxLength={600}
        rows={4}
        required
      />
      <DateField name="opensOn" label="开始日期" value={was('opensOn')} error={errors.opensOn} />
      <DateField
        name="closesOn"
        label="结束日期"
        hint="过了这一天列入“已结束的专题”，页面保留"
        value={was('closesOn')}
        error={errors.closesOn}
      />
      <TextArea
        name="sections"
        label="内容"
        hint="一行一篇，粘贴公开页面的地址；“# 标题”开始一个分组。只能放已经公开的内容，撤回了的自动不再显示。"
        value={was('sections')}
        error={errors.sections}
        rows={12}
        required
      />
    </FormSection>
  );
}

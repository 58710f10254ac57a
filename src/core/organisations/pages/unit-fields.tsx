import { type FormErrors, FormSection, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import type { UnitRow } from '../queries.ts';
import { unitKinds } from '../rules.ts';

interface UnitFieldsProps {
  /** The units that may stand above this one. */
  above: Pick<UnitRow, 'slug' | 'name'>[];
  was(name: string): string;
  errors: FormErrors;
}

/** The fields of a unit, the same for adding and for changing one. */
export function UnitFields({ above, was, errors }: UnitFieldsProps) {
  const field = (name: string, label: string) => ({ name, label, value: was(name), error: errors[name] });
  return (
    <>
      <TextField {...field('name', '单位名称')} hint="文件和页面上的简称，例如 区教育局" required width="medium" />
      <TextField {...field('fullName', '规范全称')} hint="例如 丹东市振兴区教育局" />
      <TextArea
        {...field('aliases', '别名')}
        rows={3}
        hint="文件里对它的其他叫法，一行一个，导入工作安排时据此认出单位，例如 区教体局"
      />
      <SelectField
        {...field('kind', '单位类别')}
        blank="请选择"
        required
        options={Object.entries(unitKinds).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        {...field('parent', '上级单位')}
        blank="没有上级单位"
        options={above.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <TextField
        {...field('position', '排列次序')}
        hint="同级单位按数字从小到大排列，例如 10"
        inputMode="numeric"
        width="short"
      />
      <FormSection title="编号">
        <TextField
          {...field('code', '机构代码')}
          hint="索引号里代表本单位，例如 ZX002；改了只影响以后编的号"
          required
          width="short"
        />
        <TextArea
          {...field('series', '机关代字')}
          rows={3}
          hint="发文字号用，一行一个，最常用的写在最前，例如 振政办发；不单独发文的单位不填"
        />
      </FormSection>
      <p class="quiet">职责、地址、时间、电话和领导由各单位在“机构职能”里填写，经另一个人审查后公开。</p>
    </>
  );
}

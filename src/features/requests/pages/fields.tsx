import type { Typed } from '../../../platform/form.ts';
import {
  Fields,
  type FormErrors,
  FormSection,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { fieldId } from '../../../ui/form-field.tsx';
import { idTypes } from '../rules/form.ts';
import { carriers, kinds, ways } from '../rules.ts';

/** What stands in a field, and what is wrong with it. */
export const fieldOf = (typed: Typed, errors: FormErrors | undefined) => (name: string, label: string) => ({
  name,
  label,
  value: typeof typed[name] === 'string' ? (typed[name] as string) : '',
  error: errors?.[name],
});
export type FieldOf = ReturnType<typeof fieldOf>;

export const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Who asks (条例 article 29 (1)): the fields of a person and of an organisation, each marked with whose they are. */
export function ApplicantFields({ field }: { field: FieldOf }) {
  return (
    <FormSection title="申请人" note="只填写法律要求的内容。这些信息加密保存，只用来办理这件申请，不会公开。">
      <div class="switch">
        <RadioGroup
          {...field('kind', '申请人类型')}
          hint="个人选“公民”；企业和其他单位选自己的一类。选好以后，下面只留要填的内容。"
          required
          inline
          options={options(kinds)}
        />
      </div>
      <Fields>
        <TextField {...field('name', '姓名或者名称')} required maxLength={100} autocomplete="name" />
        <div class="only-person">
          <SelectField
            {...field('idType', '证件名称')}
            hint={<span class="only-undecided">公民填写</span>}
            required
            blank="请选择"
            options={idTypes.map((value) => ({ value, label: value }))}
          />
        </div>
        <TextField
          {...field('idNumber', '证件号码')}
          hint={<span class="only-organisation">单位填写统一社会信用代码</span>}
          required
          maxLength={40}
          autocomplete="off"
        />
      </Fields>
      <div class="only-organisation">
        <h3>单位填写</h3>
        <Fields>
          <TextField {...field('contact', '联系人')} required maxLength={50} />
          <TextField {...field('legalRepresentative', '法定代表人')} hint="可以不填" maxLength={50} />
        </Fields>
      </div>
      <ContactFields field={field} />
      <Agent field={field} />
    </FormSection>
  );
}

function ContactFields({ field }: { field: FieldOf }) {
  return (
    <>
      <h3>联系方式</h3>
      <p class="field-hint">电话和邮箱必须填一项，两项都填更好；其他按需要填写。</p>
      <Fields>
        <TextField {...field('phone', '联系电话')} hint="电话和邮箱至少填一项" type="tel" autocomplete="tel" />
        <TextField {...field('email', '电子邮箱')} hint="电话和邮箱至少填一项" type="email" autocomplete="email" />
        <TextField {...field('address', '通信地址')} hint="选择邮寄的必须填写" autocomplete="address-line1" />
        <TextField {...field('postcode', '邮政编码')} inputMode="numeric" width="short" autocomplete="postal-code" />
        <TextField {...field('fax', '传真')} hint="选择传真的必须填写" type="tel" />
        <div class="only-person">
          <TextField {...field('employer', '工作单位')} hint="可以不填" maxLength={100} autocomplete="organization" />
        </div>
      </Fields>
    </>
  );
}

/** Folded until it is needed: most people ask for themselves. */
function Agent({ field }: { field: FieldOf }) {
  const [name, id] = [field('agent', '代理人姓名'), field('agentId', '代理人证件号码')];
  const isUsed = [name, id].some(({ value, error }) => value || error);
  return (
    <details class="fold" open={isUsed || undefined}>
      <summary>由别人代为申请</summary>
      <Fields>
        <TextField {...name} maxLength={50} />
        <TextField {...id} hint="有代理人的必须填写" maxLength={40} autocomplete="off" />
      </Fields>
    </details>
  );
}

/** What is asked for (article 29 (2)), and how it is wanted (article 29 (3)); no purpose. */
export function WantedFields({ field, typed }: { field: FieldOf; typed: Typed }) {
  return (
    <>
      <FormSection title="所需信息" note="写得越具体，找得越快。不需要说明用途。一件申请写一项内容。">
        <TextField {...field('title', '所需信息的名称')} hint="例如：2025年度部门决算" required maxLength={200} />
        <TextField {...field('fileNumber', '发文字号')} hint="知道的填写，例如：振政办发〔2025〕3号" maxLength={60} />
        <TextArea
          {...field('features', '其他特征描述')}
          hint="时间、地点、事项等便于查找的内容"
          rows={4}
          maxLength={2000}
        />
      </FormSection>
      <FormSection title="怎样获取">
        <div class="switch">
          <RadioGroup {...field('way', '获取方式')} required inline options={options(ways)} />
          <RadioGroup {...field('carrier', '载体')} required inline options={options(carriers)} />
        </div>
        <div class="field choices">
          <div class="choice">
            <input
              type="checkbox"
              id={fieldId('acceptOther')}
              name="acceptOther"
              value="on"
              checked={typed.acceptOther === 'on' || undefined}
            />
            <label for={fieldId('acceptOther')}>不能按上面的方式提供时，接受其他方式</label>
          </div>
        </div>
        <TextField
          {...field('help', '需要的帮助')}
          hint="阅读有困难，或者有视听障碍的，请写明需要什么帮助"
          maxLength={200}
        />
      </FormSection>
    </>
  );
}

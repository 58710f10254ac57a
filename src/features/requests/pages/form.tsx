import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, FormSection, SelectField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { HeldPaper } from '../rules/held.ts';
import { ApplicantFields, fieldOf, WantedFields } from './fields.tsx';
import { type Frame, RequestsPage } from './frame.tsx';
import { PaperField } from './held.tsx';

/** 条例第三十三条、第四十二条, told before anything is sent. */
export const howLong =
  '自收到申请之日起 20 个工作日内答复。需要延长的，最多再延长 20 个工作日，并告知您。提供信息不收费；数量、频次明显超过合理范围的除外。';

interface Props {
  frame: Frame;
  units: { slug: string; name: string }[];
  typed: Typed;
  formKey: string;
  errors?: FormErrors;
  /** Papers that are held already: their names by what they are for, with the keys to them. */
  held: HeldPaper[];
}

/** 依申请公开: what is public already can be searched for; everything else is asked for here, and nothing more is asked than the law asks. */
export function ApplicationPage({ frame, units, typed, formKey, errors, held }: Props) {
  const field = fieldOf(typed, errors);
  return (
    <RequestsPage frame={frame} title="依申请公开" top error={!!errors}>
      <p class="page-intro">
        公民、法人和其他组织都可以申请获取政府信息。已经提交的，可以<a href="/requests/status/">查询办理进度</a>
        ；各单位的受理方式见<a href="/units/">单位</a>页面的公开指南。
        <br />
        {howLong}
      </p>
      <NoticeBox title="先查一查是否已经公开">
        <p>多数文件已经公开，搜到就能立即看到，不用申请。</p>
        <SearchBox action="/search" label="文件名称、发文字号或者内容" id="requests-q" />
      </NoticeBox>
      <p>
        另外可以：<a href="/requests/correction/">申请更正与自己有关的记录</a>、
        <a href="/requests/complaint/">投诉信息公开工作</a>。
      </p>
      <ErrorSummary errors={errors} />
      <Form action="/requests/check" idempotencyKey={formKey} upload guard label="政府信息公开申请">
        <NoticeBox tone="warning" title="在公共电脑上填写">
          <p>本页不保存没有提交的内容。填写完请关闭浏览器。</p>
        </NoticeBox>
        <FormSection title="向谁申请">
          <SelectField
            {...field('unit', '受理机关')}
            hint="制作或者保存这项信息的单位；不能确定的，选择最可能的单位"
            required
            blank="请选择"
            options={units.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        </FormSection>
        <ApplicantFields field={field} />
        <Papers held={held} errors={errors} />
        <WantedFields field={field} typed={typed} />
        <Buttons>
          <Button>检查后提交</Button>
        </Buttons>
      </Form>
    </RequestsPage>
  );
}

function Papers({ held, errors }: Pick<Props, 'held' | 'errors'>) {
  return (
    <FormSection title="材料" note="JPG、PNG 或 PDF，每份不超过 10 MB。">
      <PaperField
        use="identity"
        hint="身份证人像面，或者营业执照。只用来核对身份，加密保存，登记以后遮盖，办结后按期删除。"
        held={held}
        errors={errors}
      />
      <PaperField use="authorisation" hint="有代理人的上传" held={held} errors={errors} />
    </FormSection>
  );
}

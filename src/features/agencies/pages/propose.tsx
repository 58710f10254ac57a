import type { UnitRow } from '../../../core/organisations/queries.ts';
import { type Leaning, whyNotCloseUnit } from '../../../core/organisations/rules.ts';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import {
  CheckGroup,
  DateField,
  ErrorSummary,
  Form,
  type FormErrors,
  FormSection,
  RadioGroup,
  TextField,
} from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { ChangeRow } from '../queries/changes.ts';
import type { AgencyRow } from '../queries/working.ts';
import { kinds } from '../rules/changes.ts';

interface Props {
  agency: AgencyRow;
  others: UnitRow[];
  /** The change that waits already. */
  open: ChangeRow | undefined;
  leaning: Leaning;
  typed: Typed;
  errors: FormErrors;
  today: string;
  formKey: string;
}

/** What is to become of a unit, with the document that says so. */
export function ProposePage(props: Props) {
  const { agency, others, open, leaning, typed, errors, today, formKey } = props;
  const was = (name: string) => String([typed[name] ?? ''].flat()[0]);
  const field = (name: string, label: string) => ({ name, label, value: was(name), error: errors[name] });
  const base = `/staff/agencies/${agency.slug}`;
  if (open)
    return (
      <NoticeBox title="已经有一项变更在等待审查">
        <p>
          <a href={`/staff/agencies/changes/${open.id}`}>查看这项变更</a>，办完之后才能再提出。
        </p>
      </NoticeBox>
    );
  const held = whyNotCloseUnit(agency.name, leaning);
  return (
    <>
      <ErrorSummary errors={errors} />
      <p>提出后由保密审查员审查，同意的当时生效：公开页面、单位名单同时更新，原来的网址继续有效。</p>
      <Form action={`${base}/change`} idempotencyKey={formKey} guard label="提出机构变更">
        <RadioGroup
          name="kind"
          label="变更的种类"
          required
          error={errors.kind}
          value={was('kind')}
          options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        />
        <DateField name="on" label="变更的日期" value={was('on') || today} error={errors.on} required max={today} />
        <TextField
          {...field('document', '依据的文件')}
          hint="标题和文号，例如 区机构改革方案（振委发〔2026〕3号）；公众会看到"
          required
        />
        <TextField {...field('reason', '理由')} hint="公众会看到" required />
        <FormSection title="更名的填写">
          <TextField {...field('newName', '新的名称')} hint="文件和页面上的简称" width="medium" />
          <TextField {...field('newFullName', '新的规范全称')} />
        </FormSection>
        <FormSection title="合并、分设、撤销的填写" note={held ?? undefined}>
          <CheckGroup
            name="successors"
            label="承接单位"
            inline
            hint="合并选一个，分设选两个以上；新的单位先由系统管理员增设"
            error={errors.successors}
            options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
            values={[typed.successors ?? []].flat()}
          />
          <CheckGroup
            name="handOver"
            label="移交"
            options={[{ value: 'on', label: '栏目和下面的单位移交给第一个承接单位' }]}
            values={was('handOver') ? ['on'] : []}
          />
        </FormSection>
        <Buttons>
          <Button>提出</Button>
          <ButtonLink href={base}>取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

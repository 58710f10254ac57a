import type { KindRow } from '../../../core/publications/queries.ts';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import {
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  FormSection,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { DutiesFields, one } from './duties-fields.tsx';

/** A new policy: its title, how it will be interpreted, and the 解读方案; the text itself is written in the editor. */
export function NewPolicyPage(props: {
  key_: string;
  kinds: KindRow[];
  units: { id: number; name: string }[];
  typed: Typed;
  errors: FormErrors;
}) {
  const { key_, kinds, units, typed, errors } = props;
  return (
    <Card>
      <ErrorSummary errors={errors} />
      <Form action="/staff/policies/new" idempotencyKey={key_} guard label="起草政策文件">
        <FormSection title="文件">
          <Fields>
            <SelectField
              name="kind"
              label="种类"
              required
              value={one(typed, 'kind')}
              options={kinds.map((kind) => ({ value: kind.name, label: kind.words }))}
              error={errors.kind}
            />
            <SelectField
              name="unit"
              label="起草单位"
              required
              value={one(typed, 'unit')}
              options={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
              error={errors.unit}
            />
          </Fields>
          <TextField name="title" label="标题" required value={one(typed, 'title')} error={errors.title} />
        </FormSection>
        <FormSection title="解读要求" note="谁起草、谁解读；文件与解读材料同步组织、审签、部署、发布。">
          <DutiesFields typed={typed} errors={errors} />
        </FormSection>
        <FormSection title="解读方案" note="随文件一并审签，不向公众显示。">
          <TextArea
            name="plan"
            label="解读提纲"
            hint="背景依据、目标任务、主要内容、适用范围、期限、惠民举措、新旧差异等"
            rows={4}
            value={one(typed, 'plan')}
            error={errors.plan}
          />
          <Fields>
            <TextField name="planForm" label="形式" value={one(typed, 'planForm')} error={errors.planForm} />
            <TextField name="planChannel" label="渠道" value={one(typed, 'planChannel')} error={errors.planChannel} />
            <TextField name="planTime" label="时间" value={one(typed, 'planTime')} error={errors.planTime} />
          </Fields>
        </FormSection>
        <Buttons>
          <Button>开始编辑正文</Button>
          <ButtonLink href="/staff/policies" kind="quiet">
            返回
          </ButtonLink>
        </Buttons>
      </Form>
    </Card>
  );
}

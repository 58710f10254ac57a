import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import {
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  FormSection,
  RadioGroup,
  SelectField,
  TextField,
} from '../../../ui/form.tsx';
import type { Offered } from '../queries.ts';
import { rhythmHints, rhythmNames, rhythms } from '../rules.ts';
import { type Frame, SubscriptionPage } from './frame.tsx';

interface Props {
  frame: Frame;
  offered: Offered;
  typed: Typed;
  formKey: string;
  errors?: FormErrors;
}

export const rhythmOptions = rhythmNames.map((value) => ({ value, label: rhythms[value], hint: rhythmHints[value] }));

/** 订阅: what, how often, and to which address; nothing else is asked. */
export function RequestPage({ frame, offered, typed, formKey, errors }: Props) {
  const value = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '');
  const field = (name: string, label: string) => ({ name, label, value: value(name), error: errors?.[name] });
  const { columns, units, subjects, topics } = offered;
  const options = (list: { slug: string; name: string }[]) =>
    list.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <SubscriptionPage frame={frame} title="邮件订阅" top error={!!errors}>
      <p class="page-intro">
        选择想了解的内容，有新公开的信息时发邮件告诉您。先发一封确认邮件，您确认以后才开始；每封邮件里都可以退订。不想留邮箱的，可以用
        <a href="/feeds/">RSS 订阅</a>。
      </p>
      <ErrorSummary errors={errors} />
      <Form action="/subscriptions/" idempotencyKey={formKey} label="邮件订阅">
        <FormSection title="订阅什么" note="几项都选时，同时符合的才发；都不选就是全部公开信息。">
          <Fields>
            <SelectField {...field('column', '栏目')} blank="全部栏目" options={options(columns)} />
            <SelectField {...field('unit', '单位')} blank="全部单位" options={options(units)} />
            {subjects.length > 0 && (
              <SelectField
                {...field('subject', '主题')}
                blank="全部主题"
                options={subjects.map((subject) => ({ value: subject, label: subject }))}
              />
            )}
            {topics.length > 0 && (
              <SelectField {...field('topic', '专题')} blank="不限专题" options={options(topics)} />
            )}
            <TextField {...field('words', '关键词')} hint="几个词用空格分开，每个词都要出现" maxLength={100} />
          </Fields>
        </FormSection>
        <FormSection title="发到哪里">
          <RadioGroup
            name="rhythm"
            label="频率"
            required
            value={value('rhythm') || 'daily'}
            error={errors?.rhythm}
            options={rhythmOptions}
          />
          <TextField
            {...field('email', '邮箱')}
            type="email"
            autocomplete="email"
            inputMode="email"
            width="medium"
            required
          />
          <p class="field-hint">邮箱只用来发订阅邮件，加密保存；退订后立即删除，不提供给任何人。</p>
        </FormSection>
        <Buttons>
          <Button>订阅</Button>
        </Buttons>
      </Form>
    </SubscriptionPage>
  );
}

import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { ErrorSummary, Form, type FormErrors, SelectField, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { textOf } from '../../publications/content-form.ts';
import { colleagueOptions } from '../../workflow/rules.ts';

interface FormView {
  submission: number;
  key: string;
  typed: Typed;
  errors: FormErrors;
}

/** What this person may do about 加签 now; each part is absent when it is not theirs. */
export interface CountersignView {
  /** They may ask one of these colleagues. */
  ask: (FormView & { colleagues: { id: number; name: string; title: string }[] }) | null;
  /** They were asked and have not answered. */
  give: (FormView & { hash: string; by: string; words: string }) | null;
  /** Their step waits for this colleague. */
  waits: (FormView & { of: string; words: string; at: string }) | null;
}

/** 加签意见 of whoever was asked: it decides nothing. */
export function GiveForm({ submission, key, typed, errors, hash, by, words }: NonNullable<CountersignView['give']>) {
  return (
    <Card title="加签意见" note={`${by}请您提出意见：${words}`}>
      <ErrorSummary errors={errors} />
      <Form action={`/staff/review/${submission}/countersign`} idempotencyKey={key} guard label="加签意见">
        <input type="hidden" name="hash" value={hash} />
        <TextArea
          name="words"
          label="意见"
          required
          rows={3}
          maxLength={1000}
          hint="您的意见供本环节参考，记入流转记录和呈批单；是否同意仍由本环节决定。"
          phrases={['没有不同意见。', '建议修改：']}
          value={textOf(typed, 'words')}
          error={errors.words}
        />
        <Buttons>
          <Button>提出意见</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

/** While a step waits for an opinion: of whom, since when, and the way to go on without it. */
export function WaitingForm({ submission, key, typed, errors, of, words, at }: NonNullable<CountersignView['waits']>) {
  return (
    <Card title="等待加签意见">
      <NoticeBox tone="info" title={`已于 ${at} 请${of}提出意见`}>
        {words}　收到意见，或者撤回加签之后，才能作出决定。
      </NoticeBox>
      <details class="deed" open={!!errors.reason || undefined}>
        <summary>撤回加签</summary>
        <ErrorSummary errors={errors} />
        <Form action={`/staff/review/${submission}/countersign/take-back`} idempotencyKey={key} label="撤回加签">
          <TextArea
            name="reason"
            label="撤回的原因"
            required
            rows={2}
            maxLength={300}
            value={textOf(typed, 'reason')}
            error={errors.reason}
          />
          <Buttons>
            <Button kind="secondary">撤回加签</Button>
          </Buttons>
        </Form>
      </details>
    </Card>
  );
}

/** 加签: whom to ask and what to look at, before deciding. */
export function AskForm({ submission, key, typed, errors, colleagues }: NonNullable<CountersignView['ask']>) {
  return (
    <details class="deed" open={Object.keys(errors).length > 0 || undefined}>
      <summary>加签：先请一位同事提出意见</summary>
      <ErrorSummary errors={errors} />
      <Form action={`/staff/review/${submission}/countersign/ask`} idempotencyKey={key} guard label="加签">
        <p class="quiet">意见收到之前，本环节不能作出决定；加签不代替任何环节，保密审查照常进行。</p>
        <SelectField
          name="to"
          label="请谁提出意见"
          required
          blank="请选择同事"
          value={textOf(typed, 'to')}
          error={errors.to}
          options={colleagueOptions(colleagues)}
        />
        <TextArea
          name="askWords"
          label="请他看什么"
          required
          rows={2}
          maxLength={300}
          phrases={['请对涉及您业务的内容提出意见。', '请核对数据。']}
          value={textOf(typed, 'askWords')}
          error={errors.askWords}
        />
        <Buttons>
          <Button kind="secondary">送出加签</Button>
        </Buttons>
      </Form>
    </details>
  );
}

import { Button, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { FileField, Form, type FormErrors, TextArea } from '../../../ui/form.tsx';
import { Day } from '../../../ui/when.tsx';
import type { View } from '../rules/view.ts';
import { type Key, Proof } from './status.tsx';

interface Props {
  proof: Key;
  view: View;
  formKey: string;
  typed?: string;
  errors?: FormErrors;
}

/** What the applicant can do now: confirm, correct, give a reason, take back. */
export function MoveCards(props: Props) {
  const { view } = props;
  return (
    <>
      {view.moves.includes('confirm') && <Confirm {...props} />}
      {view.moves.includes('correct') && <Answer {...props} move="correct" title="请您补正" label="补正的内容" />}
      {view.moves.includes('explain') && <Answer {...props} move="explain" title="请您说明理由" label="理由" />}
      {view.state === 'paying' && <Pay {...props} />}
      {view.moves.includes('suggest') && <Answer {...props} move="suggest" title="建议主动公开" label="建议的理由" />}
      {view.moves.includes('withdraw') && <Withdraw {...props} />}
    </>
  );
}

function Confirm({ proof, formKey }: Props) {
  return (
    <Card title="请您确认" note="受理机关已经确认收到。您确认以后，今天就是收到申请之日，答复期限从明天开始计算。">
      <Form action="/requests/status/confirm" idempotencyKey={formKey} label="确认收到之日">
        <Proof proof={proof} />
        <Buttons>
          <Button>确认</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

type AnswerProps = Props & { move: 'correct' | 'explain' | 'suggest'; title: string; label: string };

function Answer({ proof, view, formKey, typed, errors, move, title, label }: AnswerProps) {
  return (
    <Card
      title={title}
      note={
        move === 'suggest'
          ? '认为这项信息涉及公众利益调整、需要公众广泛知晓或者参与决策的，可以建议主动公开。依据：《条例》第四十四条。'
          : undefined
      }
    >
      {view.asked && <Asked asked={view.asked} />}
      <Form action={`/requests/status/${move}`} idempotencyKey={formKey} upload={move === 'correct'} label={title}>
        <Proof proof={proof} />
        <TextArea name="words" label={label} required rows={5} maxLength={5000} value={typed} error={errors?.words} />
        {move === 'correct' && (
          <FileField
            name="paper"
            label="补充的材料"
            hint="JPG、PNG 或 PDF，不超过 10 MB"
            accept=".jpg,.jpeg,.png,.pdf"
            error={errors?.paper}
          />
        )}
        <Buttons>
          <Button>提交</Button>
        </Buttons>
      </Form>
    </Card>
  );
}

function Asked({ asked }: { asked: NonNullable<View['asked']> }) {
  return (
    <>
      {asked.words.split('\n').map((line) => (
        <p>{line}</p>
      ))}
      {asked.until && (
        <p>
          请在 <Day on={asked.until} long /> 前提交，逾期没有正当理由的，视为放弃申请。
        </p>
      )}
    </>
  );
}

function Pay({ view }: Props) {
  if (!view.asked) return null;
  return (
    <Card title={`请缴纳信息处理费 ${view.asked.amount ?? 0} 元`} note="计算过程和缴费方式写在收费通知书里。">
      <Asked asked={view.asked} />
    </Card>
  );
}

function Withdraw({ proof, formKey }: Props) {
  return (
    <details class="fold no-print">
      <summary>撤回申请</summary>
      <Form action="/requests/status/withdraw" idempotencyKey={formKey} label="撤回申请">
        <Proof proof={proof} />
        <TextArea name="words" id="withdraw-words" label="撤回的原因" hint="可以不填" rows={2} maxLength={2000} />
        <Buttons>
          <DangerButton consequence="撤回后不再办理；以后可以重新申请">撤回申请</DangerButton>
        </Buttons>
      </Form>
    </details>
  );
}

import type { Assignment } from '../../../core/draws/rules/assign.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Form, SelectField, TextArea } from '../../../ui/form.tsx';
import { Moment } from '../../../ui/when.tsx';

export interface Assigning {
  /** What was asked for this target, agreed or not. */
  asked: Assignment[];
  /** Empty places that nobody is asked for. */
  missing: number;
  candidates: { id: string; name: string; unitName: string }[];
  /** Whether this person may ask, and agree to what another asked. */
  asks: boolean;
  agrees: boolean;
}

interface Props extends Assigning {
  path: string;
  person: number;
  reason: string;
  error: string | undefined;
  keyFor(): string;
}

/** 检查组人数不足: who fills it, why, and who agreed. */
export function AssignCard({ path, person, asked, missing, candidates, asks, agrees, reason, error, keyFor }: Props) {
  if (asked.length === 0 && missing <= 0) return null;
  return (
    <Card
      title={missing > 0 ? `检查组还缺 ${missing} 人` : '指派的检查人员'}
      note="回避以后抽签名单里没有可以顺延的人时，由本单位指派、另一人同意；人员、理由和时间随抽签结果公开。"
    >
      {asked.map((one) => (
        <>
          <p>
            {one.name}：{one.reason}（{one.byName} <Moment at={one.at} /> 提出，
            {one.approvedAt ? (
              <>
                <Moment at={one.approvedAt} /> 同意
              </>
            ) : (
              '等待另一人同意'
            )}
            ）
          </p>
          {!one.approvedAt && agrees && one.by !== person && (
            <Form action={`${path}/assign/${one.id}`} idempotencyKey={keyFor()} label={`同意指派${one.name}`}>
              <Buttons>
                <Button>同意指派{one.name}</Button>
              </Buttons>
            </Form>
          )}
        </>
      ))}
      {missing > 0 && asks && (
        <Form action={`${path}/assign`} idempotencyKey={keyFor()} label="指派检查人员">
          <SelectField
            name="inspector"
            label="人员"
            required
            blank="请选择"
            options={candidates.map(({ id, name, unitName }) => ({ value: id, label: name, group: unitName }))}
          />
          <TextArea
            name="assignReason"
            label="指派的理由"
            required
            rows={2}
            maxLength={300}
            value={reason}
            error={error}
            hint="公众会看到"
          />
          <Buttons>
            <Button>提出指派</Button>
          </Buttons>
        </Form>
      )}
    </Card>
  );
}

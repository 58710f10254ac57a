import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { DateField, Fields, Form, SelectField } from '../../../ui/form.tsx';
import { Day } from '../../../ui/when.tsx';
import { disputeKinds, disputeResults } from '../rules/report.ts';
import type { CaseProps } from './case.tsx';
import { options } from './fields.tsx';

const { pending: _, ...results } = disputeResults;

/** 复议、诉讼 of the case, as table four of the yearly report counts them. */
export function DisputeCard({ row, knows, formKey, tried, typed, errors }: CaseProps) {
  const told = (form: 'dispute' | 'decide', name: string) => ({
    value: tried === form ? (typed[name] ?? '') : '',
    error: tried === form ? errors?.[name] : undefined,
  });
  const base = `/staff/requests/${row.id}/disputes`;
  return (
    <Card title="行政复议和行政诉讼">
      {row.disputes.length === 0 && <p class="quiet">没有登记。</p>}
      {row.disputes.map(({ id, kind, filedOn, result, decidedOn }) => (
        <>
          <p>
            {disputeKinds[kind]}，<Day on={filedOn} /> 提出：{result ? disputeResults[result] : disputeResults.pending}
            {decidedOn && (
              <>
                （<Day on={decidedOn} />）
              </>
            )}
          </p>
          {knows && !result && (
            <Form action={`${base}/${id}`} idempotencyKey={`${formKey}-${id}`} label={`登记结果 ${id}`}>
              <Fields>
                <SelectField
                  id={`result-${id}`}
                  name="result"
                  label="结果"
                  required
                  blank="请选择"
                  options={options(results)}
                />
                <DateField id={`decided-${id}`} name="on" label="结果日期" required {...told('decide', 'on')} />
              </Fields>
              <Buttons>
                <Button kind="secondary">登记结果</Button>
              </Buttons>
            </Form>
          )}
        </>
      ))}
      {knows && (
        <Form action={base} idempotencyKey={`${formKey}-new`} label="登记复议、诉讼">
          <Fields>
            <SelectField
              {...told('dispute', 'kind')}
              name="kind"
              label="类型"
              required
              blank="请选择"
              options={options(disputeKinds)}
            />
            <DateField {...told('dispute', 'filedOn')} name="filedOn" label="提出日期" required />
          </Fields>
          <Buttons>
            <Button kind="secondary">登记复议、诉讼</Button>
          </Buttons>
        </Form>
      )}
    </Card>
  );
}

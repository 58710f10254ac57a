import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, RadioGroup, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { UnitField } from '../../../ui/unit-field.tsx';
import { Day } from '../../../ui/when.tsx';
import type { HearingRow } from '../queries/hearings.ts';
import { forms } from '../rules/elements.ts';
import { statusOf } from '../rules/moves.ts';
import { StatusTag } from './frame.tsx';

/** 听证会、座谈会 in the console, the latest written first. */
export function HearingsPage({ hearings, drafts, now }: { hearings: HearingRow[]; drafts: boolean; now: Date }) {
  return (
    <>
      {drafts && (
        <div class="form-section">
          <Buttons>
            <ButtonLink href="/staff/hearings/new" kind="primary">
              起草公告
            </ButtonLink>
          </Buttons>
        </div>
      )}
      <Table
        caption="听证会、座谈会"
        hideCaption
        rows={hearings}
        empty="还没有听证会、座谈会。决策涉及群众切身利益、意见分歧较大的，可以举行听证会。"
        columns={[
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: ({ document, title }) => <a href={`/staff/hearings/${document}`}>{title}</a>,
          },
          { key: 'unit', head: '承办单位', cell: ({ unitName }) => unitName },
          { key: 'form', head: '形式', cell: ({ notice }) => forms[notice.form] },
          {
            key: 'on',
            head: '举行日期',
            kind: 'date',
            cell: ({ notice }) => notice.heldOn && <Day on={notice.heldOn} />,
          },
          {
            key: 'state',
            head: '状态',
            cell: (row) => (
              <>
                {row.path && row.heldAt && row.applyUntil && (
                  <StatusTag status={statusOf({ ...row, heldAt: row.heldAt, applyUntil: row.applyUntil }, now)} />
                )}{' '}
                {row.state !== 'issued' && <StateTag state={row.state} live={false} />}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

interface NewProps {
  formKey: string;
  typed: Typed;
  errors: Record<string, string>;
  units: { id: number; name: string }[];
}

/** 起草公告: its form, title and unit; everything else is filled in next. */
export function NewHearingPage({ formKey, typed, errors, units }: NewProps) {
  const value = (name: string) => [typed[name] ?? ''].flat()[0];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/hearings/new" idempotencyKey={formKey} label="起草公告">
        <RadioGroup
          name="form"
          label="形式"
          required
          inline
          value={value('form')}
          options={Object.entries(forms).map(([name, label]) => ({ value: name, label }))}
          error={errors.form}
        />
        <TextField name="title" label="公告标题" required value={value('title')} maxLength={200} error={errors.title} />
        <UnitField units={units} value={value('unit')} error={errors.unit} />
        <Buttons>
          <Button>下一步，逐项填写</Button>
          <ButtonLink href="/staff/hearings">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

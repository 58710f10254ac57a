import { StateTag } from '../../../core/publications/pages/state-tag.tsx';
import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { DateField, ErrorSummary, Form, RadioGroup, TextField } from '../../../ui/form.tsx';
import { Table } from '../../../ui/table.tsx';
import { UnitField } from '../../../ui/unit-field.tsx';
import { Day } from '../../../ui/when.tsx';
import type { DecisionRow } from '../queries/decisions.ts';

/** 重大行政决策: catalogues and meetings, the latest written first. */
export function DecisionsPage({ decisions, drafts }: { decisions: DecisionRow[]; drafts: boolean }) {
  return (
    <>
      {drafts && (
        <div class="form-section">
          <Buttons>
            <ButtonLink href="/staff/decisions/new?type=catalogue" kind="primary">
              起草决策事项目录
            </ButtonLink>
            <ButtonLink href="/staff/decisions/new?type=meeting">起草会议公开</ButtonLink>
          </Buttons>
        </div>
      )}
      <Table
        caption="重大行政决策"
        hideCaption
        rows={decisions}
        empty="还没有目录和会议。每年公布一次重大行政决策事项目录；会议讨论重大改革和政策措施的，会前公布草案和依据。"
        columns={[
          {
            key: 'title',
            head: '标题',
            kind: 'title',
            cell: ({ document, title }) => <a href={`/staff/decisions/${document}`}>{title}</a>,
          },
          { key: 'unit', head: '承办单位', cell: ({ unitName }) => unitName },
          { key: 'what', head: '种类', cell: What },
          {
            key: 'state',
            head: '状态',
            cell: ({ state, path }) => <StateTag state={state} live={state === 'issued' && path !== null} />,
          },
        ]}
      />
    </>
  );
}

function What({ values }: DecisionRow) {
  if (values.type === 'catalogue')
    return (
      <>
        {values.year} 年目录，{values.entries.length} 项
      </>
    );
  return (
    <>
      会议{'　'}
      <Day on={values.heldOn} />
    </>
  );
}

interface NewProps {
  formKey: string;
  typed: Typed;
  errors: Record<string, string>;
  units: { id: number; name: string }[];
  year: number;
}

/** 起草: what it is, its title and the unit that answers for it; everything else is filled in next. */
export function NewDecisionPage({ formKey, typed, errors, units, year }: NewProps) {
  const value = (name: string) => [typed[name] ?? ''].flat()[0];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action="/staff/decisions/new" idempotencyKey={formKey} label="起草">
        <RadioGroup
          name="type"
          label="种类"
          required
          value={value('type')}
          options={[
            { value: 'catalogue', label: '决策事项目录' },
            { value: 'meeting', label: '会议公开' },
          ]}
          error={errors.type}
        />
        <TextField
          name="title"
          label="标题"
          hint={`例如：${year} 年度重大行政决策事项目录。目录是哪一年的，按标题里的年份`}
          required
          value={value('title')}
          maxLength={200}
          error={errors.title}
        />
        <DateField name="heldOn" label="开会日期" hint="会议公开填写" value={value('heldOn')} error={errors.heldOn} />
        <UnitField units={units} value={value('unit')} error={errors.unit} />
        <Buttons>
          <Button>下一步，逐项填写</Button>
          <ButtonLink href="/staff/decisions">取消</ButtonLink>
        </Buttons>
      </Form>
    </>
  );
}

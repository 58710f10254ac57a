import type { Typed } from '../../../platform/form.ts';
import { formatMoment } from '../../../platform/time.ts';
import { Button, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, type FormErrors, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { ChangeRow } from '../queries/changes.ts';
import { becameSentence, kinds } from '../rules/changes.ts';

interface Props {
  change: ChangeRow;
  /** Why this person may not approve it, or null. */
  whyNot: string | null;
  /** This person proposed it and may take it back. */
  mine: boolean;
  typed: Typed;
  errors: FormErrors;
  newKey(): string;
}

/** One change with its document, and what the second person says of it. */
export function ChangePage(props: Props) {
  const { change, whyNot, mine, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      {change.decision && (
        <NoticeBox title={change.decision === 'approved' ? '已同意并办理' : '没有办理'}>
          <p>
            {change.deciderName}，{change.decidedAt && formatMoment(change.decidedAt)}。{change.words}
          </p>
        </NoticeBox>
      )}
      <p>{becameSentence(change)}</p>
      <Facts
        label="机构变更"
        items={[
          { label: '种类', value: kinds[change.kind] },
          { label: '日期', value: <Day on={change.on} /> },
          { label: '依据的文件', value: change.document, wide: true },
          { label: '理由', value: change.reason, wide: true },
          { label: '新的规范全称', value: change.newFullName, wide: true },
          { label: '承接单位', value: change.successors.map(({ name }) => name).join('、'), wide: true },
          { label: '移交', value: change.handOver && '栏目和下面的单位移交给第一个承接单位', wide: true },
          { label: '提出人', value: `${change.proposerName}，${formatMoment(change.proposedAt)}` },
        ]}
      />
      {!change.decision && (whyNot ? <p class="quiet">{whyNot}</p> : <Approve {...props} />)}
      {!change.decision && (mine || !whyNot) && <Refuse {...props} />}
    </>
  );
}

const Approve = ({ change, typed, errors, newKey }: Props) => (
  <section class="form-section">
    <h2>同意</h2>
    <Form action={`/staff/agencies/changes/${change.id}/approve`} idempotencyKey={newKey()} label="同意机构变更">
      <input type="hidden" name="hash" value={change.hash} />
      {change.newName && (
        <TextField
          name="name"
          label="新的名称（照依据的文件录入）"
          value={String(typed.name ?? '')}
          error={errors.name}
          autocomplete="off"
          width="medium"
          required
        />
      )}
      <Buttons>
        <DangerButton consequence="当时生效，公众立即看到；不能恢复，只能再办一次变更。">同意并办理</DangerButton>
      </Buttons>
    </Form>
  </section>
);

const Refuse = ({ change, mine, typed, errors, newKey }: Props) => (
  <section class="form-section">
    <h2>{mine ? '撤回' : '不同意'}</h2>
    <Form action={`/staff/agencies/changes/${change.id}/refuse`} idempotencyKey={newKey()} label="不办理这项变更">
      <TextField name="words" label="理由" value={String(typed.words ?? '')} error={errors.words} required />
      <Buttons>
        <Button kind="secondary">{mine ? '撤回' : '不同意'}</Button>
      </Buttons>
    </Form>
  </section>
);

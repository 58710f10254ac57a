import { checks } from '../../../core/review/rules.ts';
import type { Typed } from '../../../platform/form.ts';
import { formatMoment } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import type { RevisionRow } from '../queries/revisions.ts';
import type { AgencyRow } from '../queries/working.ts';
import type { Noticed } from '../rules/noticed.ts';
import type { Leader } from '../rules/profile.ts';
import { PartDiffs } from './part-diffs.tsx';

interface Props {
  revision: RevisionRow;
  agency: AgencyRow;
  noticed: Noticed[];
  /** Why this person may not decide, or null. */
  whyNot: string | null;
  /** Whose names are typed once more. */
  wanted: Leader[];
  typed: Typed;
  errors: FormErrors;
  newKey(): string;
}

const decided = {
  approved: '已同意公开',
  returned: '已退回',
  recalled: '已由送审人撤回',
  withdrawn: '公开后已撤下',
} as const;

/** The whole text that was submitted, beside what is public, and what the second person says of it. */
export function RevisionPage(props: Props) {
  const { revision, agency, noticed, errors, whyNot } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      {revision.decision && (
        <NoticeBox title={decided[revision.decision]}>
          <p>
            {revision.deciderName}，{revision.decidedAt && formatMoment(revision.decidedAt)}。{revision.words}
          </p>
        </NoticeBox>
      )}
      <Facts
        label="送审"
        items={[
          { label: '送审人', value: `${revision.submitterName}，${formatMoment(revision.submittedAt)}` },
          { label: '变更说明', value: revision.note, wide: true },
          { label: '确需公开的理由', value: revision.answer, wide: true },
          { label: '内容的校验值', value: <code>{revision.hash}</code>, wide: true },
        ]}
      />
      {noticed.length > 0 && (
        <section class="form-section">
          <h2>系统检查发现</h2>
          <ul>
            {noticed.map(({ place, words, shown }) => (
              <li>
                {place}：{words}“{shown}”
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="form-section">
        <h2>送审的全部内容</h2>
        <p class="quiet">与现在公开的相比，新增和删除的都标出来。同意的就是这一份，一字不差。</p>
        <PartDiffs before={agency.shown} after={revision.content} />
      </section>
      {!revision.decision && (whyNot ? <p class="quiet">{whyNot}</p> : <Verdicts {...props} />)}
    </>
  );
}

function Verdicts({ revision, wanted, typed, errors, newKey }: Props) {
  const base = `/staff/agencies/revisions/${revision.id}`;
  return (
    <>
      <section class="form-section">
        <h2>同意公开</h2>
        <Form action={`${base}/approve`} idempotencyKey={newKey()} label="同意公开">
          <input type="hidden" name="hash" value={revision.hash} />
          <CheckGroup
            name="checks"
            label="逐项审查"
            error={errors.checks}
            required
            options={Object.entries(checks).map(([value, label]) => ({ value, label }))}
            values={[typed.checks ?? []].flat()}
          />
          {wanted.length > 0 && (
            <p class="quiet">下列领导的姓名是新公开的。请照任职文件再录入一遍，两遍一致才能公开。</p>
          )}
          {wanted.map(({ post }, at) => (
            <TextField
              name={`name-${at}`}
              label={`${post}的姓名（照任职文件录入）`}
              value={String(typed[`name-${at}`] ?? '')}
              error={at === 0 ? errors['name-0'] : undefined}
              autocomplete="off"
              width="medium"
              required
            />
          ))}
          <Buttons>
            <Button>同意公开</Button>
          </Buttons>
        </Form>
      </section>
      <section class="form-section">
        <h2>退回</h2>
        <Form action={`${base}/return`} idempotencyKey={newKey()} label="退回">
          <TextArea
            name="words"
            label="退回意见"
            rows={3}
            value={String(typed.words ?? '')}
            error={errors.words}
            required
          />
          <Buttons>
            <Button kind="secondary">退回</Button>
          </Buttons>
        </Form>
      </section>
    </>
  );
}

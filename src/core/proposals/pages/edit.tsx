import type { Typed } from '../../../platform/form.ts';
import { formatMoment } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, FormSection, TextArea, TextField } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import type { AnyProposable } from '../proposable.ts';
import type { VersionRow } from '../queries/versions.ts';
import { decisions } from '../rules.ts';

interface Props {
  kind: AnyProposable;
  /** null while it has no name yet. */
  subject: string | null;
  offered: never;
  typed: Typed;
  errors: FormErrors;
  versions: VersionRow[];
  shown: VersionRow | null;
  mayPropose: boolean;
  mayEnd: boolean;
  /** For the form, and for taking down. */
  keys: [string, string];
}

/** One thing: what waits, the form, every version, and the way to take it down. */
export function ProposalEdit(props: Props) {
  const { kind, subject, versions, shown, mayPropose, mayEnd, keys, errors } = props;
  const waiting = versions[0]?.decision === null ? versions[0] : null;
  return (
    <>
      <ErrorSummary errors={errors} />
      {waiting && (
        <NoticeBox title="有一份在等待同意">
          <p>
            第 {waiting.number} 稿由{waiting.proposerName}提出。
            <a href={`/staff/proposals/versions/${waiting.id}`}>查看和办理</a>
          </p>
        </NoticeBox>
      )}
      {shown && (
        <p class="quiet">
          公众正在看到的是第 {shown.number} 稿：<a href={kind.href(shown.subject)}>打开公开页面</a>
        </p>
      )}
      {/* what was typed is kept also where somebody else proposed meanwhile */}
      {(!waiting || Object.keys(errors).length > 0) && mayPropose && <ProposeForm {...props} />}
      {subject && versions.length > 0 && (
        <section class="form-section">
          <h2>历次各稿</h2>
          <Timeline
            label="历次各稿"
            entries={versions.map((version) => ({
              step: `第 ${version.number} 稿`,
              who: version.proposerName,
              arrivedAt: formatMoment(version.proposedAt),
              finishedAt: version.decidedAt ? formatMoment(version.decidedAt) : undefined,
              decision: { text: version.decision ? decisions[version.decision] : '等待同意' },
              opinion: version.words || version.note || undefined,
              note: <a href={`/staff/proposals/versions/${version.id}`}>查看第 {version.number} 稿</a>,
              current: !version.decision,
            }))}
          />
        </section>
      )}
      {shown && mayEnd && subject && (
        <section class="form-section">
          <h2>撤下</h2>
          <Form action={`/staff/proposals/${kind.kind}/${subject}/end`} idempotencyKey={keys[1]} label="撤下">
            <TextArea
              name="words"
              label="撤下的理由"
              hint="立即不再公开，以前的各稿也不会恢复。"
              rows={2}
              error={errors.words}
              required
            />
            <Buttons>
              <Button kind="secondary">撤下</Button>
            </Buttons>
          </Form>
        </section>
      )}
    </>
  );
}

function ProposeForm({ kind, subject, offered, typed, errors, keys }: Props) {
  return (
    <Form action={`/staff/proposals/${kind.kind}`} idempotencyKey={keys[0]} label={`编排${kind.words}`} guard>
      {subject === null ? (
        <TextField
          name="subject"
          label="网址里的名字"
          hint="小写字母、数字和连字符，公开以后不再改变，例如 school-2026"
          value={String(typed.subject ?? '')}
          error={errors.subject}
          width="medium"
          required
        />
      ) : (
        <input type="hidden" name="subject" value={subject} />
      )}
      <kind.Fields typed={typed} errors={errors} offered={offered} />
      <FormSection title="送交同意">
        <TextArea
          name="note"
          label="修改说明"
          hint="改了什么、为什么，写给审查的人看"
          rows={2}
          value={String(typed.note ?? '')}
          error={errors.note}
        />
        <TextArea
          name="answer"
          label="确需公开的理由"
          hint="检查发现了问题、又确需公开的，在这里写明理由"
          rows={2}
          value={String(typed.answer ?? '')}
          error={errors.answer}
        />
      </FormSection>
      <Buttons>
        <Button>提出，送交同意</Button>
        <Button kind="secondary" name="preview" value="1">
          预览
        </Button>
      </Buttons>
    </Form>
  );
}

import { formatMoment } from '../../../platform/time.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Diff } from '../../../ui/diff.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { CheckGroup, ErrorSummary, Form, type FormErrors, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { compareTexts } from '../../publications/diff.ts';
import { checks } from '../../review/rules.ts';
import type { AnyProposable } from '../proposable.ts';
import type { VersionRow } from '../queries/versions.ts';
import { decisions, type Noticed } from '../rules.ts';

interface Props {
  kind: AnyProposable;
  version: VersionRow;
  shown: VersionRow | null;
  noticed: Noticed[];
  /** Why this person may not decide, or null. */
  whyNot: string | null;
  mayTakeBack: boolean;
  errors: FormErrors;
  newKey(): string;
}

/** The whole proposal beside what the public reads now, and what the second person says of it. */
export function ProposalVersion(props: Props) {
  const { kind, version, shown, noticed, errors, whyNot, mayTakeBack, newKey } = props;
  const base = `/staff/proposals/versions/${version.id}`;
  const textOf = (content: never) => kind.lines(content).join('\n');
  return (
    <>
      <ErrorSummary errors={errors} />
      {version.decision && (
        <NoticeBox title={decisions[version.decision]}>
          <p>
            {version.deciderName}，{version.decidedAt && formatMoment(version.decidedAt)}。{version.words}
          </p>
        </NoticeBox>
      )}
      <Facts
        label="提出"
        items={[
          { label: '提出人', value: `${version.proposerName}，${formatMoment(version.proposedAt)}` },
          { label: '公开到', value: version.untilOn ?? '不限' },
          { label: '修改说明', value: version.note, wide: true },
          { label: '确需公开的理由', value: version.answer, wide: true },
          { label: '内容的校验值', value: <code>{version.hash}</code>, wide: true },
        ]}
      />
      <Buttons>
        <ButtonLink href={`${base}/preview`}>预览公开后的样子</ButtonLink>
      </Buttons>
      {noticed.length > 0 && (
        <section class="form-section">
          <h2>系统检查发现</h2>
          <ul>
            {noticed.map(({ words, shown: found }) => (
              <li>
                {words}“{found}”
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="form-section">
        <h2>全部内容</h2>
        <p class="quiet">与公众正在看到的相比，新增和删除的都标出来。同意的就是这一份，一字不差。</p>
        <Diff parts={compareTexts(shown ? textOf(shown.content) : '', textOf(version.content))} label="内容的差别" />
      </section>
      {!version.decision && (whyNot ? <p class="quiet">{whyNot}</p> : <Verdicts {...props} />)}
      {!version.decision && mayTakeBack && (
        <Form action={`${base}/take-back`} idempotencyKey={newKey()} label="收回">
          <Buttons>
            <Button kind="secondary">收回</Button>
          </Buttons>
        </Form>
      )}
    </>
  );
}

function Verdicts({ version, errors, newKey }: Props) {
  const base = `/staff/proposals/versions/${version.id}`;
  return (
    <>
      <section class="form-section">
        <h2>同意公开</h2>
        <Form action={`${base}/agree`} idempotencyKey={newKey()} label="同意公开">
          <input type="hidden" name="hash" value={version.hash} />
          <CheckGroup
            name="checks"
            label="逐项审查"
            error={errors.checks}
            required
            options={Object.entries(checks).map(([value, label]) => ({ value, label }))}
          />
          <Buttons>
            <Button>同意公开</Button>
          </Buttons>
        </Form>
      </section>
      <section class="form-section">
        <h2>不同意</h2>
        <Form action={`${base}/refuse`} idempotencyKey={newKey()} label="不同意">
          <TextArea name="words" label="不同意的理由" rows={3} error={errors.words} required />
          <Buttons>
            <Button kind="secondary">不同意</Button>
          </Buttons>
        </Form>
      </section>
    </>
  );
}

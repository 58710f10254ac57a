import type { Typed } from '../../../platform/form.ts';
import { Button, ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { ErrorSummary, Form, type FormErrors, RadioGroup, TextArea } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { textOf } from '../../publications/content-form.ts';
import { factsOf } from '../rules/catalogue.ts';
import { verdicts, type Weighed } from '../rules/gate.ts';
import { LevelTag } from './found.tsx';
import { Passage, Said } from './passage.tsx';
import { CheckResult, type LookView } from './result.tsx';

export interface DocumentChecksView {
  look: LookView;
  /** What this person can answer for; the first five hundred passages. */
  mine: Weighed[];
  rest: Weighed[];
  editHref: string | null;
  backHref: string;
  reviewHref: string | null;
  typed: Typed;
  errors: FormErrors;
  key: string;
}

/** Every passage of one document that somebody should look at: mend it in the text, or say by name why it stays. */
export function DocumentChecks(view: DocumentChecksView) {
  const { look, mine, rest, typed, errors } = view;
  const chosen = [typed.finding ?? []].flat();
  return (
    <>
      <ErrorSummary errors={errors} />
      <Summary {...view} />
      {mine.length > 0 && (
        <Form
          action={`/staff/checks/documents/${look.document}`}
          idempotencyKey={view.key}
          label="接受检查结果"
          class="form form-wide form-section"
        >
          <Table
            caption={`等您核对的 ${look.mine} 处`}
            rows={mine}
            select={{
              name: 'finding',
              value: (finding) => finding.fingerprint,
              label: (finding) => `${factsOf(finding.check).words} ${finding.shown}`,
              checked: (finding) => chosen.includes(finding.fingerprint),
            }}
            columns={columns}
          />
          {look.mine > mine.length && <p>先列出 {mine.length} 处，处理之后显示其余的。</p>}
          <RadioGroup
            name="verdict"
            label="勾选的内容"
            required
            inline
            value={textOf(typed, 'verdict')}
            error={errors.verdict}
            options={Object.entries(verdicts).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            name="reason"
            label="理由"
            rows={2}
            required
            hint="例如 政策咨询电话，经单位同意公开。您的名字和理由一起记录在案，这一处文字不改动就一直有效。"
            value={textOf(typed, 'reason')}
            error={errors.reason}
          />
          <Buttons>
            <Button>由我负责，接受勾选的内容</Button>
          </Buttons>
        </Form>
      )}
      {rest.length > 0 && (
        <div class="form-section">
          <Table caption="其余的检查结果" rows={rest} columns={columns} />
        </div>
      )}
      <CheckResult look={look} level={2} here />
    </>
  );
}

function Summary({ look, editHref, backHref, reviewHref }: DocumentChecksView) {
  const open = look.mine + look.others;
  return (
    <>
      {open > 0 ? (
        <NoticeBox tone="warning" title={`还有 ${open} 处没有处理`}>
          写错的、不该公开的，请修改正文；确需公开的和误报的，勾选后写明理由。标为“两人核对”的，须两个人各自说明，其中一人是起草人以外的保密审查员。
        </NoticeBox>
      ) : (
        <NoticeBox tone="success" title="没有需要处理的检查结果">
          提示类的结果不影响送审和发布，请通读时留意。
        </NoticeBox>
      )}
      <p class="next-deeds no-print">
        {editHref && <ButtonLink href={editHref}>修改正文</ButtonLink>}
        {reviewHref && <ButtonLink href={reviewHref}>返回审查</ButtonLink>}
        <ButtonLink href={backHref}>返回文件</ButtonLink>
      </p>
    </>
  );
}

const columns: Column<Weighed>[] = [
  {
    key: 'check',
    head: '检查项',
    cell: (finding) => (
      <>
        <LevelTag level={finding.level} /> {factsOf(finding.check).words}
        {finding.state === 'unchecked' && '（未检查）'}
      </>
    ),
  },
  {
    key: 'passage',
    head: '内容',
    kind: 'title',
    cell: (finding) => (
      <>
        <Passage finding={finding} />
        <Said finding={finding} />
      </>
    ),
  },
  { key: 'place', head: '位置', cell: (finding) => placeWords(finding) },
  { key: 'advice', head: '怎样修改', cell: (finding) => finding.advice ?? '' },
];

const placeWords = ({ place, at, state }: Weighed) =>
  state === 'found' && at > 0 ? `${place.label}，第 ${at + 1} 字起` : place.label;

import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons, DangerButton } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import {
  CheckGroup,
  ErrorSummary,
  Fields,
  Form,
  type FormErrors,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { textOf } from '../../publications/content-form.ts';
import { checks, type State, type Verdict, verdicts } from '../rules.ts';

export interface OpinionView {
  submission: number;
  state: State;
  /** The manifest hash of what stands on this page: what was read is what is cleared. */
  hash: string;
  key: string;
  moves: Verdict[];
  typed: Typed;
  errors: FormErrors;
  /** Where it can go back to: the drafter, and the steps already passed. */
  backTo: { value: string; label: string }[];
  /** At sign-off of a text that takes a number. */
  series: { series: string; next: string }[] | null;
  /** What agreeing leads to: 「转保密审查」. */
  agree: string;
  /** Passages that the checks want looked at, and the way to them. */
  toCheck: { count: number; href: string } | null;
  /** What happens then, in one line under the button: 「同意后转签发人。」 */
  after: string;
}

const phrases: Partial<Record<State, string[]>> = {
  department: ['同意。', '同意，请保密审查。', '退回修改：'],
  openness: ['同意不予公开。', '建议主动公开，请起草部门再核。', '退回修改：'],
  secrecy: ['经审查，不涉及不应公开的内容，同意公开。', '退回修改：', '请删去涉及个人信息的内容。'],
  signoff: ['同意，请印发。', '同意。', '退回修改：'],
  referred: ['经主管部门确定，可以公开。', '经主管部门确定，不予公开。'],
  cleared: ['暂缓发布，退回修改：'],
};

/** 意见栏: exactly the acts that are allowed now; what cannot be taken back stands apart. */
export function OpinionForm(view: OpinionView) {
  const { moves, typed, errors, state } = view;
  const may = (move: Verdict) => moves.includes(move);
  const against = (['send_back', 'refer', 'refuse'] as const).filter(may).map((move) => verdicts[move]);
  const ticked = typed.checks;
  return (
    <Card title={state === 'referred' ? '主管部门的答复' : '审查意见'}>
      <ErrorSummary errors={errors} />
      <Form action={`/staff/review/${view.submission}/opinion`} idempotencyKey={view.key} guard label="审查意见">
        <input type="hidden" name="hash" value={view.hash} />
        {state === 'secrecy' && may('agree') && (
          <CheckGroup
            name="checks"
            label="逐项审查"
            hint={`逐项看过、确认是这样的，打勾；有一项不能确认，就不要同意${against.length > 0 ? `，选${against.join('或')}` : ''}。`}
            inline
            options={Object.entries(checks).map(([value, label]) => ({ value, label }))}
            values={Array.isArray(ticked) ? ticked : ticked ? [ticked] : []}
            error={errors.checks}
          />
        )}
        <TextArea
          name="words"
          label="意见"
          rows={3}
          hint={against.length > 0 ? `${against.join('、')}须写明意见，起草人要据此修改。` : undefined}
          maxLength={1000}
          phrases={phrases[state]}
          value={textOf(typed, 'words')}
          error={errors.words}
        />
        {may('agree') && view.series && <NumberFields series={view.series} typed={typed} errors={errors} />}
        {view.toCheck && (
          <p class="review-to-check">
            系统检查：<a href={view.toCheck.href}>{view.toCheck.count} 处请核对</a>
          </p>
        )}
        <Buttons>
          {may('agree') && (
            <span class="button-with-note">
              <Button name="verdict" value="agree">
                同意，{view.agree}
              </Button>
              <span class="button-note">{view.after}</span>
            </span>
          )}
          {may('answer') && (
            <Button name="verdict" value="answer">
              登记答复，转回审查
            </Button>
          )}
        </Buttons>
        {may('send_back') && <SendBack {...view} />}
        {may('refer') && <Refer typed={typed} errors={errors} />}
        {may('refuse') && (
          <div class="buttons buttons-apart">
            <DangerButton name="verdict" value="refuse" consequence="审查不予公开：这一版不再编辑，也不会发布">
              不予公开
            </DangerButton>
          </div>
        )}
      </Form>
    </Card>
  );
}

/** 退回 with whom it goes back to; with one place to go the button says it. */
function SendBack({ backTo, typed, errors }: OpinionView) {
  const [first] = backTo;
  return (
    <div class="send-back">
      {backTo.length > 1 && (
        <SelectField
          name="backTo"
          label="退回给"
          options={backTo}
          value={textOf(typed, 'backTo') || first!.value}
          error={errors.backTo}
        />
      )}
      <Button kind="secondary" name="verdict" value="send_back">
        {backTo.length > 1 ? '退回' : `退回给${first!.label}`}
      </Button>
    </div>
  );
}

function NumberFields({
  series,
  typed,
  errors,
}: Pick<OpinionView, 'typed' | 'errors'> & { series: OpinionView['series'] }) {
  if (!series || series.length === 0) {
    return <p class="field-error">本单位还没有发文机关代字，请系统管理员先在单位设置里填写，才能签发编号。</p>;
  }
  return (
    <Fields>
      <SelectField
        name="series"
        label="发文机关代字"
        options={series.map(({ series: name }) => ({ value: name, label: name }))}
        value={textOf(typed, 'series') || series[0]!.series}
        error={errors.series}
      />
      <TextField
        name="serial"
        label="序号"
        inputMode="numeric"
        width="short"
        hint={`留空由系统顺序编号，下一个是${series.map((one) => one.next).join('、')}`}
        value={textOf(typed, 'serial')}
        error={errors.serial}
      />
    </Fields>
  );
}

/** Disagreement about the attribute goes to the secrecy authority with both positions (article （三）). */
function Refer({ typed, errors }: Pick<OpinionView, 'typed' | 'errors'>) {
  return (
    <details class="deed" open={textOf(typed, 'verdict') === 'refer' || undefined}>
      <summary>对公开属性有不同意见，提请保密主管部门确定</summary>
      <TextArea
        name="position"
        label="起草部门的意见"
        hint="上面“意见”写审核部门的意见，这里写起草部门的意见，两方意见一并附上。"
        rows={3}
        value={textOf(typed, 'position')}
        error={errors.position}
      />
      <Buttons>
        <Button kind="secondary" name="verdict" value="refer">
          提请确定
        </Button>
      </Buttons>
    </details>
  );
}

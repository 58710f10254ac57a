import { NoticeBox } from './notice-box.tsx';
import { Day } from './when.tsx';

/** One step of how a due date was worked out; `plain` for the public, `line` with articles and names for the office. */
export interface DerivationStep {
  kind: string;
  line: string;
  plain: string;
}

interface DerivationProps {
  /** Null while there is no last day; then `still` says why. */
  dueOn: string | null;
  /** 「最迟」, 「最早」, 「最晚」 */
  label?: string;
  steps: DerivationStep[];
  /** 「还剩 6 个工作日。」 */
  standing?: string;
  audience: 'public' | 'staff';
  /** In the summary after 「怎样算得」, where a page has several: 「答复期限」. */
  of?: string;
  open?: boolean;
}

/** A due date, and behind it how it was worked out, line by line; what is uncertain stands outside, not behind the fold. */
export function Derivation({ dueOn, label = '最迟', steps, standing, audience, of, open }: DerivationProps) {
  const words = ({ line, plain }: DerivationStep) => (audience === 'staff' ? line : plain);
  const doubts = steps.filter(({ kind }) => kind === 'uncovered');
  const still = steps.find(({ kind }) => kind === 'still');
  return (
    <div class="derivation">
      <p class="derivation-due">
        {dueOn ? (
          <>
            {label} <Day on={dueOn} long />
          </>
        ) : (
          (still && words(still)) || '目前没有确定的最后一日。'
        )}
        {dueOn && standing && <span class="quiet"> {standing}</span>}
      </p>
      {doubts.map((doubt) => (
        <NoticeBox tone="warning" title={words(doubt)} />
      ))}
      <details class="fold" open={open || undefined}>
        <summary>怎样算得{of && `：${of}`}</summary>
        <ol class="derivation-steps">
          {steps.map((step) => (
            <li>{words(step)}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}

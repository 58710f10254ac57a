import { Tag } from '../../../ui/tag.tsx';
import { Day } from '../../../ui/when.tsx';
import { quiet } from '../rules/finding.ts';
import { verdicts, type Weighed } from '../rules/gate.ts';

/** The passage with what stands beside it; numbers in it are masked. */
export function Passage({ finding }: { finding: Weighed }) {
  if (finding.state === 'unchecked') return <>{finding.shown}</>;
  return (
    <>
      {quiet(finding.before)}
      <mark>{finding.shown}</mark>
      {quiet(finding.after)}
    </>
  );
}

/** What was said of it, by whom. */
export function Said({ finding }: { finding: Weighed }) {
  return (
    <>
      {finding.accepted.map((one) => (
        <p class="check-said">
          <Tag tone={one.verdict === 'false_alarm' ? 'plain' : 'info'}>{verdicts[one.verdict]}</Tag> {one.reason}（
          {one.personName}
          {one.asSecrecy && '，保密审查员'}，<Day on={dayOf(one.at)} />）
        </p>
      ))}
    </>
  );
}

const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

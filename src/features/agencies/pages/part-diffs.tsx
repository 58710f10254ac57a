import { compareTexts, differs } from '../../../core/publications/diff.ts';
import { Card } from '../../../ui/cards.tsx';
import { Diff } from '../../../ui/diff.tsx';
import { textOf } from '../rules/lines.ts';
import { emptyProfile, type Profile, partNames, parts } from '../rules/profile.ts';

/** Every part as one text, with what was added and removed since what is public; or only the parts that differ. */
export function PartDiffs(props: { before: Profile | null; after: Profile; onlyChanged?: boolean }) {
  const before = { ...emptyProfile(), ...props.before };
  const compared = partNames.map((part) => ({
    part,
    parts: compareTexts(textOf(part, before), textOf(part, props.after)),
  }));
  const shown = compared.filter((one) => !props.onlyChanged || differs(one.parts));
  if (shown.length === 0) return <p class="quiet">与已经公开的完全一样。</p>;
  return (
    <>
      {shown.map((one) => (
        <Card title={parts[one.part].words} level={3}>
          <Diff parts={one.parts} label={`${parts[one.part].words}的差别`} />
        </Card>
      ))}
    </>
  );
}

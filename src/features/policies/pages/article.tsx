import { dayOf } from '../../../platform/time.ts';
import { RelatedBlock, SideBlock } from '../../../ui/related.tsx';
import { Day } from '../../../ui/when.tsx';
import { type Outcome, outcomes } from '../rules/cleaning.ts';
import type { ChainLink } from '../rules/regulation.ts';
import { Chain } from './chain.tsx';

/** Beside a public policy: who speaks for it first, and which meeting considered it; the interpretations themselves stand above. */
export function PolicySide(props: {
  interpreter: { name: string; post: string } | null;
  meeting: { meetingOn: string; title: string } | null;
}) {
  const { interpreter, meeting } = props;
  if (!interpreter && !meeting) return null;
  return (
    <SideBlock title="带头解读">
      <dl>
        {interpreter && (
          <div>
            <dt>第一解读人</dt>
            <dd>
              {interpreter.name}　{interpreter.post}
            </dd>
          </div>
        )}
        {meeting && (
          <div>
            <dt>审议会议</dt>
            <dd>
              <Day on={meeting.meetingOn} long /> 政府常务会议：{meeting.title}
            </dd>
          </div>
        )}
      </dl>
    </SideBlock>
  );
}

/** Beside a public policy: the chain of replacements it stands in, and what rounds of cleaning concluded about it. */
export function RegulationSide(props: {
  chain: ChainLink[];
  conclusions: { round: string; outcome: Outcome; appliedAt: Date; announcement: string }[];
}) {
  const { chain, conclusions } = props;
  if (chain.length < 3 && conclusions.length === 0) return null;
  return (
    <>
      <Chain links={chain} />
      <RelatedBlock
        title="清理结论"
        items={conclusions.map(({ round, outcome, appliedAt, announcement }) => ({
          href: announcement,
          title: `${round}：${outcomes[outcome].words}`,
          on: dayOf(appliedAt),
        }))}
      />
    </>
  );
}

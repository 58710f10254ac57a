import { SideBlock } from '../../../ui/related.tsx';
import { Day } from '../../../ui/when.tsx';

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

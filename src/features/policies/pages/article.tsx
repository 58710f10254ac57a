import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Day } from '../../../ui/when.tsx';

/** Beside a public policy: who speaks for it first, and which meeting considered it; the interpretations themselves stand above. */
export function PolicySide(props: {
  interpreter: { name: string; post: string } | null;
  meeting: { meetingOn: string; title: string } | null;
}) {
  const { interpreter, meeting } = props;
  if (!interpreter && !meeting) return null;
  return (
    <Card title="带头解读">
      <Facts
        columns={1}
        items={[
          { label: '第一解读人', value: interpreter && `${interpreter.name}（${interpreter.post}）` },
          {
            label: '审议会议',
            value: meeting && (
              <>
                <Day on={meeting.meetingOn} long /> 政府常务会议：{meeting.title}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

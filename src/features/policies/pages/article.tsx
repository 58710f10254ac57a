import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Day } from '../../../ui/when.tsx';

/** Beside a public policy: who speaks for it first, in which forms it is interpreted, which meeting considered it. */
export function PolicySide(props: {
  interpreter: { name: string; post: string } | null;
  forms: string[];
  meeting: { meetingOn: string; title: string } | null;
}) {
  const { interpreter, forms, meeting } = props;
  if (!interpreter && forms.length === 0 && !meeting) return null;
  return (
    <Card title="政策解读" level={2}>
      <Facts
        columns={1}
        items={[
          { label: '第一解读人', value: interpreter && `${interpreter.name}（${interpreter.post}）` },
          { label: '解读形式', value: forms.join('、') },
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

import { Called } from '../../../ui/called.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicMeeting } from '../queries/live.ts';
import { guests, meetingKinds, type Topic } from '../rules/elements.ts';

type Titles = { path: string; title: string }[];

/** A meeting in the place of its text: when, who may sit in, and topic by topic the draft before it and the outcome after it. */
export function MeetingBody({ meeting, titles }: { meeting: PublicMeeting; titles: Titles }) {
  const { kind, place, seats, attended, contact, topics } = meeting.meeting;
  return (
    <div class="guide decisions">
      <Facts
        columns={1}
        items={[
          { label: '会议', value: meetingKinds[kind] },
          { label: '时间', value: <Day on={meeting.heldOn} long /> },
          { label: '地点', value: place },
          { label: '列席名额和报名方式', value: seats && <Called text={seats} /> },
          { label: '到会列席', value: attended },
          { label: '联系人', value: <Called text={contact} /> },
        ]}
      />
      {meeting.announcedOn >= meeting.heldOn && (
        <NoticeBox tone="warning" title="议题没有在会前公布">
          <p>
            这次会议的议题在 <Day on={meeting.announcedOn} long />
            公布。
          </p>
        </NoticeBox>
      )}
      {topics.map((topic, at) => (
        <TopicSection topic={topic} at={at} titles={titles} />
      ))}
    </div>
  );
}

function TopicSection({ topic, at, titles }: { topic: Topic; at: number; titles: Titles }) {
  return (
    <section aria-labelledby={`topic-${at + 1}`}>
      <h2 id={`topic-${at + 1}`}>
        议题 {at + 1}　{topic.title}
      </h2>
      <Facts
        columns={1}
        items={[
          { label: '草案', value: topic.draft && <Named path={topic.draft} titles={titles} /> },
          { label: '依据', value: topic.basis },
          { label: '邀请列席', value: topic.guests.map((guest) => guests[guest]).join('、') },
          { label: '不邀请列席的理由', value: topic.closedReason },
          { label: '会议结果', value: topic.outcome || '会后公布' },
          { label: '正式文件', value: topic.decided && <Named path={topic.decided} titles={titles} /> },
        ]}
      />
    </section>
  );
}

/** A page of this site by the title under which it is public now; what is not public any more is said so. */
function Named({ path, titles }: { path: string; titles: Titles }) {
  const found = titles.find((one) => one.path === path.replace(/[#?].*$/, ''));
  return found ? <a href={path}>{found.title}</a> : <span class="quiet">已不公开</span>;
}

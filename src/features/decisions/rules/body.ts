import { fact, heading, list, paragraph, table } from '../../../core/publications/set-body.ts';
import { formatDay } from '../../../platform/time.ts';
import {
  type Catalogue,
  classes,
  type Entry,
  guests,
  type Meeting,
  meetingKinds,
  steps,
  type Topic,
} from './elements.ts';
import { whenWords } from './when.ts';

const plannedWords = (when: string) => (when ? whenWords(when) : '待定');
export const stepWords = (entry: Pick<Entry, 'steps'>): string =>
  entry.steps.map((step) => steps[step]).join('、') || '—';

/** The catalogue as the text of its revision: what is reviewed, searched and compared is what the public reads. */
export function catalogueBody({ basis, contact, entries }: Catalogue): string {
  const rows = entries.map((entry) => [
    String(entry.number),
    entry.title + (entry.dropped ? '（不再列入）' : ''),
    entry.class && classes[entry.class],
    entry.unit,
    plannedWords(entry.draftOn),
    plannedWords(entry.decideOn),
    stepWords(entry),
    entry.note,
  ]);
  return [
    fact('目录的依据', basis),
    fact('联系人', contact),
    paragraph('草案公布和决定的时间是预计时间；有调整的，在说明中写明原因并重新公布。'),
    table(
      '重大行政决策事项',
      ['序号', '决策事项', '类别', '承办单位', '预计公布草案', '预计决定', '拟履行的程序', '说明'],
      rows,
    ),
  ].join('');
}

/** The meeting as the text of its revision. */
export const meetingBody = (meeting: Meeting): string =>
  [
    fact('会议', meetingKinds[meeting.kind]),
    fact('时间', formatDay(meeting.heldOn)),
    fact('地点', meeting.place),
    fact('列席', meeting.seats),
    fact('到会列席', meeting.attended),
    fact('联系人', meeting.contact),
    ...meeting.topics.flatMap(topicBody),
  ].join('');

const topicBody = (topic: Topic, at: number): string[] => [
  heading(`议题 ${at + 1}　${topic.title}`),
  fact('草案', topic.draft),
  fact('依据', topic.basis),
  topic.guests.length > 0 ? `${paragraph('邀请列席')}${list(topic.guests.map((guest) => guests[guest]))}` : '',
  fact('不邀请列席的理由', topic.closedReason),
  fact('会议结果', topic.outcome),
  fact('正式文件', topic.decided),
];

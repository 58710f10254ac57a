import type { Content } from '../../../core/publications/content.ts';
import { type Catalogue, catalogueOf, type Entry, type Meeting, meetingOf, type Topic } from './elements.ts';

/** What still keeps a catalogue from review, one sentence each under the field that mends it (条例第三条; standards §4.5). */
export function whyNotCatalogue({ basis, contact, entries }: Catalogue): Record<string, string> {
  const lacks: Record<string, string | false> = {
    basis: !basis && '请写明目录的依据，例如“经区委同意，区政府第 3 次常务会议通过”。',
    contact: !contact && '请填写联系人和电话。',
    [entryField(1, 'title')]: entries.length === 0 && '请至少列一个决策事项。',
  };
  const own = Object.entries(lacks).filter((entry): entry is [string, string] => entry[1] !== false);
  return { ...Object.fromEntries(own), ...Object.assign({}, ...entries.map(whyNotEntry)) };
}

export const entryField = (number: number, name: string): string => `e${number}_${name}`;
export const topicField = (at: number, name: string): string => `t${at + 1}_${name}`;

function whyNotEntry(entry: Entry): Record<string, string> {
  const wrong: [string, string | false][] = [
    ['class', !entry.class && `第 ${entry.number} 项请选择类别。`],
    ['unit', !entry.unit && `第 ${entry.number} 项请填写承办单位。`],
    ['decideOn', !entry.decideOn && `第 ${entry.number} 项请填写预计决定的时间，只知道年份的写年份。`],
    [
      'note',
      entry.dropped && entry.note.length < 5 && `第 ${entry.number} 项不再列入，请在说明里写明为什么，公众会看到。`,
    ],
  ];
  return Object.fromEntries(wrong.flatMap(([name, why]) => (why ? [[entryField(entry.number, name), why]] : [])));
}

/** Why a catalogue may not take the place of the one that is public: nothing announced goes silently, nothing is moved without a word. */
export function whyNotReplace(before: Catalogue, after: Catalogue): string | null {
  if (before.year !== after.year) return `这份目录是 ${before.year} 年的，年份不能改；另一年的请另建一份。`;
  for (const was of before.entries) {
    const is = after.entries.find(({ number }) => number === was.number);
    if (!is) return `第 ${was.number} 项“${was.title}”已经公布，不能删去。不再做的，请勾选“不再列入”并写明为什么。`;
    const moved = is.draftOn !== was.draftOn || is.decideOn !== was.decideOn;
    if (moved && (is.note.length < 5 || is.note === was.note))
      return `第 ${was.number} 项“${was.title}”调整了时间，请在说明里写明为什么（至少五个字）。`;
  }
  return null;
}

/** What still keeps a meeting from review (standards §4.3). */
export function whyNotMeeting({ heldOn, contact, topics }: Meeting): Record<string, string> {
  const lacks: [string, string | false][] = [
    ['heldOn', !heldOn && '请填写开会日期。'],
    ['contact', !contact && '请填写联系人和电话，想列席的人要能联系。'],
    [topicField(0, 'title'), topics.length === 0 && '请至少列一个议题。涉密的议题不列。'],
  ];
  const own = lacks.filter((entry): entry is [string, string] => entry[1] !== false);
  return { ...Object.fromEntries(own), ...Object.assign({}, ...topics.map(whyNotTopic)) };
}

function whyNotTopic(topic: Topic, at: number): Record<string, string> {
  const which = `议题 ${at + 1} `;
  const wrong: [string, string | false][] = [
    ['basis', !topic.basis && !topic.draft && `${which}请写明草案的网址或依据，会前要公布草案和依据。`],
    [
      'closedReason',
      topic.guests.length === 0 &&
        topic.closedReason.length < 5 &&
        `${which}不邀请列席的，请写明理由（至少五个字），理由会公开。`,
    ],
  ];
  return Object.fromEntries(wrong.flatMap(([name, why]) => (why ? [[topicField(at, name), why]] : [])));
}

/** The same for a text of either kind on its way to review. */
export function whyNotSubmitDecision(content: Content): Record<string, string> {
  const [catalogue, meeting] = [catalogueOf(content), meetingOf(content)];
  if (catalogue) return whyNotCatalogue(catalogue);
  return meeting ? whyNotMeeting(meeting) : {};
}

/** Why a meeting may not be published so: an outcome before the day would be no outcome, and topics stay as they were announced. */
export function whyNotAnnounce(before: Meeting | null, after: Meeting, today: string): string | null {
  const told = after.topics.some(({ outcome, decided }) => outcome !== '' || decided !== '') || after.attended !== '';
  if (told && after.heldOn > today) return `会议在 ${after.heldOn} 召开，会前不能公布会议结果。`;
  if (!before) return null;
  if (before.heldOn <= today && before.heldOn !== after.heldOn) return '会议已经开过，日期不能再改。';
  const gone = before.topics.find(({ title }) => !after.topics.some((topic) => topic.title === title));
  if (gone && before.heldOn <= today) return `议题“${gone.title}”会前已经公布，请保留；没有讨论的，在会议结果里写明。`;
  return null;
}

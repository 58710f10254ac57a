import type { Content } from '../../../core/publications/content.ts';
import { whyNotDays } from './days.ts';
import { type HearingRecord, type Notice, noticeOf, recordOf } from './elements.ts';

const said = (lacks: Record<string, string | false>): Record<string, string> =>
  Object.fromEntries(Object.entries(lacks).filter((entry): entry is [string, string] => entry[1] !== false));

/** What still keeps a notice from review (条例第十六条; standards §4.5): draft, time, place and how participants are found. */
export const whyNotNotice = (notice: Notice, today: string, papersDays: number): Record<string, string> => ({
  ...said({
    subject: !notice.subject && '请填写事项名称。',
    reason: notice.reason.length < 5 && '请写明为什么举行（至少五个字）。',
    draft: !notice.draft && '请填写草案的网址，参加人要能先看到草案。',
    place: !notice.place && '请填写地点。',
    conditions: notice.conditions.length < 5 && '请写明谁可以报名、按什么确定参加人（至少五个字）。',
    contact: !notice.contact && '请填写联系人和电话。',
  }),
  ...whyNotDays(notice, today, papersDays),
});

/** What still keeps a record from review: everybody who took part signed it, or it says why not. */
export const whyNotRecord = ({
  host,
  present,
  said: words,
  signed,
  unsignedReason,
}: HearingRecord): Record<string, string> =>
  said({
    host: !host && '请填写主持人的职务。',
    present: present < 1 && '请填写到会的参加人数。',
    said: words.length < 10 && '请写明各方的意见和理由。',
    signed: signed > present && `签名的有 ${signed} 人，多于到会的 ${present} 人，请核对。`,
    unsignedReason: signed < present && unsignedReason.length < 5 && '有参加人没有签名的，请写明原因（至少五个字）。',
  });

/** The same for a text of this room on its way to review; a list has been drawn from the register and lacks nothing. */
export function whyNotSubmitHearing(content: Content, today: string, papersDays: number): Record<string, string> {
  const [notice, record] = [noticeOf(content), recordOf(content)];
  if (notice) return whyNotNotice(notice, today, papersDays);
  return record ? whyNotRecord(record) : {};
}

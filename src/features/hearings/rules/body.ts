import { fact, heading, paragraph, table } from '../../../core/publications/set-body.ts';
import { formatDay } from '../../../platform/time.ts';
import { forms, type HearingRecord, methods, type Notice, type ParticipantList } from './elements.ts';

/** How applications become public, said before anybody applies. */
export const rulesOfPublication =
  '参加人名单只公布报名编号和姓氏，单位公布全称。未成年人的姓名、联系方式和报名理由一律不公开。';

/** A notice as the text of its revision: what is reviewed, searched and compared is what the public reads. */
export const noticeBody = (notice: Notice): string =>
  [
    fact('形式', forms[notice.form]),
    fact('事项', notice.subject),
    fact('为什么举行', notice.reason),
    fact('草案', notice.draft),
    fact('时间', notice.heldOn && `${formatDay(notice.heldOn)} ${notice.heldAt}`),
    fact('地点', notice.place),
    fact('参加人名额', `${notice.seats} 名`),
    fact('报名条件和确定办法', notice.conditions),
    fact('确定方式', methods[notice.method]),
    fact('报名截止', notice.applyUntil && `${formatDay(notice.applyUntil)} 24 时（北京时间）`),
    fact('联系人', notice.contact),
    paragraph(rulesOfPublication),
  ].join('');

export const listBody = ({ subject, heldOn, method, draw, applied, people }: ParticipantList): string =>
  [
    fact('事项', subject),
    fact('举行日期', formatDay(heldOn)),
    fact('报名', `${applied} 份`),
    fact('确定方式', methods[method] + (draw ? `，抽签编号 ${draw}` : '')),
    people.length > 0
      ? table(
          '参加人名单',
          ['报名编号', '参加人'],
          people.map(({ number, name }) => [number, name]),
        )
      : paragraph('没有人报名，也没有确定参加人。'),
  ].join('');

export const recordBody = (record: HearingRecord): string =>
  [
    fact('事项', record.subject),
    fact('举行日期', formatDay(record.heldOn)),
    fact('主持人', record.host),
    fact('到会', `${record.present} 人，未到 ${record.absent} 人`),
    heading('各方的意见和理由'),
    ...record.said.split('\n').filter(Boolean).map(paragraph),
    heading('签名'),
    fact('签名', `${record.signed} 人`),
    fact('没有签名的原因', record.unsignedReason),
  ].join('');

import { choice, day, form, longText, type Typed, telephone, text, tick, whole } from '../../../platform/form.ts';
import { forms, type HearingRecord, type Method, methods, type Notice } from './elements.ts';

/** How much may come from one address block within an hour. */
export const mostAnHour = 30;
export const tooMany = '从您这里报名的次数太多，这一份没有收下。请过一小时再报名，或者打联系电话报名。';

/** 「TZ-0000123」: the number on the receipt; the list of participants says it. */
export const numberOf = (id: number): string => `TZ-${String(id).padStart(7, '0')}`;
export const idOf = (number: string): number => Number(number.replace(/^TZ-0*/, ''));

const title = text('标题', { required: '请填写标题，草稿也要有标题才能保存。', max: 200 });
const own = {
  max: 300,
  pattern: /^\/[\x21-\x7e]*$/,
  wrong: '请填本网站的网址，从“/”开始，例如 /consultations/202609/abcd1234efgh.html。',
};

export const noticeForm = form({
  title,
  form: choice('形式', Object.keys(forms) as Notice['form'][], { required: true }),
  subject: text('事项', { max: 200 }),
  reason: longText('为什么举行', { max: 1000 }),
  draft: text('草案的网址', own),
  heldOn: day('举行日期'),
  heldAt: text('时间', { max: 5, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, wrong: '时间请写成“09:00”的样子。' }),
  place: text('地点', { max: 200 }),
  seats: whole('名额', { required: '请填写名额。', min: 1, max: 500 }),
  conditions: longText('报名条件和确定办法', { max: 2000 }),
  method: choice('确定方式', Object.keys(methods) as Method[], { required: true }),
  applyUntil: day('报名截止'),
  contact: text('联系人和电话', { max: 200 }),
});

/** The form of a notice: what it says, or a sentence beside each field that is wrong. */
export function readNotice(
  typed: Typed,
): { ok: true; title: string; notice: Notice } | { ok: false; errors: Record<string, string> } {
  const read = noticeForm.read(typed);
  if (!read.ok) return read;
  const { title: words, form: kind, method, heldOn, heldAt, applyUntil, seats, ...rest } = read.values;
  const notice: Notice = {
    ...{ ...rest, type: 'notice', form: kind as Notice['form'], method: method as Method, seats: seats! },
    ...{ heldOn: heldOn ?? '', heldAt: heldAt || '09:00', applyUntil: applyUntil ?? '' },
  };
  return { ok: true, title: words, notice };
}

export const recordForm = form({
  title,
  host: text('主持人', { max: 100 }),
  present: whole('到会人数', { max: 5000 }),
  absent: whole('未到人数', { max: 5000 }),
  said: longText('各方的意见和理由', { max: 50_000 }),
  signed: whole('签名人数', { max: 5000 }),
  unsignedReason: text('没有签名的原因', { max: 500 }),
});

export function readRecord(
  typed: Typed,
  { subject, heldOn }: Pick<HearingRecord, 'subject' | 'heldOn'>,
): { ok: true; title: string; record: HearingRecord } | { ok: false; errors: Record<string, string> } {
  const read = recordForm.read(typed);
  if (!read.ok) return read;
  const { title: words, present, absent, signed, ...rest } = read.values;
  const counts = { present: present ?? 0, absent: absent ?? 0, signed: signed ?? 0 };
  return { ok: true, title: words, record: { ...rest, ...counts, type: 'record', subject, heldOn } };
}

const mail = /^[^\s@<>,;"'\\()]+@[^\s@<>,;"'\\()]+\.[^\s@<>,;"'\\()]+$/;

/** What somebody says who wants to take part. */
export const applicationForm = form(
  {
    kind: choice('身份', ['person', 'organisation'] as const, { required: '请选择您以个人还是单位的名义报名。' }),
    minor: tick('我未满 18 周岁'),
    name: text('姓名或单位名称', { required: '请填写姓名或单位名称，入场时核对。', max: 60 }),
    phone: telephone('电话'),
    email: text('邮箱', { max: 200, pattern: mail, wrong: '邮箱的写法不对，请写成“name@example.com”的样子。' }),
    stake: longText('与事项的关系和主要观点', { required: '请写明您与这件事的关系和主要观点。', max: 500 }),
  },
  ({ phone, email }) => (phone || email ? {} : { phone: '电话和邮箱至少填一项，确定参加以后要能通知到您。' }),
);

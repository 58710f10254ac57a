import { day, type Form, form, longText, type Typed, text, tick } from '../../../platform/form.ts';
import { clausesOf, draftOf } from './clauses.ts';
import { type Call, type Channel, channelNames, emptyCall, type Way } from './elements.ts';

export const wayNames = channelNames.filter((name) => name !== 'web');
export const wayField = (channel: Channel): string => `way_${channel}`;

const fields = {
  title: text('公告标题', { required: '请填写公告标题，草稿也要有标题才能保存。', max: 200 }),
  subject: text('草案名称', { max: 200 }),
  draft: longText('草案全文', { max: 200_000 }),
  explanation: longText('起草说明', { max: 20_000 }),
  basis: longText('决策依据', { max: 5000 }),
  questions: longText('重点听取意见的问题', { max: 3000 }),
  contact: text('联系人和电话', { max: 200 }),
  opensOn: day('开始日期'),
  closesOn: day('截止日期'),
  shortReason: text('少于 30 日的理由', { max: 500 }),
  namedReason: text('须署名的理由', { max: 300 }),
  invitedNamed: tick('公布受邀单位的名称'),
};
const ways = Object.fromEntries(wayNames.map((name) => [wayField(name), text('提意见的方式', { max: 300 })]));

interface ReadCall {
  title: string;
  call: Call;
}

/** The form of a call: what it says, or a sentence beside each field that is wrong. */
export function readCall(typed: Typed): { ok: true; values: ReadCall } | { ok: false; errors: Record<string, string> } {
  const [main, other] = [form(fields).read(typed), (form(ways) as Form<Record<string, string>>).read(typed)];
  if (!main.ok || !other.ok) return { ok: false, errors: { ...main.errors, ...other.errors } };
  const { title, draft, basis, questions, opensOn, closesOn, ...words } = main.values;
  const call: Call = {
    ...emptyCall,
    ...words,
    clauses: clausesOf(draft),
    basis: lines(basis),
    questions: lines(questions),
    opensOn: opensOn ?? '',
    closesOn: closesOn ?? '',
    ways: wayNames.flatMap((channel): Way[] => {
      const detail = other.values[wayField(channel)] ?? '';
      return detail ? [{ channel, detail }] : [];
    }),
  };
  return { ok: true, values: { title, call } };
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The form's fields as they show a stored call. */
export function typedOf(title: string, call: Call): Typed {
  const { subject, explanation, contact, opensOn, closesOn, shortReason, namedReason } = call;
  return {
    ...{ title, subject, explanation, contact, opensOn, closesOn, shortReason, namedReason },
    draft: draftOf(call.clauses),
    invitedNamed: call.invitedNamed ? 'on' : '',
    basis: call.basis.join('\n'),
    questions: call.questions.join('\n'),
    ...Object.fromEntries(call.ways.map(({ channel, detail }) => [wayField(channel), detail])),
  };
}

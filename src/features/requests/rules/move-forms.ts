import type { Form } from '../../../platform/form.ts';
import { choice, day, form, longText, rowId, text, whole } from '../../../platform/form.ts';
import { wayNames } from '../rules.ts';
import { groundNames } from './clock.ts';
import type { Move } from './flow.ts';
import { replyOutcomes } from './outcomes.ts';

/** What a move's form said; words are kept sealed, the rest stands in the event. */
export type Told = Record<string, unknown>;

const words = (label: string, required: string) => longText(label, { required, max: 5000 });
const none: Form<Told> = form({}) as Form<Told>;
const when = day('日期');

/** The form of each move; an empty day is today. */
export const moveForms: Record<Move, Form<Told>> = {
  acknowledge: none,
  confirm: form({
    on: when,
    words: text('确认的方式', { required: '请写明怎样与申请人确认的，例如“电话确认”。', max: 200 }),
  }) as Form<Told>,
  transfer: form({
    unit: rowId('移送给', { required: '请选择移送给哪个单位。' }),
    words: words('移送的理由', '请写明移送的理由。'),
  }) as Form<Told>,
  register: form({ subject: text('摘要', { required: '请写一句摘要，不写个人信息。', max: 100 }) }) as Form<Told>,
  split: form({ words: words('拆分后的各项', '请每行写一项，至少两项。') }) as Form<Told>,
  askCorrection: form({ words: words('需要补正的事项', '请一次写明需要补正的全部事项。') }) as Form<Told>,
  correct: form({ on: when, words: words('补正的内容', '请写明补正的内容。') }) as Form<Told>,
  lapse: form({ servedOn: day('告知书送达日期') }) as Form<Told>,
  askReason: form({ words: words('要求说明的事项', '请写明为什么认为申请数量、频次明显超过合理范围。') }) as Form<Told>,
  explain: form({ on: when, words: words('理由', '请写明理由。') }) as Form<Told>,
  noticeFee: form({
    method: choice('计收方式', ['cases', 'pages'] as const, { required: true }),
    pages: whole('页数', { min: 1, max: 100_000 }),
    words: words('收费的理由', '请写明为什么属于明显超过合理范围。'),
  }) as Form<Told>,
  pay: form({ on: when }) as Form<Told>,
  consult: form({
    ground: choice('征求谁的意见', groundNames, { required: true }),
    party: text('对方的名称', { required: '请填写对方的姓名或者名称。', max: 100 }),
    servedOn: day('送达日期'),
    words: words('征求意见的内容', '请写明要征求意见的信息和问题。'),
  }) as Form<Told>,
  serve: form({ n: whole('征求意见', { required: true, min: 1, max: 99 }), on: when }) as Form<Told>,
  hear: form({
    n: whole('征求意见', { required: true, min: 1, max: 99 }),
    opinion: choice('意见', ['agree', 'disagree', 'silent'] as const, { required: true }),
    on: when,
    words: longText('意见的内容', { max: 5000 }),
  }) as Form<Told>,
  extend: form({
    days: whole('延长的工作日', { required: '请填写延长多少个工作日，最多 20 个。', min: 1, max: 20 }),
    words: words('延期的理由', '请写明延期的理由，要告知申请人。'),
  }) as Form<Told>,
  delay: form({
    until: day('延迟到', { required: '请填写延迟到哪一天答复。' }),
    words: words('延迟的理由', '请写明理由，要告知申请人。'),
  }) as Form<Told>,
  search: form({ words: words('检索记录', '请写明在哪里、用什么方法检索，结果是什么。') }) as Form<Told>,
  draft: form({
    outcome: choice('处理决定', replyOutcomes, { required: true }),
    words: words('答复的内容', '请写明提供的信息，或者理由和依据。'),
  }) as Form<Told>,
  passLaw: form({ words: words('法制审核意见', '请写明法制审核意见。') }) as Form<Told>,
  passSecrecy: form({ words: words('保密审查意见', '请写明保密审查意见。') }) as Form<Told>,
  sendBack: form({ words: words('退回的意见', '退回要写明需要修改什么。') }) as Form<Told>,
  sign: form({ words: longText('签发意见', { max: 2000 }) }) as Form<Told>,
  deliver: form({ on: when, way: choice('送达方式', wayNames, { required: true }) }) as Form<Told>,
  withdraw: form({ words: longText('撤回的原因', { max: 2000 }) }) as Form<Told>,
  archive: form({ place: text('归档号', { max: 60 }) }) as Form<Told>,
  suggest: form({ words: words('建议的理由', '请写明为什么建议主动公开。') }) as Form<Told>,
  weigh: form({
    adopted: choice('审核结论', ['yes', 'no'] as const, { required: true }),
    words: words('理由', '请写明理由，要告知申请人。'),
  }) as Form<Told>,
};

import { addWorkingDays, type Calendar } from '../../core/calendar/rules.ts';
import { interpretationForms } from '../../core/publications/content-form.ts';
import { choice, choices, day, form, longText, rowId, text, tick } from '../../platform/form.ts';

export type InterpretationForm = (typeof interpretationForms)[number];

/** Forms that answer a topic of the 常务会议 (article 二). */
export const briefings: InterpretationForm[] = ['新闻发布会', '政策吹风会'];

/** The two requirements this room puts in the way, by their names in publications.requirement. */
export const needs = { interpretation: 'interprets', briefing: 'briefing' } as const;

export const needWords = {
  interpretation:
    '这份文件标明需要解读：请与解读材料一并送审、同时发布，或由签发人签署免予解读的豁免（理由向公众显示）。',
  briefing:
    '这是政府常务会议的公开议题：请附新闻发布会或政策吹风会的解读一并发布，或由签发人签署豁免（理由向公众显示）。',
};

/** 解读材料随后发布的，最迟在文件公布后三个工作日内（国办发〔2016〕80号）。 */
export const laterDays = 3;

/** The last day for what follows a policy, from the local day of its publication. */
export const laterDue = (calendar: Calendar, publishedOn: string): string =>
  addWorkingDays(calendar, publishedOn, laterDays).on;

const duties = {
  needsInterpretation: choice('是否需要解读', ['yes', 'no'], { required: '请选择这份文件是否需要解读。' }),
  reason: longText('不需要解读的理由', { max: 300 }),
  later: choices('随后发布的解读形式', interpretationForms),
  isTopic: tick('常务会议公开议题'),
  meetingOn: day('会议日期'),
  topic: text('议题名称', { max: 200 }),
  interpreterName: text('第一解读人', { max: 40 }),
  interpreterPost: text('职务', { max: 60 }),
};

interface Duties {
  needsInterpretation: string;
  reason: string;
  isTopic: boolean;
  meetingOn: string | null;
  topic: string;
  interpreterName: string;
  interpreterPost: string;
}

/** What the duties of a policy lack, one sentence a field. */
export function whyNotDuties(values: Duties): Record<string, string | null> {
  const { needsInterpretation, reason, isTopic, meetingOn, topic, interpreterName, interpreterPost } = values;
  return {
    reason: needsInterpretation === 'no' && reason.length < 2 ? '不需要解读的，请写明理由。' : null,
    meetingOn: isTopic && !meetingOn ? '请填写常务会议的日期。' : null,
    topic: isTopic && topic.length < 2 ? '请填写议题名称。' : null,
    interpreterName:
      needsInterpretation === 'yes' && interpreterName.length < 2
        ? '请填写第一解读人：部门主要负责人要带头解读政策（工作安排第（二）条）。'
        : null,
    interpreterPost: interpreterName && interpreterPost.length < 2 ? '请填写第一解读人的职务。' : null,
  };
}

export const dutiesForm = form(duties, whyNotDuties);

const plan = {
  plan: longText('解读提纲', { max: 4000 }),
  planForm: text('解读形式', { max: 200 }),
  planChannel: text('解读渠道', { max: 200 }),
  planTime: text('解读时间', { max: 200 }),
};

export const policyForm = form(
  {
    kind: text('种类', { required: '请选择文件种类。' }),
    unit: rowId('起草单位', { required: '请选择起草单位。' }),
    title: text('标题', { required: '请填写标题，以后可以再改。', max: 200 }),
    ...duties,
    ...plan,
  },
  (values) => ({
    ...whyNotDuties(values),
    plan: values.needsInterpretation === 'yes' && !values.plan ? '请写解读提纲：解读方案与文件一并审签。' : null,
  }),
);

/** Forms that are worth what the person is worth who speaks. */
const spoken = ['负责人解读', '专家解读'];

export const interpretationForm = form(
  {
    title: text('解读标题', { required: '请填写解读的标题。', max: 200 }),
    form: choice('解读形式', interpretationForms, { required: '请选择解读形式。' }),
    interpreter: text('解读人', { max: 100 }),
  },
  ({ form: chosen, interpreter }) => ({
    interpreter: spoken.includes(chosen) && interpreter.length < 2 ? `${chosen}请写明解读人的姓名和职务。` : null,
  }),
);

export type InterpretationState = 'none' | 'not-needed' | 'missing' | 'drafting' | 'published' | 'waived';

export const interpretationStates: Record<InterpretationState, string> = {
  none: '尚未明确是否解读',
  'not-needed': '无需解读',
  missing: '缺解读',
  drafting: '解读起草、审查中',
  published: '已解读',
  waived: '已豁免',
};

/** How a policy stands with its interpretation. */
export function stateOf(facts: {
  needs: boolean | null;
  waived: boolean;
  drafted: number;
  published: number;
}): InterpretationState {
  if (facts.published > 0) return 'published';
  if (facts.waived) return 'waived';
  if (facts.drafted > 0) return 'drafting';
  if (facts.needs === null) return 'none';
  return facts.needs ? 'missing' : 'not-needed';
}

/** Why a bundle may not go to review as it is, or null. */
export function whyNotBundle(facts: {
  needsInterpretation: boolean;
  waived: boolean;
  interpretations: number;
  published: number;
}): string | null {
  const { needsInterpretation, waived, interpretations, published } = facts;
  if (needsInterpretation && !waived && interpretations === 0 && published === 0) return needWords.interpretation;
  return null;
}

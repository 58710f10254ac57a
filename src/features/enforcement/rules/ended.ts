import { addWorkingDays, type Calendar } from '../../../core/calendar/rules.ts';
import { choice, day, form, longText, text, whole } from '../../../platform/form.ts';
import { addMonths, formatDay } from '../../../platform/time.ts';
import { withdrawDays } from './clock.ts';
import { kinds, kindWords, natural } from './decision.ts';
import { said, type Values } from './elements.ts';

/** What became of a decision (行政处罚法第四十八条). */
export const overturnings = {
  changed: '被变更',
  revoked: '被撤销',
  unlawful: '被确认违法',
  void: '被确认无效',
} as const;
export type Overturning = keyof typeof overturnings;
const overturningNames = Object.keys(overturnings) as Overturning[];

export interface Overturned {
  kind: Overturning;
  overturnedOn: string;
  organ: string;
  paper: string;
  explanation: string;
}

export const overturnForm = form({
  kind: choice('原决定的结果', overturningNames, { required: '请选择原决定怎样了。' }),
  overturnedOn: day('变更、撤销、确认的日期', { required: true }),
  organ: text('作出变更、撤销、确认的机关', { required: true, min: 2, max: 100 }),
  paper: text('文书号', { max: 100 }),
  explanation: longText('向公众说明的理由', { required: '请写明理由，撤下的页面上会向公众显示。', min: 5, max: 400 }),
});

/** The last day on which what was overturned is withdrawn in time. */
export const withdrawBy = (calendar: Calendar, overturnedOn: string): string =>
  addWorkingDays(calendar, overturnedOn, withdrawDays).on;

/** What the public reads where the decision stood. */
export const publicReason = ({ kind, overturnedOn, organ, paper, explanation }: Overturned): string =>
  `${formatDay(overturnedOn)}，这份行政执法决定由${organ}${paper ? `以${paper}` : ''}作出决定而${overturnings[kind]}。${explanation}`;

/** How long a decision stays public; `kind` '' stands for every kind without a term of its own, `months` null for ever. */
export interface Term {
  kind: string;
  isNatural: boolean;
  months: number | null;
}

export const termForm = form({
  kind: choice('执法类别', ['', ...kinds]),
  person: choice('相对人', ['natural', 'other'] as const, { required: '请选择相对人。' }),
  months: whole('公示几个月', { min: 1, max: 1200 }),
  basis: text('依据', { required: '请写明依据，例如本地的规定。', min: 2, max: 300 }),
});

export const termWords = ({ kind, isNatural, months }: Term): string =>
  `${kind ? `${kindWords(kind)}决定` : '没有单独规定的各类决定'}，相对人是${isNatural ? '自然人' : '组织或者个体工商户'}的，${months === null ? '一直公示' : `自决定之日起公示 ${months} 个月`}`;

/** The last day of publicity: what the decision itself says, or the term of its kind and party; null when it stays. */
export function publicUntil(values: Values, terms: Term[]): string | null {
  const own = said(values, 'publicUntil');
  if (own) return own;
  const isNatural = said(values, 'partyKind') === natural;
  const term =
    terms.find((one) => one.kind === said(values, 'kind') && one.isNatural === isNatural) ??
    terms.find((one) => one.kind === '' && one.isNatural === isNatural);
  return term?.months ? addMonths(said(values, 'decidedOn'), term.months) : null;
}

/** The last day of publicity of what is public and past it; null of everything else. */
export function overSince(
  { shape, path, values }: { shape: string; path: string | null; values: Values },
  terms: Term[],
  today: string,
): string | null {
  const until = shape === 'decision' && path ? publicUntil(values, terms) : null;
  return until !== null && until < today ? until : null;
}

/** Why this person may not agree to a term that somebody proposed. */
export const whyNotAgree = (proposedBy: number | null, person: number): string | null =>
  proposedBy === person ? '这项期限是您提出的，须由另一个人同意。' : null;

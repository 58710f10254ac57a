import { dueOf } from '../../../core/calendar/rules/due.ts';
import type { PeriodEvent, PeriodRule } from '../../../core/calendar/rules/period.ts';
import { findPeriod, periods as statutory } from '../../../core/calendar/rules/periods.ts';
import type { Calendar } from '../../../core/calendar/rules.ts';
import { addMonths, daysBetween } from '../../../platform/time.ts';
import type { Category } from './regulation.ts';

/** What may be due about a regulation. */
export const warningKinds = {
  entry: '登记台账',
  filing: '报送备案',
  cleaning: '文件清理',
  evaluation: '有效期评估',
  expiry: '有效期届满',
} as const;
export type WarningKind = keyof typeof warningKinds;
export const warningNames = Object.keys(warningKinds) as WarningKind[];

export interface Warning {
  kind: WarningKind;
  dueOn: string;
  state: 'normal' | 'soon' | 'late';
  /** Calendar days left; negative when late. */
  days: number;
}

/** Time limits, office data: provinces and cities differ (§4.6). */
export interface Periods {
  /** Until when what was published on a day is filed: the period `regulation_filing` of the calendar, and nothing of this room's. */
  filingOn(publishedOn: string): string;
  /** 清理 every so many years (省政府令237号: two). */
  cleaningYears: number;
  /** 评估 so many months before the term is over. */
  evaluationMonths: number;
  /** Shown and put on the desk so many days before something is due. */
  soonDays: number;
}

const usual = { cleaningYears: 2, evaluationMonths: 6, soonDays: 30 };

/** 报送备案 as the clock of the house counts it. */
export const filingBy =
  (calendar: Calendar, rules: readonly PeriodRule[]) =>
  (publishedOn: string): string => {
    const rule = findPeriod(rules, 'regulation_filing', publishedOn)!;
    return dueOf(calendar, rule, [{ kind: rule.start, on: publishedOn } as PeriodEvent], publishedOn).dueOn!;
  };

/** As the law has them, in a year whose holidays nobody entered. */
export const usualPeriods: Periods = { ...usual, filingOn: filingBy({ years: new Set(), days: new Map() }, statutory) };

/** The periods of the setting `regulations`; what it does not say, or says wrongly, is as usual. */
export function periodsOf(setting: unknown, filingOn: Periods['filingOn']): Periods {
  const said = (typeof setting === 'object' && setting !== null ? setting : {}) as Record<string, unknown>;
  const number = (name: keyof typeof usual) => {
    const value = said[name];
    return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) < 4000
      ? (value as number)
      : usual[name];
  };
  return {
    filingOn,
    cleaningYears: number('cleaningYears'),
    evaluationMonths: number('evaluationMonths'),
    soonDays: number('soonDays'),
  };
}

/** What the warnings are worked out from. */
export interface Facts {
  category: Category;
  /** Whether the ledger's own fields were ever filled in. */
  entered: boolean;
  live: boolean;
  inForce: boolean;
  publishedOn: string | null;
  /** Migrated from an older site: its filing is not this platform's to demand. */
  migrated: boolean;
  effectiveOn: string | null;
  validUntil: string | null;
  filed: boolean;
  evaluatedOn: string | null;
  cleanedOn: string | null;
}

/** Everything that is due, or will be soon, most urgent first; nothing of what does not hold any more. */
export function warningsOf(facts: Facts, periods: Periods, today: string): Warning[] {
  if (!facts.inForce) return [];
  const due = [entryDue, filingDue, cleaningDue, evaluationDue, expiryDue].flatMap((one) => one(facts, periods) ?? []);
  return due
    .map(({ kind, dueOn }) => ({ kind, dueOn, ...standingOf(dueOn, today, periods) }))
    .filter((warning) => warning.state !== 'normal' || warning.kind === 'filing')
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

function standingOf(dueOn: string, today: string, { soonDays }: Periods): Pick<Warning, 'state' | 'days'> {
  const days = daysBetween(today, dueOn);
  return { state: days < 0 ? 'late' : days <= soonDays ? 'soon' : 'normal', days };
}

interface Due {
  kind: WarningKind;
  dueOn: string;
}

/** 底数清晰: what went out stands in the ledger before it must be filed. */
const entryDue = ({ entered, publishedOn }: Facts, { filingOn }: Periods): Due | null =>
  entered || !publishedOn ? null : { kind: 'entry', dueOn: filingOn(publishedOn) };

const filingDue = ({ category, live, filed, migrated, publishedOn }: Facts, { filingOn }: Periods): Due | null =>
  category === 'other' || !live || filed || migrated || !publishedOn
    ? null
    : { kind: 'filing', dueOn: filingOn(publishedOn) };

/** 清理每两年一次, from the day it came into force or was looked at last; a round is about what is public. */
function cleaningDue(
  { category, live, effectiveOn, publishedOn, cleanedOn }: Facts,
  { cleaningYears }: Periods,
): Due | null {
  const from = cleanedOn ?? effectiveOn ?? publishedOn;
  if (category === 'other' || !live || !from) return null;
  return { kind: 'cleaning', dueOn: addMonths(from, 12 * cleaningYears) };
}

/** 评估: once within twice that time before the end. */
function evaluationDue({ validUntil, evaluatedOn }: Facts, { evaluationMonths }: Periods): Due | null {
  if (!validUntil) return null;
  if (evaluatedOn && evaluatedOn >= addMonths(validUntil, -2 * evaluationMonths)) return null;
  return { kind: 'evaluation', dueOn: addMonths(validUntil, -evaluationMonths) };
}

const expiryDue = ({ validUntil }: Facts): Due | null => (validUntil ? { kind: 'expiry', dueOn: validUntil } : null);

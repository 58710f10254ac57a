import { addDays, daysBetween } from '../../../platform/time.ts';
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
  /** 备案 within so many days of publication (省政府令149号: fifteen). */
  filingDays: number;
  /** 清理 every so many years (省政府令237号: two). */
  cleaningYears: number;
  /** 评估 so many months before the term is over. */
  evaluationMonths: number;
  /** Shown and put on the desk so many days before something is due. */
  soonDays: number;
}

export const usualPeriods: Periods = { filingDays: 15, cleaningYears: 2, evaluationMonths: 6, soonDays: 30 };

/** The periods of the setting `regulations`; what it does not say, or says wrongly, is as usual. */
export function periodsOf(setting: unknown): Periods {
  const said = (typeof setting === 'object' && setting !== null ? setting : {}) as Record<string, unknown>;
  const number = (name: keyof Periods) => {
    const value = said[name];
    return Number.isSafeInteger(value) && (value as number) > 0 && (value as number) < 4000
      ? (value as number)
      : usualPeriods[name];
  };
  return {
    filingDays: number('filingDays'),
    cleaningYears: number('cleaningYears'),
    evaluationMonths: number('evaluationMonths'),
    soonDays: number('soonDays'),
  };
}

/** The same day some months on; the last of the month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
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
const entryDue = ({ entered, publishedOn }: Facts, { filingDays }: Periods): Due | null =>
  entered || !publishedOn ? null : { kind: 'entry', dueOn: addDays(publishedOn, filingDays) };

const filingDue = ({ category, live, filed, migrated, publishedOn }: Facts, { filingDays }: Periods): Due | null =>
  category === 'other' || !live || filed || migrated || !publishedOn
    ? null
    : { kind: 'filing', dueOn: addDays(publishedOn, filingDays) };

/** 清理每两年一次, from the day it came into force or was looked at last. */
function cleaningDue({ category, effectiveOn, publishedOn, cleanedOn }: Facts, { cleaningYears }: Periods): Due | null {
  const from = cleanedOn ?? effectiveOn ?? publishedOn;
  if (category === 'other' || !from) return null;
  return { kind: 'cleaning', dueOn: addMonths(from, 12 * cleaningYears) };
}

/** 评估: once within twice that time before the end. */
function evaluationDue({ validUntil, evaluatedOn }: Facts, { evaluationMonths }: Periods): Due | null {
  if (!validUntil) return null;
  if (evaluatedOn && evaluatedOn >= addMonths(validUntil, -2 * evaluationMonths)) return null;
  return { kind: 'evaluation', dueOn: addMonths(validUntil, -evaluationMonths) };
}

const expiryDue = ({ validUntil }: Facts): Due | null => (validUntil ? { kind: 'expiry', dueOn: validUntil } : null);

import { createHash } from 'node:crypto';
import type { Caller, Staff } from '../caller.ts';
import { type CheckName, type Level, reaches } from '../checks/rules/catalogue.ts';
import { canonical } from '../ledger/canonical.ts';

export const decisions = {
  agreed: '已同意公开',
  refused: '未同意',
  taken_back: '已由提出人收回',
  ended: '公开后已撤下',
} as const;
export type Decision = keyof typeof decisions;

/** What one person agrees to: kind, name and every word, under one hash. */
export const hashOf = (kind: string, subject: string, content: unknown): string =>
  createHash('sha256').update('PROPOSAL1\n').update(canonical({ kind, subject, content })).digest('hex');

export const sameContent = (one: unknown, other: unknown): boolean => canonical({ one }) === canonical({ one: other });

/** What the checks of every text find in a proposal. */
export interface Noticed {
  check: CheckName;
  words: string;
  level: Level;
  shown: string;
}

const told = (noticed: Noticed[]) => noticed.map(({ words, shown }) => `${words}“${shown}”`).join('；');

/** What must be mended, or answered for with a reason; null when nothing is. */
export function whatWantsAnswer(noticed: Noticed[]): string | null {
  const open = noticed.filter(({ level }) => reaches(level, 'accept'));
  return open.length > 0 ? `检查发现：${told(open)}。请修改；确需公开的，写明理由。` : null;
}

/** Why something cannot be proposed now, or null. */
export function whyNotPropose(facts: {
  words: string;
  waiting: boolean;
  changed: boolean;
  noticed: Noticed[];
  answer: string;
}): string | null {
  const { words, waiting, changed, noticed, answer } = facts;
  if (waiting) return `“${words}”已经有一份在等待同意。要再修改，请先收回它。`;
  if (!changed) return '与已经公开的完全一样，没有可以提出的修改。';
  const blocked = noticed.filter(({ level }) => level === 'block');
  if (blocked.length > 0) return `有不能公开的内容，请修改：${told(blocked)}。`;
  const wanted = whatWantsAnswer(noticed);
  return wanted && answer.trim().length < 2 ? wanted : null;
}

export const whyNotSubject = (subject: string): string | null =>
  /^[a-z][a-z0-9-]{1,40}$/.test(subject)
    ? null
    : '网址里的名字只用小写字母、数字和连字符，以字母开头，例如 school-2026。';

/**
 * Whom somebody represents when agreeing (null: themself), or null when they do not: the secrecy officer of the government's
 * office, which is in charge of openness (条例第三条). The words are the office's, whichever room shows them.
 */
export function agreeingSeat(caller: Caller, office: number | null): { instead: number | null } | null {
  if (caller.kind !== 'staff') return null;
  const fitting = (caller as Staff).grants.filter((grant) => grant.role === 'secrecy' && grant.unit === office);
  if (fitting.length === 0) return null;
  return { instead: fitting.some((grant) => !grant.instead) ? null : (fitting[0]!.instead ?? null) };
}

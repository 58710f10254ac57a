import { type CheckName, factsOf, type Level, type Levels, reaches } from './catalogue.ts';
import type { Finding } from './finding.ts';

/** What somebody said of one passage, by name. */
export interface Acceptance {
  fingerprint: string;
  verdict: 'needed' | 'false_alarm';
  reason: string;
  person: number;
  personName: string;
  /** Said as the secrecy officer of the unit. */
  asSecrecy: boolean;
  at: Date;
}

export const verdicts = { needed: '确需公开', false_alarm: '误报，不是问题' } as const;

/** A finding with its fingerprint, and what was said of it. */
export interface Weighed extends Finding {
  fingerprint: string;
  level: Level;
  accepted: Acceptance[];
  /** Where it stands in a table: 「表格第 3 行」. */
  row?: string;
}

/** A telephone that nobody registered stops nothing, and somebody should look whose it is. */
export const isNobodys = ({ check, registered }: Pick<Finding, 'check' | 'registered'>): boolean =>
  check === 'landline' && !registered;

/** At which step is asked: submission wants one name, secrecy review and publication want the secrecy officer's too. */
export type Stage = 'submit' | 'secrecy' | 'issue';

/** What the level of a check asks of a text that does not become public: only marks of secrecy, which have no business here at all. */
export const levelFor = (check: CheckName, levels: Levels, open: boolean): Level =>
  open || check === 'secret_mark' || !reaches(levels[check], 'hint') ? levels[check] : 'hint';

/** Whether a finding still stands in the way at a stage; `authors` wrote or sent the text. */
export function isOpen({ level, accepted }: Weighed, stage: Stage, authors: number[]): boolean {
  if (!reaches(level, 'accept')) return false;
  if (level === 'block') return true;
  if (accepted.length === 0) return true;
  return level === 'secrecy' && stage !== 'submit' && !isSecondPair(accepted, authors);
}

/** Four eyes: a secrecy officer who did not write the text, and somebody else (P5). */
function isSecondPair(accepted: Acceptance[], authors: number[]): boolean {
  const officers = accepted.filter(({ asSecrecy, person }) => asSecrecy && !authors.includes(person));
  return officers.some((officer) => accepted.some(({ person }) => person !== officer.person));
}

/** Whether this person can still say something that helps: first word, second pair of eyes, or the other of the two. */
export function awaits(finding: Weighed, who: { person: number; officer: boolean }, authors: number[]): boolean {
  if (finding.level === 'block' || !isOpen(finding, 'issue', authors)) return false;
  const mine = finding.accepted.filter(({ person }) => person === who.person);
  return mine.length === 0 || (who.officer && !mine.some(({ asSecrecy }) => asSecrecy));
}

/** 「手机号码 2 处、错别字 1 处」 */
export function countWords(findings: Pick<Finding, 'check' | 'state'>[]): string {
  const counts = new Map<string, number>();
  for (const { check, state } of findings) {
    const name = state === 'unchecked' ? `未检查（${factsOf(check).words}）` : factsOf(check).words;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name} ${count} 处`).join('、');
}

const means: Record<Stage, string> = {
  submit: '请修改，或者在文件的“系统检查”里逐条说明之后再送审。',
  secrecy: '请在“系统检查”里逐条核对：确需公开的写明理由接受，其余退回修改。',
  issue: '请退回修改，或者在“系统检查”里逐条说明之后再发布。',
};

/** Why a text may not go on, as a sentence, or null. */
export function whyNotGo(
  title: string,
  findings: Weighed[],
  { stage, authors }: { stage: Stage; authors: number[] },
): string | null {
  const open = findings.filter((finding) => isOpen(finding, stage, authors));
  if (open.length === 0) return null;
  const blocked = open.filter(({ level }) => level === 'block');
  if (blocked.length > 0) return `“${title}”里有不能公开的内容：${countWords(blocked)}。须修改之后才能继续。`;
  const second = stage !== 'submit' && open.every(({ accepted }) => accepted.length > 0);
  const what = second
    ? '还须起草人以外的保密审查员接受'
    : stage === 'issue'
      ? '按最新的词表检查，还没有处理'
      : '系统检查还没有处理';
  return `“${title}”${what}：${countWords(open)}。${means[stage]}`;
}

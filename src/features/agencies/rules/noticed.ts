import { type CheckName, type Level, reaches } from '../../../core/checks/rules/catalogue.ts';

/** What the checks of every publication find in a profile (core/checks), with its place in words. */
export interface Noticed {
  check: CheckName;
  words: string;
  level: Level;
  place: string;
  shown: string;
}

/** What wants an answer by name, and what cannot go out at all. */
export const weighty = (noticed: Noticed[]) => noticed.filter(({ level }) => reaches(level, 'accept'));

const told = (noticed: Noticed[]) =>
  noticed.map(({ place, words, shown }) => `${place}：${words}“${shown}”`).join('；');

/** Why a profile with these findings cannot go out, or null. */
export function whyNotNoticed(noticed: Noticed[]): string | null {
  const blocked = noticed.filter(({ level }) => level === 'block');
  return blocked.length > 0 ? `有不能公开的内容，请修改：${told(blocked)}。` : null;
}

/** What must be mended, or answered for with a reason; null when nothing is. */
export function whatWantsAnswer(noticed: Noticed[]): string | null {
  const open = weighty(noticed);
  return open.length > 0 ? `检查发现：${told(open)}。请修改；确需公开的，写明理由。` : null;
}

import { type Channel, channels } from '../../../core/calendar/rules/receipt.ts';
import { addDays, isDay } from '../../../platform/time.ts';
import { type Kind, kinds } from '../rules.ts';
import { type Outcome, outcomeNames, outcomes } from './outcomes.ts';
import { resultRows } from './report.ts';

/** Without numbering, brackets, signs and blanks: 「（四）无法提供 1.本机关不掌握」 and 「本机关不掌握」 meet. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([一二三四五六七八九十]\)|\d+[.、]|\(区分处理[^)]*\)/g, '')
    .replace(/[\s:;,。、“”"()]/g, '');

/** Of decisions that count in one row of the yearly report, the plain one. */
const usual: Partial<Record<string, Outcome>> = { disclosed: 'provided', none_held: 'not_held', other_rest: 'other' };

const outcomeWords: Map<string, Outcome> = (() => {
  const found = new Map<string, Outcome>();
  for (const { row, group, words } of resultRows) {
    const name = usual[row] ?? outcomeNames.find((one) => outcomes[one].row === row)!;
    if (words && words !== '3.其他') found.set(bare(words), name);
    found.set(bare(group + words), name);
  }
  for (const name of outcomeNames) found.set(bare(outcomes[name].words), name);
  return found;
})();

/** 处理决定 by the words of this register or of the yearly report; a group alone (「不予公开」) says too little. */
export const outcomeOf = (text: string): Outcome | null => outcomeWords.get(bare(text)) ?? null;

const kindWords = new Map<string, Kind>([
  ...Object.entries(kinds).map(([name, words]): [string, Kind] => [words, name as Kind]),
  ['自然人', 'person'],
  ['个人', 'person'],
  ['其他', 'other'],
]);
export const kindOf = (text: string): Kind | null => kindWords.get(text) ?? null;

const channelWords = new Map<string, Channel>([
  ...Object.entries(channels).map(([name, { words }]): [string, Channel] => [words, name as Channel]),
  ['当面', 'in_person'],
  ['邮寄', 'signed_mail'],
  ['信函', 'signed_mail'],
  ['网上', 'internet'],
  ['网络', 'internet'],
  ['口头', 'spoken'],
]);
export const channelOf = (text: string): Channel | null => channelWords.get(text) ?? null;

/** A day as offices write it, or as a spreadsheet stores it (days since 1899-12-30); null for what is none. */
export function dayIn(text: string): string | null {
  if (/^[3-7]\d{4}(\.0+)?$/.test(text)) return addDays('1899-12-30', Math.floor(Number(text)));
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?$/.exec(text) ?? [];
  if (!year) return null;
  const on = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isDay(on) ? on : null;
}

import { Automaton, longest } from './automaton.ts';
import type { Hit } from './finding.ts';

const grades = ['绝密', '机密', '秘密'];
const inner = ['内部资料', '内部文件', '内部材料', '内部刊物'];
const kept = ['注意保存', '不得外传', '请勿外传', '严禁外传', '妥善保管', '不得公开', '请勿公开'];
const alone = ['仅供内部参考', '仅供内部使用', '仅供领导参阅', '此件不得公开', '此件不得外传'];
/** What stands at the foot of official documents; in a text that is to be public it is a contradiction. */
const closed = ['此件不公开', '此件不予公开', '此件依申请公开', '此件不对外公开', '此件不公开发布'];

const finder = new Automaton([...grades, ...inner, ...alone, ...closed]);

/** Marks of secrecy (「机密★10年」, a grade alone on its line), marks of internal papers, and 「此件不公开」 in a text that is to be public. */
export function findMarks(text: string, open: boolean): Hit[] {
  return longest(finder.find(text)).flatMap(({ from, to }): Hit[] => {
    const word = text.slice(from, to);
    const end = closed.includes(word) && !open ? null : endOf(text, { word, from, to });
    if (end === null) return [];
    const value = text.slice(from, end).replaceAll(' ', '');
    return [{ check: 'secret_mark', value, shown: value, from, to: end, advice: adviceFor(word) }];
  });
}

function endOf(text: string, { word, from, to }: { word: string; from: number; to: number }): number | null {
  const after = text.slice(to, to + 12);
  if (grades.includes(word)) {
    const star = /^ {0,2}[★☆]/.exec(after);
    if (star) return to + star[0].length;
    const line = /^ {0,2}(?:\d{1,2} ?年|长期)? {0,2}(?:\n|$)/.test(after);
    return line && /(?:^|\n) {0,4}$/.test(text.slice(Math.max(0, from - 5), from)) ? to : null;
  }
  if (!inner.includes(word)) return to;
  const found = kept.find((words) => after.replace(/^[ ,，、.。:：]{1,2}/, '').startsWith(words));
  return found ? to + after.indexOf(found) + found.length : null;
}

const adviceFor = (word: string) =>
  closed.includes(word)
    ? '文中写明不予公开，公开属性却是主动公开'
    : '涉密和内部文件不得在互联网上处理和公开，请立即交保密审查员核对';

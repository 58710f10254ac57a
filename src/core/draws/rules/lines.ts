import { type Algorithm, algorithms, idPattern, limits, type Members } from './pool.ts';

/** What is wrong, in which line (counted from 1); line 0 is the text as a whole. */
export interface Problem {
  line: number;
  words: string;
}

/** The groups in the order in which they stand in a pool. */
export const groups = ['stratum', 'target', 'inspector', 'exclude', 'conflict'] as const;
export type Group = (typeof groups)[number];

const shapes: Record<Group, string> = {
  stratum: 'stratum 层代码 比例（万分之几） 最少个数',
  target: 'target 编号 层代码 权重',
  inspector: 'inspector 编号 单位代码',
  exclude: 'exclude 对象编号 原因代码',
  conflict: 'conflict 对象编号 人员编号 原因代码',
};

/** Reads member lines one by one; each mistake is a sentence, and whatever is right is kept. */
export class MemberReader {
  readonly members: Members = { strata: [], targets: [], inspectors: [], exclusions: [], conflicts: [] };
  readonly problems: Problem[] = [];
  private readonly seen = new Map<string, number>();
  private readonly later: (() => void)[] = [];

  /** One line that begins with the name of its group; the words stand apart by single spaces. */
  read(text: string, line: number): void {
    const [group, ...words] = text.split(' ') as [Group, ...string[]];
    const wrong = whyNotWords(group, words);
    if (wrong) this.refuse(line, wrong);
    else this[group](words, line);
  }

  /** After the last line: whatever refers to something must find it. */
  end(): void {
    for (const check of this.later) check();
    this.problems.sort((a, b) => a.line - b.line);
  }

  private refuse(line: number, words: string): void {
    this.problems.push({ line, words });
  }

  /** Answers false when the same thing stood there before. */
  private first(key: string, what: string, line: number): boolean {
    const before = this.seen.get(key);
    if (before === undefined) this.seen.set(key, line);
    else this.refuse(line, `${what}与第 ${before} 行重复，请删去一行。`);
    return before === undefined;
  }

  private whole(word: string, what: string, [least, most]: [number, number], line: number): number | null {
    const number = wholeNumber(word);
    if (number !== null && number >= least && number <= most) return number;
    this.refuse(line, `${what}应是 ${least} 到 ${most} 的整数（半角，前面不加 0），现在是“${word.slice(0, 20)}”。`);
    return null;
  }

  private must(key: string, words: string, line: number): void {
    if (this.seen.has(key)) return; // nothing is kept for 200,000 lines that are in order
    this.later.push(() => {
      if (!this.seen.has(key)) this.refuse(line, words);
    });
  }

  private stratum([code, rate, min]: string[], line: number): void {
    const share = this.whole(rate!, '比例', [0, limits.rate], line);
    const least = this.whole(min!, '最少个数', [0, limits.min], line);
    if (share === null || least === null || !this.first(`stratum ${code}`, `层 ${code} `, line)) return;
    this.members.strata.push({ code: code!, rate: share, min: least });
  }

  private target([id, stratum, typed]: string[], line: number): void {
    const weight = this.whole(typed!, '权重', [1, limits.weight], line);
    this.must(`stratum ${stratum}`, `没有定义层 ${stratum}，请先写它的 stratum 行。`, line);
    if (weight === null || !this.first(`target ${id}`, `对象编号 ${id} `, line)) return;
    this.members.targets.push({ id: id!, stratum: stratum!, weight });
  }

  private inspector([id, unit]: string[], line: number): void {
    if (this.first(`inspector ${id}`, `人员编号 ${id} `, line)) this.members.inspectors.push({ id: id!, unit: unit! });
  }

  private exclude([target, reason]: string[], line: number): void {
    this.must(`target ${target}`, `名单里没有对象 ${target}，不能排除。`, line);
    if (this.first(`exclude ${target}`, `对 ${target} 的排除`, line))
      this.members.exclusions.push({ target: target!, reason: reason! });
  }

  private conflict([target, inspector, reason]: string[], line: number): void {
    this.must(`target ${target}`, `名单里没有对象 ${target}，不能登记回避。`, line);
    this.must(`inspector ${inspector}`, `名单里没有人员 ${inspector}，不能登记回避。`, line);
    if (this.first(`conflict ${target} ${inspector}`, '这一回避', line))
      this.members.conflicts.push({ target: target!, inspector: inspector!, reason: reason! });
  }
}

/** Which words of a line are numbers; all others are ids. */
const numbers: Partial<Record<Group, number[]>> = { stratum: [1, 2], target: [2] };

function whyNotWords(group: Group, words: string[]): string | null {
  if (words.length !== shapes[group].split(' ').length - 1) return `应写成“${shapes[group]}”，各项之间一个空格。`;
  const strange = words.find((word, index) => !numbers[group]?.includes(index) && !idPattern.test(word));
  if (strange === undefined) return null;
  return `“${strange.slice(0, 70)}”不能作编号：只能用半角字母、数字和 . _ -，最多 64 个。`;
}

/** A whole number as ZXDRAW-1 writes it: half-width digits, no sign, no leading zero; null for anything else. */
export const wholeNumber = (word: string): number | null => (/^(0|[1-9]\d{0,8})$/.test(word) ? Number(word) : null);

export const isAlgorithm = (word: string): word is Algorithm => Object.hasOwn(algorithms, word);

import type { Rhythm } from '../../../core/feature.ts';

export const rhythmWords: Record<Rhythm, string> = {
  continuous: '实时更新',
  daily: '每日更新',
  weekly: '每周更新',
  monthly: '每月更新',
  quarterly: '每季度更新',
  annual: '每年更新',
  irregular: '不定期更新',
};

const said: [RegExp, Rhythm][] = [
  [/实时/, 'continuous'],
  [/每(个)?(工作)?[日天]/, 'daily'],
  [/每(周|星期)/, 'weekly'],
  [/每(个)?月/, 'monthly'],
  [/每(个)?季/, 'quarterly'],
  [/每年|年度/, 'annual'],
];

/** The rhythm that a column's update rule names; 「及时更新」 names none. */
export const rhythmOf = (rule: string): Rhythm => said.find(([words]) => words.test(rule))?.[1] ?? 'irregular';

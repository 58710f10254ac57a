import { dayPatterns, type Pattern, patternOf } from './pattern.ts';
import { bulletins } from './words/bulletins.ts';
import { choices } from './words/choices.ts';
import { consultations } from './words/consultations.ts';
import { decisions } from './words/decisions.ts';
import { draws } from './words/draws.ts';
import { enforcement } from './words/enforcement.ts';
import { frame } from './words/frame.ts';
import { hearings } from './words/hearings.ts';
import { inspections } from './words/inspections.ts';
import { ledger } from './words/ledger.ts';
import { plans } from './words/plans.ts';
import { requests } from './words/requests.ts';
import { search } from './words/search.ts';
import { services } from './words/services.ts';
import { subscriptions } from './words/subscriptions.ts';
import { texts } from './words/texts.ts';
import { unitNames } from './words/unit-names.ts';
import { units } from './words/units.ts';

/** Words of the interface on public pages. Texts are not among them: they are translated by people. */
export const lines = [
  frame,
  texts,
  search,
  units,
  unitNames,
  services,
  choices,
  subscriptions,
  plans,
  ledger,
  draws,
  requests,
  consultations,
  decisions,
  hearings,
  enforcement,
  bulletins,
  inspections,
]
  .flatMap((table) => table.trim().split('\n'))
  .map((line) => ({ chinese: line.slice(0, line.indexOf('=')), english: line.slice(line.indexOf('=') + 1) }));

const hasParts = /\{[a-z]\}/;

/** 中文 → English. */
export const words: Map<string, string> = new Map(
  lines.filter(({ chinese }) => !hasParts.test(chinese)).map(({ chinese, english }) => [chinese, english]),
);

/** Labels that stand before what they name, in one piece of text: 「来源：区政府办公室」. */
const labels = [
  '主办单位',
  '承办单位',
  '地址',
  '联系电话',
  '电子邮箱',
  '政府网站标识码',
  '发布时间',
  '来源',
  '责任编辑',
  '原发布日期（迁移）',
  '发布单位',
  '责任单位',
  '年份',
  '单位',
  '主题',
].map((label) => patternOf(`${label}：{a}`, `${words.get(label)}: {a}`));

/** Sentences with figures or names in them, the more particular first. */
export const patterns: Pattern[] = [
  ...dayPatterns,
  ...labels,
  ...lines
    .filter(({ chinese }) => hasParts.test(chinese))
    .sort((a, b) => b.chinese.length - a.chinese.length)
    .map(({ chinese, english }) => patternOf(chinese, english)),
];

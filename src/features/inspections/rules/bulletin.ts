import { periodIn } from '../../../core/bulletins/rules/days.ts';
import { fieldOf } from '../../../core/bulletins/rules/fields.ts';
import { hasInspectors, placesIn, type Target, tally } from '../../../core/bulletins/rules/objects.ts';
import type { Reading } from '../../../core/bulletins/rules/read.ts';
import type { BulletinShape, ShownTable } from '../../../core/bulletins/rules/shapes.ts';
import { formatDay } from '../../../platform/time.ts';
import { room } from './plan.ts';

const isAbout = ({ title, paragraphs }: Reading): boolean =>
  /双随机|随机抽查|抽查|检查/.test(title) || /双随机|随机抽查/.test(paragraphs.join('').slice(0, 2000));

const inAttachment = ({ attachments }: Reading, what: string): string => {
  const gone = attachments.filter(({ given }) => !given).map(({ name }) => `“${name}”`);
  return gone.length > 0
    ? `${what}只在附件中，附件没有提供：请找到${gone.join('、')}，把里面的表粘贴进全文再读；找不到的，公开时会写明附件没有随迁。`
    : `没有读到${what}，请核对全文是不是完整。`;
};

/** 随机抽查计划: what was to be looked at, as the office wrote it then; the plan may be in a file that is gone. */
export const planBulletin: BulletinShape = {
  room,
  name: 'plan',
  words: '随机抽查计划',
  kinds: 'plan$',
  fits: (reading) =>
    isAbout(reading) && /计划|方案|安排/.test(reading.title) && !/结果|情况/.test(reading.title) ? 3 : 0,
  facts: () => [],
  table: (reading) => (reading.table ? shown('抽查计划', reading) : null),
  gaps: (reading) => [
    ...(reading.table ? [] : [inAttachment(reading, '计划内容')]),
    ...(/结果/.test(reading.column) ? ['原来放在“抽查结果”栏目，这里归为抽查计划。'] : []),
  ],
  stops: () => [],
  values: ({ table, deadlines }) => ({ inBody: table !== null, deadlines: deadlines.map(({ on }) => on) }),
};

/** 随机抽查结果: who was looked at and what was found. */
export const resultBulletin: BulletinShape = {
  room,
  name: 'result',
  words: '随机抽查结果',
  kinds: 'result$',
  fits: (reading) => {
    if (!isAbout(reading)) return 0;
    if (/结果|情况/.test(reading.title)) return 3;
    return reading.targets.some(({ outcome }) => outcome !== '') || fieldOf(reading.fields, '检查结果', '抽查结果')
      ? 2
      : 0;
  },
  facts: (reading) => [
    ['检查时间', reading.inspectedOn ? formatDay(reading.inspectedOn) : ''],
    ['检查事项', fieldOf(reading.fields, '检查事项', '抽查事项', '检查项目', '抽查项目')],
    ['检查内容', fieldOf(reading.fields, '检查内容', '抽查内容')],
    ['检查对象', countWords(reading)],
    ['检查对象类别', tallyWords(reading.targets.map(({ from }) => from))],
    ['检查人员', reading.inspectors === null ? '' : `${reading.inspectors} 名`],
    ['检查结果', tallyWords(reading.targets.map(({ outcome }) => outcome)) || reading.outcome],
    ['处理意见', fieldOf(reading.fields, '处理意见', '处理结果', '整改情况')],
  ],
  table: (reading) => (reading.table ? shown('检查结果', reading) : named(reading)),
  gaps: gapsOf,
  stops: () => [],
  values: (reading) => ({
    inBody: reading.targets.length > 0,
    names: reading.targets.map(({ name }) => name),
    count: countOf(reading),
    inspectors: reading.inspectors,
    inspectedOn: reading.inspectedOn,
    outcomes: Object.fromEntries(outcomesOf(reading)),
    classes: Object.fromEntries(tally(reading.targets.map(({ from }) => from))),
  }),
};

const countOf = ({ targets, counted }: Reading): number | null => targets.length || (counted?.count ?? null);
const countWords = ({ targets, counted }: Reading): string =>
  targets.length > 0 ? `${targets.length} 个` : counted ? `${counted.count} ${counted.unit}` : '';
const tallyWords = (words: string[]): string =>
  tally(words)
    .slice(0, 12)
    .map(([word, count]) => `${word} ${count}`)
    .join('，');

/** One word for all when only the whole is told. */
const outcomesOf = ({ targets, outcome }: Reading): [string, number][] => {
  const told = tally(targets.map((target) => target.outcome));
  return told.length > 0 || outcome === '' ? told : [[outcome, Math.max(1, targets.length)]];
};

/** The table as it stood, without the columns of those who inspected. */
function shown(caption: string, { table }: Reading): ShownTable {
  const { heads, rows } = table!;
  const kept = heads.flatMap((head, at) => (hasInspectors([head]) ? [] : [at]));
  return { caption, heads: kept.map((at) => heads[at]!), rows: rows.map((row) => kept.map((at) => row[at] ?? '')) };
}

/** Objects of a form or of prose, each with what was found of all. */
function named({ targets, outcome }: Reading): ShownTable | null {
  if (targets.length === 0) return null;
  const hasAddress = targets.some(({ address }) => address !== '');
  return {
    caption: '检查结果',
    heads: ['序号', '检查对象', ...(hasAddress ? ['地址'] : []), '检查结果'],
    rows: targets.map((target, at) => [
      String(at + 1),
      target.name,
      ...(hasAddress ? [target.address] : []),
      target.outcome || outcome || '没有写明',
    ]),
  };
}

function gapsOf(reading: Reading): string[] {
  const { table, targets, counted, inspectors, inspectedOn, outcome, attachments, period } = reading;
  const gaps: string[] = [];
  if (table && placesIn(table.heads).name === undefined)
    gaps.push(`表里认不出哪一列是检查对象（表头：${table.heads.join('、')}），请把那一列的表头改为“检查对象”。`);
  else if (targets.length === 0) gaps.push(inAttachment(reading, '结果'));
  if (counted && targets.length > 0 && counted.count !== targets.length)
    gaps.push(`正文说有 ${counted.count} ${counted.unit}，读到 ${targets.length} 个检查对象，请核对。`);
  gaps.push(...withoutOutcome(targets, outcome));
  if (inspectors !== null && inspectors < 2) gaps.push('检查人员少于 2 名：执法检查不得少于两人，请核对。');
  if (targets.length > 0 && !inspectedOn && !targets.some(({ on }) => on !== '')) gaps.push('没有写明检查时间。');
  for (const { name } of attachments) {
    const other = periodIn(name);
    if (other && period && other !== period) gaps.push(`附件“${name}”写的是${other}，标题写的是${period}，请核对。`);
  }
  return gaps;
}

function withoutOutcome(targets: Target[], outcome: string): string[] {
  const lacking = targets.filter((target) => target.outcome === '');
  if (lacking.length === 0 || outcome !== '') return [];
  if (lacking.length === targets.length) return ['没有读到检查结果，请核对全文。'];
  return lacking.slice(0, 10).map(({ name }) => `“${name}”没有检查结果。`);
}

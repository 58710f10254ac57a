import { formatDay } from '../../../platform/time.ts';
import { dueLines } from './days.ts';
import { coveredBefore } from './mask.ts';
import type { Reading } from './read.ts';
import type { BulletinShape } from './shapes.ts';

/** What a clerk is told of a notice that was read. */
export interface Look {
  facts: [string, string][];
  /** What is missing or does not fit; drafting goes on. */
  gaps: string[];
  /** What of the text was not understood, by its line. */
  unread: string[];
  /** Why it cannot be drafted. */
  stops: string[];
}

const since = '1995-01-01';

export function lookAt(
  reading: Reading,
  shape: BulletinShape | null,
  told: { text: string; covered: number; today: string },
): Look {
  return {
    facts: [...common(reading), ...(shape?.facts(reading) ?? [])].filter(([, value]) => value !== ''),
    gaps: [...lacking(reading), ...personal(reading, told), ...(shape?.gaps(reading) ?? [])],
    unread: reading.problems.map(({ line, sentence }) => `第 ${line} 行：${sentence}`),
    stops: [...stopping(reading, shape, told.today), ...(shape?.stops(reading, told.today) ?? [])],
  };
}

/** What every notice is asked for, as it is shown before review and in public. */
export function common({ organ, issuedOn, period, basis, deadlines, attachments }: Reading): [string, string][] {
  return [
    ['发布单位', organ],
    ['成文日期', issuedOn ? formatDay(issuedOn) : ''],
    ['所属时段', period],
    ['依据', basis.map(({ title, number }) => `《${title}》${number && `（${number}）`}`).join('；')],
    ['时限', dueLines(deadlines).join('\n')],
    ['附件', attachments.map(({ name, given }) => `${name}${given ? '（内容在正文中）' : '（没有随迁）'}`).join('；')],
  ];
}

function lacking({ title, organ, issuedOn, address }: Reading): string[] {
  const gap = /第(?=季度|批次?|号|期)/.exec(title);
  const what = gap && /^(?:季度|批次?|号|期)/.exec(title.slice(gap.index + 1))?.[0];
  return [
    ...(what
      ? [`标题缺少${what === '号' ? '文号数' : `${what}数`}：标题里的“第${what}”没有写明是第几，请查明后改正标题。`]
      : []),
    ...(organ ? [] : ['没有读到发布单位，请填写。']),
    ...(issuedOn ? [] : ['没有读到成文日期（落款），查得到的请填写。']),
    ...(address ? [] : ['没有旧网址：公布后，旧网址的访问不会转到新的页面。']),
  ];
}

/** Names and numbers are covered before anybody reviews it; what was covered before is left so. */
function personal({ namesInspectors }: Reading, { text, covered }: { text: string; covered: number }): string[] {
  if (covered > 0) return [`检查人员、联系人的姓名和持证编号、身份证号等 ${covered} 处已隐去，未隐去的原文没有保存。`];
  if (namesInspectors || coveredBefore(text) > 0)
    return ['检查人员、联系人的姓名和持证编号或身份证号已经隐去，公开时不列出。'];
  return [];
}

function stopping(
  { title, publishedOn, paragraphs, table }: Reading,
  shape: BulletinShape | null,
  today: string,
): string[] {
  const stops: string[] = [];
  if (!shape) stops.push('看不出这是哪一类公示，请选择类别；都不是的，请在“文件”中起草。');
  if (title.length < 4) stops.push('没有读到标题，请填写标题。');
  if (title.length > 200) stops.push('标题超过 200 个字，请核对。');
  if (!publishedOn) stops.push('没有读到原发布日期，请查明后填写；以往的公示不能当作今天发布的信息。');
  else if (publishedOn < since || publishedOn > today) stops.push(`原发布日期 ${publishedOn} 不可信，请查明后改正。`);
  if (paragraphs.length === 0 && !table) stops.push('没有读到正文，请把公示的全文粘贴进来。');
  return stops;
}

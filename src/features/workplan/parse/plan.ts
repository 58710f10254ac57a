import { readCellLines } from './cell-lines.ts';
import { findLostHeaders } from './columns.ts';
import { draftsOf, type Ruling } from './drafts.ts';
import { readFlattened } from './flattened.ts';
import { readGlobalDeadlines } from './global-deadlines.ts';
import { readHead } from './head.ts';
import { type Line, readLines, skipHeader } from './lines.ts';
import { findGoverningRule } from './notes.ts';
import { findTasks, grow } from './outline.ts';
import { divide } from './parts.ts';
import { readTables } from './tables.ts';
import { buildTask, type Draft } from './tasks.ts';
import type { Plan } from './types.ts';
import { firstLeads } from './unit-lists.ts';

/** 2 MB of text is some seven hundred thousand characters of Chinese; no plan comes near it. */
export const longestPlan = 2_000_000;
const mostLines = 20_000;
const tooManyLines = `文本超过${mostLines / 10_000}万段，没有读取；请只导入工作安排正文`;
const mostTasks = 2000;
const mostWarnings = 200;

/** Reads a work plan. What it cannot tell it leaves empty and says so in `warnings`; `year` helps where the text names none. */
export function parsePlan(text: string, hints: { year?: number } = {}): Plan {
  if (text.length > longestPlan) return empty(`文本超过${longestPlan / 10_000}万字符，没有读取；请只导入工作安排正文`);
  const from = skipHeader(text);
  if (text.slice(from).trim() === '') return empty('文本是空的，请检查文件内容');
  if (text.split('\n', mostLines + 1).length > mostLines) return empty(tooManyLines);
  const lost = findLostHeaders(text, from).filter((header) => !/[|\t]/.test(text.slice(header.from, header.to)));
  const flattened = lost[0]?.cellPerLine
    ? readCellLines(text, lost[0])
    : lost.length > 0
      ? readFlattened(text, lost)
      : { drafts: [], warnings: [] };
  const flat = flattened.drafts.length > 0;
  const lines = readLines(flat ? text.slice(0, lost[0]!.from) : text, from);
  if (lines.length > mostLines) return empty(tooManyLines);
  const table = readTables(lines);
  const parts = divide(lines, table.used);
  const outline = findTasks(grow(parts.body));
  const ruling: Ruling = { inForce: governedFromTheStart(parts.head, parts.closing, lines) };
  const numbered = outline.tasks.flatMap((task) => draftsOf(task, ruling));
  const noted = numbered.some((draft) => draft.lines.some((line) => line.phrases.length > 0));
  const tabular = [...table.drafts, ...flattened.drafts].map((draft) => (ruling.inForce ? firstLeadsIn(draft) : draft));
  const head = readHead(parts.head, parts.closing);
  const cover = coverOnly(lines, { noted, tabular: tabular.length, title: head.title });
  const drafts = tabular.length > 0 ? [...(noted ? numbered : []), ...tabular] : cover ? [] : numbered;
  const year = hints.year ?? head.year;
  const lineAt = lineCounter(text);
  const built = drafts.slice(0, mostTasks).map((draft) => buildTask(draft, year, lineAt));
  const general = readGlobalDeadlines(
    [...parts.head, ...parts.closing, ...(cover ? parts.body : [])].map((line) => line.text),
    year,
  );
  const { year: _, warnings, ...facts } = head;
  const said = [
    ...warnings,
    ...general.problems,
    ...table.warnings,
    ...flattened.warnings,
    ...outlineWarnings(
      parts.body,
      outline.skipped.map((node) => node.line),
    ),
    ...(cover ? ['正文没有任务：任务在附件中，请导入附件'] : []),
    ...(tabular.length > 0 && !noted && numbered.length > 0
      ? ['正文和表格都有编号；任务取自表格，正文各条没有作为任务']
      : []),
    ...(drafts.length > mostTasks ? [`任务超过${mostTasks}项，只读取了前${mostTasks}项`] : []),
    ...(drafts.length === 0 && !cover ? ['没有找到任务：既没有编号的条目，也没有任务表'] : []),
    ...unitWarnings(drafts),
    ...built.flatMap((one) => one.problems),
    ...(/\[\[…略\]\]/.test(text) ? ['原文有省略（[[…略]]），省略处的任务没有读到'] : []),
  ];
  return {
    ...facts,
    globalDeadlines: general.deadlines,
    tasks: built.map((one) => one.task),
    warnings: [...new Set(said)].slice(0, mostWarnings),
  };
}

function empty(warning: string): Plan {
  const nothing = {
    title: null,
    planTitle: null,
    docNumber: null,
    docNumberRaw: null,
    issuer: null,
    issuedOn: null,
    disclosure: null,
    disclosureMark: null,
  };
  return { ...nothing, recipients: [], basedOn: [], globalDeadlines: [], tasks: [], warnings: [warning] };
}

/** Said on the cover, in a column heading or below the table, the rule holds for every list. */
function governedFromTheStart(head: Line[], closing: Line[], lines: Line[]): boolean {
  const general = [
    ...head,
    ...closing,
    ...lines.filter((line) => line.text.length < 200 && /^[（(]?注[：:]|\|/.test(line.text)),
  ];
  return general.some((line) => findGoverningRule(line.text) !== null);
}

function firstLeadsIn(draft: Draft): Draft {
  return { ...draft, lines: draft.lines.map((line) => ({ ...line, phrases: line.phrases.map(firstLeads) })) };
}

/** A notice that only sends out an attachment: nobody is named, and the plan itself is not in the text. */
function coverOnly(lines: Line[], found: { noted: boolean; tabular: number; title: string | null }): boolean {
  if (found.noted || found.tabular > 0) return false;
  const attached = lines.some((line) => /^附\s?件\s?\d{0,2}\s?[：:]/.test(line.text) && line.text.length < 120);
  return attached && /印发|做好|分工|任务/.test(found.title ?? '') && lines.filter((line) => line.marker).length < 6;
}

function outlineWarnings(body: Line[], skipped: Line[]): string[] {
  const jumps = body
    .filter((line) => line.marker && !line.follows && line.marker.value !== 1)
    .map((line) => line.marker!.raw);
  return [
    ...(jumps.length > 0 ? [`编号不连续：${jumps.slice(0, 10).join('、')}，请核对是否有缺漏`] : []),
    ...skipped.map((line) => `“${line.text.slice(0, 20)}”是要求或说明，没有作为任务`),
  ];
}

function unitWarnings(drafts: Draft[]): string[] {
  const without = drafts
    .filter((draft) => draft.lines.every((line) => line.phrases.length === 0))
    .map((draft) => draft.no ?? draft.title.slice(0, 10));
  if (without.length === 0) return [];
  if (without.length === drafts.length) return ['全文没有写明责任单位，请逐项补充'];
  return [`没有写明责任单位：${without.slice(0, 40).join('、')}`];
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

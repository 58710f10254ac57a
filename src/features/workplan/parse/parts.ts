import { findDates } from './dates.ts';
import type { Line } from './lines.ts';
import { binds, findNotes } from './notes.ts';
import { isUnitLike } from './organs.ts';
import { withoutJoiners } from './wrapped.ts';

export type Parts = { head: Line[]; body: Line[]; closing: Line[] };

const chrome =
  /^(?:当前位置|来源[：:]|时间[：:]|发布时间|浏览次数|字号[：:]|打印|关闭|分享|扫一扫|微信|微博|QQ空间|责任编辑|相关链接|附件下载|文件下载|全真版|文字版|-->|[-—–]\s?\d{1,3}\s?[-—–]$|第\s?\d{1,3}\s?页)/;

/** Cuts a document into cover, numbered body and closing; attachment lists, page furniture and signatures belong to no task. */
export function divide(lines: Line[], used: Set<Line>): Parts {
  const own = withoutAttachmentLists(lines).filter((line) => !chrome.test(line.text));
  const start = bodyStart(own, used);
  const rest = own.slice(start).filter((line) => !used.has(line));
  const end = closingStart(rest);
  return {
    head: own
      .slice(0, start)
      .filter((line) => !used.has(line))
      .map(unbroken),
    body: rest.slice(0, end),
    closing: rest.slice(end).map(unbroken),
  };
}

function unbroken(line: Line): Line {
  return { ...line, text: withoutJoiners(line.text) };
}

/** 「附件：1.… 2.…」 are names of files and not tasks; the word stays as a line of the closing. */
function withoutAttachmentLists(lines: Line[]): Line[] {
  const kept: Line[] = [];
  let next = 0;
  for (const line of lines) {
    const inList =
      next > 0 &&
      line.marker?.kind === 'digit' &&
      line.marker.value === next &&
      line.text.length < 70 &&
      !/。/.test(line.text);
    if (inList) {
      next += 1;
      continue;
    }
    next = /^附\s?件\s?[：:]/.test(line.text) && line.text.length < 100 ? (/[：:]\s?$/.test(line.text) ? 1 : 2) : 0;
    kept.push(next > 0 ? { ...line, marker: null } : line);
  }
  return kept;
}

/** The body begins with the first number behind the signature of the cover, or with the first number there is. */
function bodyStart(lines: Line[], used: Set<Line>): number {
  const first = lines.findIndex((line) => line.marker !== null || used.has(line));
  if (first < 0) return lines.length;
  const signed = lines.findIndex((line, index) => index > first && index > 0 && isSignature(line, lines[index - 1]!));
  const again =
    signed < 0 ? -1 : lines.findIndex((line, index) => index > signed && (line.marker?.value === 1 || used.has(line)));
  const coverIsShort =
    again > 0 &&
    lines.slice(first, signed).every((line) => !findNotes(line.text).some(binds)) &&
    lines.length - again > signed - first;
  return coverIsShort ? again : first;
}

function isSignature(line: Line, above: Line): boolean {
  return line.text.length <= 20 && findDates(line.text).length === 1 && isUnitLike(above.text.replace(/\s/g, ''));
}

const opener = /^(?:请?各|全[区市县省]各|请|对|本(?:通知|方案|要点|意见|安排|计划)|自|以上|上述|特此)/;
const farewell =
  /报送|上报|备案|报[^，。]{0,16}(?:办公室|政府|局|委)|抓好落实|认真落实|贯彻落实|组织实施|认真执行|特此通知|施行|停止执行|废止|年度报告/;

/** What follows the last number and binds everybody rather than the last task: the call to report, the signature, the imprint. */
function closingStart(lines: Line[]): number {
  const last = lines.findLastIndex((line) => line.marker !== null);
  const lastNoted = lines.findLastIndex((line) => findNotes(line.text).some(binds));
  const noted = last >= 0 && findNotes(lines[last]!.text).some(binds);
  for (let index = last + 1; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (isFurniture(line, lines[index + 1])) return index;
    if (index > lastNoted && (noted || (opener.test(line.text) && farewell.test(line.text)))) return index;
  }
  return lines.length;
}

function isFurniture(line: Line, next: Line | undefined): boolean {
  if (/^附\s?件|^抄送|^[（(](?:此|本)件|日\s?印发$|^注[：:]/.test(line.text)) return true;
  if (line.text.length <= 30 && findDates(line.text).length === 1 && /^[（(]?\s?(?:19|20|二)/.test(line.text))
    return true;
  return next !== undefined && next.text.length <= 20 && isSignature(next, line);
}

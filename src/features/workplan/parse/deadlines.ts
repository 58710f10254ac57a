import { isoDay, lastDay, numberPattern, readNumber, readYear, yearPattern } from './dates.ts';
import type { Milestone } from './types.ts';

export type Deadlines = {
  milestones: (Milestone & { from: number; to: number })[];
  recurrence: string | null;
  standing: string | null;
  problems: string[];
};

const before = '(?:之前|以前|前)';
const verbs = '(?:全部|全面|基本)?(?:完成|实现|建成|上线|竣工|投入|投用|启用)';
const year = `(?:(${yearPattern}|今|本|当|明)\\s?年\\s?)?`;
const inText = new RegExp(
  [
    `${year}(${numberPattern})\\s?月\\s?(?:(${numberPattern})\\s?[日号]|(月?底|末|份|上旬|中旬|下旬))?\\s?(?:${before}|(?<=[底末])(?=${verbs}))`,
    `(?:(${yearPattern}|今|本|当|明)年?)?年[底末内](?:${before}|(?=${verbs}))`,
    `(${yearPattern})[-./](\\d{1,2})[-./](\\d{1,2})\\s?${before}`,
    `(?:(${yearPattern}|今|本|当|明)\\s?年\\s?)?(上半年|第?[一二三四1234]季度)[末底]?(?:${before}|(?=${verbs}))`,
  ].join('|'),
  'g',
);
const inLabel = new RegExp(
  [
    `${year}(${numberPattern})\\s?月\\s?(?:(${numberPattern})\\s?[日号]|(月?底|末|份|上旬|中旬|下旬))?\\s?${before}?`,
    `(?:(${yearPattern}|今|本|当|明)年?)?年[底末内]${before}?`,
    `(${yearPattern})[-./](\\d{1,2})[-./](\\d{1,2})\\s?${before}?`,
    `(?:(${yearPattern}|今|本|当|明)\\s?年\\s?)?(上半年|第?[一二三四1234]季度)[末底]?${before}?`,
  ].join('|'),
  'g',
);
const recurring =
  /每(?:两|[二三3])?(?:半年|年度|季度|季|年|个月|月|周|旬|星期|日|天)|按(?:年度|季度|季|月|周|旬)(?=公|更|发|报|调|开|通|组|向|对|进|推)/g;
const standing = /持续推进|长期坚持|长期推进|常态化推进|持续实施|全年推进|全年实施|贯穿全年|全年|长期|持续/;

/** Deadlines said in running text need their 前 (3月24日对…作出的指示 is none); in a label or a table cell the bare date is one. */
export function readDeadlines(text: string, planYear: number | null, place: 'text' | 'label'): Deadlines {
  const found: Deadlines = { milestones: [], recurrence: recurrenceOf(text, place), standing: null, problems: [] };
  let said: number | null = null;
  for (const match of text.matchAll(place === 'label' ? inLabel : inText)) {
    const lead = text.slice(Math.max(0, match.index - 3), match.index);
    if (/每年?度?$|次年?$|每$/.test(lead)) continue;
    const read = dayOf(match, said ?? planYear);
    said = read.year ?? said;
    found.milestones.push({ on: read.on, raw: match[0], from: match.index, to: match.index + match[0].length });
    if (read.problem) found.problems.push(read.problem);
  }
  if (place === 'label' && found.milestones.length === 0) found.standing = standing.exec(text)?.[0] ?? null;
  return found;
}

type Day = { on: string | null; year: number | null; problem?: string };

function dayOf(match: RegExpMatchArray, known: number | null): Day {
  const [raw, y1, month, day, part, y2, y3, m3, d3, y4, quarter] = match;
  const written = y1 ?? y2 ?? y3 ?? y4;
  const own =
    written && /[今本当]/.test(written)
      ? known
      : written === '明'
        ? known
          ? known + 1
          : null
        : written
          ? readYear(written)
          : null;
  const inYear = own ?? known;
  if (!inYear) return { on: null, year: null, problem: `期限“${raw}”没有写明年份，也无法从标题得知，请补充` };
  if (y3) return checked(isoDay(inYear, Number(m3), Number(d3)), raw, own);
  if (quarter) return { on: quarterEnd(inYear, quarter), year: own };
  if (!month) return { on: `${inYear}-12-31`, year: own };
  const inMonth = readNumber(month);
  if (!inMonth || inMonth > 12) return checked(null, raw, own);
  if (day) return checked(isoDay(inYear, inMonth, readNumber(day)), raw, own);
  if (!part && raw.endsWith('前')) return { on: null, year: own, problem: `期限“${raw}”可以理解为月初或月末，请核对` };
  const last = part === '上旬' ? 10 : part === '中旬' ? 20 : lastDay(inYear, inMonth);
  return { on: isoDay(inYear, inMonth, last), year: own };
}

function checked(on: string | null, raw: string, year: number | null): Day {
  return on ? { on, year } : { on, year, problem: `期限“${raw}”不是存在的日期，请核对` };
}

function quarterEnd(year: number, words: string): string {
  if (words === '上半年') return `${year}-06-30`;
  const quarter = '一二三四'.indexOf(words.replace(/第|季度/g, '')) + 1 || Number(words.replace(/\D/g, ''));
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`;
}

/** 每季度更新 at the head of a clause is a rhythm; 解读每月财政收支 is not. */
function recurrenceOf(text: string, place: 'text' | 'label'): string | null {
  const words = new Set<string>();
  for (const match of text.matchAll(recurring)) {
    const head = text.slice(Math.max(0, match.index - 1), match.index);
    const next = text[match.index + match[0].length] ?? '';
    const opens = head === '' || /[，,。；;：:、！\s（(〔】)）于应要须需并月年底\d.．]/.test(head);
    if (place === 'label' || (opens && !/[的度]/.test(next))) words.add(match[0]);
  }
  return words.size > 0 ? [...words].join('/') : null;
}

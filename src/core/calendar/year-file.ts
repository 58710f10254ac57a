import { isDay, weekday, weekdayWords, yearOf } from '../../platform/time.ts';
import type { DayKind } from './rules.ts';

/** One year's arrangement as it is imported: facts from the notice, in the shape of the holiday-cn files. */
export interface YearFile {
  year: number;
  papers: string[];
  days: { name: string; date: string; isOffDay: boolean }[];
}

/** What was read: the file when it can be imported, else sentences; `remarks` say what was left out and why. */
export interface ReadYear {
  file: YearFile | null;
  problems: string[];
  remarks: string[];
}

/** Larger than any year by a factor of ten. */
const longestText = 100_000;

/** Reads pasted or uploaded text: JSON `{year, papers, days: [{name, date, isOffDay}]}`, or CSV with name, date, isOffDay. */
export function readYearFile(text: string): ReadYear {
  const body = text.replace(/^\ufeff/, '').trim();
  if (body === '') return refused('请粘贴一年的节假日安排，或选择文件。');
  if (body.length > longestText) return refused('内容太长，不像一年的节假日安排，请检查是否选错了文件。');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a binary file is recognised by them
  if (/[\u0000-\u0008\ufffd]/.test(body))
    return refused('这不是 UTF-8 编码的文本文件，请另存为 UTF-8 编码的 JSON 或 CSV 后再导入。');
  return body.startsWith('{') ? readJson(body) : readCsv(body);
}

/** Checks a year's facts; a file that lacks a festival is not taken, because its year would count as covered. */
export function checkYear(file: YearFile): ReadYear {
  const problems = [...wrongYear(file.year), ...wrongDays(file), ...missingFestivals(file)];
  const idle = file.days.filter(({ date, isOffDay }) => !isOffDay && isDay(date) && weekday(date) < 6);
  const remarks = idle.map(
    ({ date }) => `${date}（${weekdayWords(date)}）本来就是工作日，不必作为调休上班记录，已略去。`,
  );
  const days = file.days.filter((day) => !idle.includes(day));
  return { file: problems.length ? null : { ...file, days }, problems: problems.slice(0, 12), remarks };
}

export const kindOf = (day: { isOffDay: boolean }): DayKind => (day.isOffDay ? 'holiday' : 'makeup_workday');

const refused = (...problems: string[]): ReadYear => ({ file: null, problems, remarks: [] });

function readJson(body: string): ReadYear {
  let json: { year?: unknown; papers?: unknown; days?: unknown };
  try {
    json = JSON.parse(body);
  } catch {
    return refused('JSON 不完整或写法有误，请检查括号、引号和逗号后再导入。');
  }
  if (!Array.isArray(json.days)) return refused('JSON 中没有 days 列表，请使用含 year、papers、days 三项的文件。');
  const days = json.days.map((day) => ({
    name: String(day?.name ?? '').trim(),
    date: String(day?.date ?? ''),
    isOffDay: day?.isOffDay,
  }));
  const vague = days.find(({ isOffDay }) => typeof isOffDay !== 'boolean');
  if (vague) return refused(`“${vague.date}”没有写明放假还是上班，isOffDay 请填 true 或 false。`);
  const papers = Array.isArray(json.papers) ? json.papers.filter((paper) => /^https?:\/\//.test(String(paper))) : [];
  return checkYear({ year: Number(json.year), papers: papers.map(String), days });
}

const yes = new Set(['true', '1', '是', '放假', '休']);
const no = new Set(['false', '0', '否', '上班', '班', '调休上班']);

function readCsv(body: string): ReadYear {
  const [head = '', ...lines] = body.split(/\r?\n/).filter((line) => line.trim());
  const names = cellsOf(head);
  const [name, date, off] = ['name', 'date', 'isOffDay'].map((key) => names.indexOf(key));
  if (name === undefined || date === undefined || off === undefined || Math.min(name, date, off) < 0) {
    return refused('第 1 行请写列名 name,date,isOffDay；如果是 JSON，请从“{”开始。');
  }
  const days: YearFile['days'] = [];
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line);
    const word = (cells[off] ?? '').toLowerCase();
    if (!yes.has(word) && !no.has(word))
      return refused(`第 ${index + 2} 行没有写明放假还是上班，isOffDay 请填 true 或 false。`);
    days.push({ name: cells[name] ?? '', date: cells[date] ?? '', isOffDay: yes.has(word) });
  }
  return checkYear({ year: commonYear(days), papers: [], days });
}

const cellsOf = (line: string) => line.split(/[,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** A CSV has no year of its own: it is the one most of its days lie in. */
function commonYear(days: YearFile['days']): number {
  const counts = new Map<number, number>();
  for (const { date } of days) counts.set(Number(date.slice(0, 4)), (counts.get(Number(date.slice(0, 4))) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? Number.NaN;
}

function wrongYear(year: number): string[] {
  if (Number.isInteger(year) && year >= 1949 && year <= 2100) return [];
  return ['没有写明是哪一年，year 请填四位数字，例如 2027。'];
}

function wrongDays({ year, days }: YearFile): string[] {
  if (days.length === 0) return ['文件里没有一天。该年的安排公布之前，请不要导入空文件。'];
  const seen = new Set<string>();
  return days.flatMap(({ name, date }) => {
    if (!isDay(date)) return [`日期“${date.slice(0, 20)}”不存在，请写成“${year || 2027}-01-01”的样子。`];
    if (seen.has(date)) return [`${date} 出现了两次，请只留一次。`];
    seen.add(date);
    if (!name || name.length > 40) return [`${date} 没有节日名称，或名称超过 40 个字。`];
    const near = yearOf(date) === year || (date >= `${year - 1}-12-20` && date < `${year}-01-01`);
    return near ? [] : [`${date} 不在 ${year} 年内，请检查是否混入了别的年份。`];
  });
}

/** 全国年节及纪念日放假办法；清明、端午、中秋自 2008 年起放假。 */
function missingFestivals({ year, days }: YearFile): string[] {
  if (days.length === 0) return [];
  const names = days
    .filter(({ isOffDay }) => isOffDay)
    .map(({ name }) => name)
    .join('、');
  const old = [/元旦/, /春节/, /劳动|五一/, /国庆|十一/];
  const wanted = year < 2008 ? old : [...old, /清明/, /端午/, /中秋/];
  const missing = wanted.filter((festival) => !festival.test(names)).map((festival) => festival.source.split('|')[0]);
  return missing.length ? [`缺少这些节日的放假日：${missing.join('、')}。请对照通知补全后再导入。`] : [];
}

import { findDates } from './dates.ts';
import { findNotice, findPlanTitle, mark } from './document-titles.ts';
import type { Line } from './lines.ts';
import { isUnitLike } from './organs.ts';
import type { BasedOn, PlanHead } from './types.ts';
import { tokens } from './unit-lists.ts';

const number =
  /([\u4e00-\u9fff×xX*Ａ-Ｚ]{2,16})\s?([〔[（(﹝［【])\s?((?:19|20)\d{2})\s?[〕\])）﹞］】]\s?第?\s?(\d{0,5})\s?号/g;
const citation = /《([^《》]{3,150})》\s?[（(]([^（）()]{2,40}号)[）)]/g;
const numberless = /(?:根据|按照|依据)《([^《》]{3,100})》/g;

export type HeadReading = PlanHead & { year: number | null; warnings: string[] };

/** Everything before the first task: whose plan this is, its number, its date and what it rests on; `closing` are the lines after the last. */
export function readHead(lines: Line[], closing: Line[]): HeadReading {
  const opening = lines.slice(0, 60);
  const notice = findNotice(opening);
  const plan = findPlanTitle(opening, notice);
  const title = notice ?? plan;
  const numbered = findNumber(opening);
  const around = [...opening, ...closing.slice(0, 40)];
  const issuer = findIssuer(title, around);
  const issuedOn = findIssuedOn(around, issuer);
  const disclosureMark = around.map((line) => mark.exec(line.text)).find((match) => match !== null) ?? null;
  const attribute = disclosureMark?.[1]?.replace(/^公开发布$/, '公开').replace(/^不公开$/, '不予公开') ?? null;
  return {
    title,
    planTitle: plan,
    docNumber: numbered.docNumber,
    docNumberRaw: numbered.raw,
    issuer,
    issuedOn: issuedOn.on,
    disclosure: attribute,
    disclosureMark: disclosureMark?.[0] ?? null,
    recipients: findRecipients(opening),
    basedOn: findBasedOn(lines, plan),
    year:
      yearOf(plan) ??
      yearOf(title) ??
      numbered.year ??
      yearOf(opening.find((line) => line.text.length <= 60 && yearOf(line.text) !== null)?.text ?? null) ??
      (issuedOn.on ? Number(issuedOn.on.slice(0, 4)) : null),
    warnings: [...headWarnings(title, numbered), ...issuedOn.warnings],
  };
}

function headWarnings(title: string | null, numbered: FoundNumber): string[] {
  const warnings = title ? [] : ['没有找到标题，请填写'];
  if (numbered.raw && !numbered.docNumber) warnings.push(`发文字号“${numbered.raw}”缺少序号，请补充`);
  return warnings;
}

type FoundNumber = { docNumber: string | null; raw: string | null; year: number | null };

/** The document's own number stands free; one in round brackets behind a title belongs to another document. */
function findNumber(lines: Line[]): FoundNumber {
  for (const line of lines.slice(0, 25)) {
    for (const match of line.text.slice(0, 600).matchAll(number)) {
      const lead = line.text.slice(Math.max(0, match.index - 1), match.index);
      if (/[（(》]/.test(lead)) continue;
      const agency = match[1]!.replace(/^.*(?:通知|意见|方案|要点|安排|字号|文号)/, '');
      if (agency.length < 2) continue;
      const raw = line.text.slice(match.index + match[1]!.length - agency.length, match.index + match[0].length);
      const docNumber = match[4] ? `${agency}〔${match[3]}〕${Number(match[4])}号` : null;
      return { docNumber, raw, year: Number(match[3]) };
    }
  }
  return { docNumber: null, raw: null, year: null };
}

function findIssuer(title: string | null, lines: Line[]): string | null {
  const byTitle = title
    ? (/^(.{2,60}?)关于/.exec(title)?.[1] ?? /^(.{3,40}?)(?=(?:19|20)\d{2}年)/.exec(title)?.[1])
    : null;
  if (byTitle && isUnitLike(byTitle) && (/关于/.test(title ?? '') || !/[省市县区镇乡州旗村]$/.test(byTitle)))
    return byTitle;
  const signed = lines.findIndex(
    (line, index) => index > 0 && isDateLine(line.text) && isUnitLike(lines[index - 1]!.text.replace(/\s/g, '')),
  );
  return signed > 0 ? lines[signed - 1]!.text.replace(/\s/g, '') : null;
}

function isDateLine(text: string): boolean {
  if (text.length > 30) return false;
  const [date] = findDates(text);
  return date !== undefined && text.replace(date.raw, '').replace(/[（()）\s]/g, '') === '';
}

function findIssuedOn(lines: Line[], issuer: string | null): { on: string | null; warnings: string[] } {
  const own =
    lines.find((line) => isDateLine(line.text)) ??
    lines.find(
      (line) =>
        issuer !== null && line.text.replace(issuer, '') !== line.text && isDateLine(line.text.replace(issuer, '')),
    );
  const printed = own ?? lines.find((line) => line.text.length < 80 && /日\s?印发$/.test(line.text));
  const [date] = printed ? findDates(printed.text) : [];
  if (!date) return { on: null, warnings: [] };
  return { on: date.on, warnings: date.on ? [] : [`成文日期“${date.raw}”不是存在的日期，请核对`] };
}

function findRecipients(lines: Line[]): string[] {
  for (const line of lines) {
    const head = /^(?:.{0,200}号)?([^。：:；《》]{2,300})[：:]/.exec(line.text.slice(0, 520))?.[1]?.trim();
    if (!head || line.marker || /^(?:附件|来源|时间|抄送|联系|当前位置|相关链接|注|.*(?:如下|是|为))$/.test(head))
      continue;
    const names = addressees(head);
    if (
      names.length > 0 &&
      names.every((name) => name.length <= 40) &&
      names.filter(isUnitLike).length * 2 >= names.length
    )
      return names;
  }
  return [];
}

/** 「各市、县（区）人民政府」 is one addressee; 、 parts two only behind a whole name. */
function addressees(head: string): string[] {
  const names: string[] = [];
  for (const token of tokens(head)) {
    const last = names.at(-1);
    const whole =
      last === undefined ||
      /(?:政府|部门|部委|单位|机构|办事处|委员会|管委会|局|办|厅|院|企业|国企|公司|中心|街道)$/.test(last);
    if (token.joins && !whole) names[names.length - 1] = `${last}、${token.text}`;
    else names.push(token.text);
  }
  return names;
}

/** 《…》（…号) in the opening; without a number only behind 根据, 按照 or 依据. */
function findBasedOn(lines: Line[], own: string | null): BasedOn[] {
  const found = new Map<string, BasedOn>();
  for (const line of lines) {
    for (const match of line.text.matchAll(citation)) found.set(match[1]!, { title: match[1]!, docNumber: match[2]! });
    for (const match of line.text.matchAll(numberless))
      if (!found.has(match[1]!)) found.set(match[1]!, { title: match[1]!, docNumber: null });
  }
  if (own) found.delete(own);
  return [...found.values()];
}

function yearOf(title: string | null): number | null {
  const year = title ? /((?:19|20)\d{2})(?:年|(?=[-—–至]))/.exec(title)?.[1] : null;
  return year ? Number(year) : null;
}

import type { Line } from './lines.ts';
import { isUnitLike } from './organs.ts';

const kindsOfPlan =
  '(?:工作要点|要点|工作安排|安排|方案|任务分工|责任分工|分工方案|分工|任务分解|分解表|任务表|任务清单|清单|计划|意见|任务|台账|措施|规划|一览表|责任表|表)';
const planTitle = new RegExp(`^[^。；：:，|]{4,70}${kindsOfPlan}(?:[（(][^（）()]{1,14}[）)])?$`);
const noticeTitle = /^[^。：:《]{0,60}关于[^。]{2,150}(?:通知|意见|决定|方案|通报|公告|要点|安排|计划)$/;
const gluedNotice = /^([^。：:《]{2,60}?关于[^。：:]{2,120}?的通知)(?=[^，。]{1,20}[〔[（(﹝［【]\s?(?:19|20)\d{2})/;
const announcement = /现将《([^《》]{3,80})》|《([^《》]{3,80})》(?:已经[^。]{0,30})?[，,]?\s?现(?:予以)?印发/;
/** 此件公开发布 and its kin. */
export const mark = /[（(]?(?:此|本)件(主动公开|依申请公开|不予公开|不公开|公开发布|公开|删减后公开)[）)]?/;

/** A title may be broken over two or three lines; its words stand together without spaces. What is no organ does not open it. */
export function findNotice(lines: Line[]): string | null {
  const candidates: string[] = [];
  for (const [index, first] of lines.entries()) {
    if (/印发给你们|^现将|^根据|^为/.test(first.text) || first.text.length > 400) continue;
    let joined = '';
    for (const line of lines.slice(index, index + 4)) {
      joined += withoutMarks(line.text.slice(0, 400)).replace(/\s+/g, '');
      if (joined.length > 220) break;
      if (!noticeTitle.test(joined)) continue;
      candidates.push(joined);
      break;
    }
  }
  const issued = candidates.filter(opensWithOrgan).sort((one, other) => one.length - other.length)[0];
  const notice = issued ?? candidates.find((title) => title.startsWith('关于')) ?? candidates[0];
  if (notice) return notice;
  for (const line of lines) {
    const glued = gluedNotice.exec(withoutMarks(line.text.slice(0, 400)));
    if (glued) return glued[1]!;
  }
  return null;
}

function opensWithOrgan(title: string): boolean {
  const organ = title.slice(0, title.indexOf('关于'));
  return isUnitLike(organ) && !/[〔〕[\]号]|^(?:人民政府|政府|办公)/.test(organ);
}

function withoutMarks(text: string): string {
  return text
    .replace(/^[#*\s【]+|[*】]{1,4}$/g, '')
    .replace(mark, '')
    .trim();
}

/** The plan's own title: named by 印发, and else the first line that reads like one. */
export function findPlanTitle(lines: Line[], notice: string | null): string | null {
  const named = notice ? /印发(?:《([^《》]+)》|(.+?))的?通知$/.exec(notice) : null;
  const announced = lines.map((line) => announcement.exec(line.text.slice(0, 2000))).find((match) => match !== null);
  const wanted = named?.[1] ?? named?.[2] ?? announced?.[1] ?? announced?.[2] ?? null;
  const printed = lines
    .map((line, index) => onTwoLines(lines[index - 1], line))
    .filter((text) => planTitle.test(text) && text !== notice && !/^(?:附件|抄送|来源)/.test(text));
  if (wanted) return printed.find((text) => text === wanted || text.endsWith(wanted)) ?? wanted;
  return notice ? null : (printed[0] ?? null);
}

/** 「青山县2025年」 above 「重点工作任务分解表」 is one title on two lines. */
function onTwoLines(above: Line | undefined, line: Line): string {
  const text = withoutMarks(line.text.slice(0, 120)).replace(/\s+/g, '');
  const first = above && above.text.length <= 40 && !above.marker ? withoutMarks(above.text).replace(/\s+/g, '') : '';
  const continues = first !== '' && !/\d{4}/.test(text) && /\d{4}年/.test(first) && !/[，。：；、《》号日]/.test(first);
  return continues && !planTitle.test(first) ? first + text : text;
}

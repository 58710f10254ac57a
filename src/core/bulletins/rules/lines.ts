import { dayIn, writtenDay } from './days.ts';

/** What stands around the text of a page that was copied whole. */
export interface Chrome {
  title: string;
  publishedOn: string | null;
  /** The column in which it stood, the last step of where the page says it is. */
  column: string;
  source: string;
  /** The lines of the text alone; as many as there were, so that line numbers stay. */
  lines: string[];
}

const label = String.raw`(?:发布|发稿|发文|公开|公示|上网)?\s*(?:时间|日期)`;
const dated = new RegExp(String.raw`${label}\s*[:：]\s*(${writtenDay})(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?`);
const shares =
  /^\s*(?:微信|微博|QQ空间|QQ|分享到?[:：]?|打印|收藏|【[^】]{0,12}】|字[体号][:：]?\s*[【[]?\s*[大中小]?|[大中小](?=\s)|(?:浏览|点击|阅读)(?:次数|量|数)?[:：]\s*\d+\s*次?|来源[:：]\s*\S+|作者[:：]\s*\S+|[|｜])\s*/;
const foot =
  /(?:\s*(?:附件下载|打印本页|关闭(?:窗口|本页)|返回顶部|扫一扫[^\s]*|【打印】|【关闭】|上一篇[:：].*|下一篇[:：].*|责任编辑[:：]\s*\S*))+\s*$/;

/** Takes off where the reader is, buttons and feet, and keeps what they say of the text. */
export function withoutChrome(given: string[]): Chrome {
  const lines = [...given];
  const chrome = { title: '', publishedOn: null as string | null, column: '', source: '' };
  const at = lines.findIndex((line) => line.trim() !== '');
  const crumbs = /^\s*(?:(?:您)?(?:当前|现在|所在)?的?位置|当前位置|所在位置)\s*[:：]?\s*/.exec(lines[at] ?? '');
  if (crumbs) Object.assign(chrome, readTop(lines, at, crumbs[0].length));
  else readHead(lines, chrome);
  for (const [index, line] of lines.entries()) {
    const source = /(?:^|\s)(?:信息|文章)?来源[:：]\s*([^\s:：]{2,40})(?=\s|$)/.exec(line);
    if (source) chrome.source ||= source[1]!;
    lines[index] = line.replace(foot, '').replace(/(?:^|\s)(?:信息|文章)?来源[:：]\s*[^\s:：]{2,40}\s*$/, '');
  }
  return { ...chrome, lines };
}

/** The top of a page in one line, or in lines of its own. */
function readTop(lines: string[], at: number, skipped: number): Partial<Chrome> {
  const line = lines[at]!;
  const day = dated.exec(line);
  if (!day) {
    lines[at] = '';
    const rest: Partial<Chrome> & { title: string; publishedOn: string | null; source: string } = {
      title: '',
      publishedOn: null,
      source: '',
      column: lastStep(line.slice(skipped)),
    };
    readHead(lines, rest);
    return rest;
  }
  const head = line.slice(skipped, day.index).trim();
  const cut = head.lastIndexOf(' ');
  const source = /来源[:：]\s*(\S+)/.exec(line.slice(day.index))?.[1];
  lines[at] = withoutShares(line.slice(day.index + day[0].length));
  return {
    publishedOn: dayIn(day[1]!),
    title: (cut > 0 ? head.slice(cut + 1) : '').trim(),
    column: lastStep(cut > 0 ? head.slice(0, cut) : head),
    ...(source && line.indexOf(source) - day.index < 120 ? { source } : {}),
  };
}

/** Steps between signs; where the page's words ran together, the end of them. */
const lastStep = (steps: string): string =>
  steps
    .split(/\s*(?:[>＞»›/→]|-{1,2}|\s)\s*/)
    .filter(Boolean)
    .at(-1)
    ?.slice(-30) ?? '';

function withoutShares(text: string): string {
  let rest = text;
  for (let found = shares.exec(rest); found?.[0]; found = shares.exec(rest)) rest = rest.slice(found[0].length);
  return rest;
}

/** A title in a line of its own, and the line of day and source below it. */
function readHead(lines: string[], chrome: { title?: string; publishedOn?: string | null; source?: string }): void {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return;
  const title = lines[first]!.trim();
  const rest = lines.slice(first + 1).findIndex((line) => line.trim() !== '');
  const below = rest < 0 ? -1 : first + 1 + rest;
  const day = below < 0 ? null : dated.exec(lines[below]!);
  if (day && lines[below]!.trim().length < 140) {
    chrome.publishedOn = dayIn(day[1]!);
    const source = /来源\s*[:：]\s*([^\s:：【】|]{2,40})/.exec(lines[below]!);
    if (source) chrome.source = source[1];
    lines[below] = '';
  }
  if (isTitle(title) && below >= 0) {
    chrome.title = title;
    lines[first] = '';
  }
}

const isTitle = (line: string) =>
  line.length >= 6 &&
  line.length <= 120 &&
  !/[。；;，,：:|｜\t]$|[。；;|｜\t]/.test(line) &&
  /[公通告示结计]/.test(line);

const breaks =
  /(?<=[。；：:])\s*(?=[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\d{1,2}[.．、](?!\d))|\s+(?=附件\s*[:：\s])|\s+(?=[（(]联系人)|\s+(?=[^\s。；，]{2,60}\s*\d{4}年\d{1,2}月\d{1,2}日\s*(?:$|[（(]))|(?<=[：:。])\s+/g;

/** Lines as paragraphs: what was flattened into one line is broken where numbers, attachments and the signature begin. */
export const paragraphsOf = (lines: string[]): string[] =>
  lines.flatMap((line) =>
    line
      .split(breaks)
      .flatMap((piece) => (/^\s*附件\s*[:：]/.test(piece) ? piece.split(listed) : [piece]))
      .map((piece) => piece.trim())
      .filter(Boolean),
  );

/** Between the attachments of a list in one line. */
const listed = /\s+(?=\d{1,2}\s*[.．、]\s*(?:\D|\d{4}年))/;

import {
  allElements,
  attribute,
  type Element,
  fileEnding,
  isElement,
  letters,
  linkShare,
  type Page,
  removeAll,
  wordsOf,
} from './document.ts';

const boxNames = /^(?:div|table|tbody|tr|td|article|section|main|center|font|span|ucapcontent|dl|dd)$/;

/**
 * The element that holds the text: going down from the page, the child that holds all of the words that are no links and no
 * frame is followed. Where two children hold text both stay: a foot too many is seen in review, a lost paragraph is not.
 */
export function findBody(page: Page): Element | null {
  const root = allElements(page, ({ name }) => name === 'body')[0] ?? allElements(page, () => true)[0];
  if (!root) return null;
  let here: Element = root;
  for (;;) {
    removeAll(here.childNodes.filter(isElement).filter(isFrame));
    const whole: number = ownWords(here);
    const next = here.childNodes
      .filter(isElement)
      .map((box) => ({ box, words: ownWords(box) }))
      .sort((a, b) => b.words - a.words)[0];
    if (!next || next.words < 1 || whole - next.words > Math.max(4, whole * 0.02)) break;
    if (!boxNames.test(next.box.name) || isDataTable(next.box)) break;
    here = next.box;
  }
  return here;
}

const frameWords =
  /版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|ICP备|公网安备|网站标识码|技术支持[:：]|欢迎(?:访问|光临)|今天是|(?:当前|您的?|所在|现在的)位置|上一[篇条][:：]|下一[篇条][:：]/;

/** What says who runs the site or where the reader is, and lists of links; never what holds a sentence or a file. */
function isFrame(element: Element): boolean {
  const links = allElements(element, ({ name }) => name === 'a');
  if (links.some((link) => fileEnding.test(attribute(link, 'href')))) return false;
  const words = wordsOf(element);
  const said = frameWords.test(words) && letters(words) < 200 && !words.includes('。');
  return said || (links.length >= 3 && linkShare(element) > 0.8);
}

const ownWords = (element: Element) => letters(wordsOf(element)) * (1 - linkShare(element)) + pictures(element) * 30;
const pictures = (element: Element) => allElements(element, ({ name }) => name === 'img').length;

/** A table of many cells with few words each is content, not a frame. */
function isDataTable(element: Element): boolean {
  if (element.name !== 'table') return false;
  const cells = allElements(element, ({ name }) => name === 'td' || name === 'th');
  const rows = allElements(element, ({ name }) => name === 'tr').length;
  if (rows < 2 || cells.length < 4) return false;
  const most = Math.max(...cells.map((cell) => letters(wordsOf(cell))));
  return most < letters(wordsOf(element)) * 0.6;
}

const lineWords =
  /^(?:【|\[)?(?:打印(?:本页)?|关闭(?:窗口|本页)?|返回顶部|字体|字号|分享到|收藏|大|中|小|上一篇|下一篇|扫一扫)/;
const factLine =
  /(?:发布时间|发布日期|发稿时间|更新时间|信息来源|文章来源|来源|浏览次数|点击数|点击次数|作者|责任编辑)\s*[:：]/;

/** Takes off the title that the page repeats above its text, the line with day and source, and the buttons. */
export function dropHead(page: Page, title: string): void {
  const bare = title.replace(/\s/g, '');
  const gone: Element[] = [];
  for (const element of allElements(page, () => true)) {
    const words = wordsOf(element);
    const short = words.replace(/\s/g, '');
    if (!element.parent || short === '' || allElements(element, ({ name }) => name === 'img').length > 0) continue;
    const repeats =
      short === bare && /^(?:h[1-6]|div|p|td|span|strong|center|tr|table|tbody|header)$/.test(element.name);
    const facts =
      factLine.test(words) && short.length < 120 && /\d{4}\s*[-/.年]|来源|次数|点击数/.test(words) && !/。/.test(words);
    const button = short.length <= 24 && lineWords.test(short) && linkOrBox(element);
    if (repeats || facts || button) gone.push(element);
  }
  removeAll(gone);
}

const linkOrBox = (element: Element) => /^(?:a|div|p|span|td|li|ul|tr)$/.test(element.name);

import { DomUtils, parseDocument } from 'htmlparser2';

export type Page = ReturnType<typeof parseDocument>;
export type Node = Page['childNodes'][number];
export type Element = Parameters<typeof DomUtils.getAttributeValue>[0];

/** HTML of any age as a tree; what is broken is read as browsers read it, as far as a forgiving parser does. */
export const readTree = (html: string): Page => parseDocument(html, { lowerCaseTags: true, decodeEntities: true });

export const isElement = (node: Node): node is Element => 'attribs' in node;

export const attribute = (element: Element, name: string): string =>
  (DomUtils.getAttributeValue(element, name) ?? '').trim();

const running = /^(?:a|b|i|u|s|em|strong|span|font|sub|sup|small|big|img|label)$/;

function gather(node: Node | Page, out: string[]): void {
  if (node.type === 'text') out.push((node as { data: string }).data);
  if (!('childNodes' in node) || ('name' in node && /^(?:script|style|noscript)$/.test(node.name))) return;
  const apart = 'name' in node && !running.test(node.name) ? ' ' : '';
  out.push(apart);
  for (const child of node.childNodes) gather(child, out);
  out.push(apart);
}

/** Words of a node on one line, what stands in different blocks apart; scripts and styles say nothing. */
export function wordsOf(node: Node | Page): string {
  const out: string[] = [];
  gather(node, out);
  return out
    .join('')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();
}

const most = { nodes: 40_000, depth: 200 };

/** Whether a page is of a size that a person could have written: neither endless nor nested to exhaust whoever reads it. */
export function isBounded(page: Page): boolean {
  let nodes = 0;
  const open: { node: Node | Page; depth: number }[] = [{ node: page, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    nodes += 1;
    if (nodes > most.nodes || next.depth > most.depth) return false;
    if ('childNodes' in next.node)
      for (const child of next.node.childNodes) open.push({ node: child, depth: next.depth + 1 });
  }
  return true;
}

export const letters = (words: string): number => words.replace(/\s/g, '').length;

export const allElements = (within: Page | Element, matches: (element: Element) => boolean): Element[] =>
  DomUtils.findAll(matches, within.childNodes);

/** What a class or an id is made of: `article-Title_2` → article, title, 2. */
export const tokensOf = (element: Element): string[] =>
  `${attribute(element, 'class')} ${attribute(element, 'id')}`
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Takes elements out together: one by one, thousands of neighbours would take minutes. */
export function removeAll(elements: Element[]): void {
  const gone = new Set<Node>(elements);
  for (const parent of new Set(elements.map(({ parent }) => parent)))
    if (parent) parent.children = parent.children.filter((child) => !gone.has(child));
  for (const element of elements) element.parent = null;
}

const noise = new Set([
  'script',
  'style',
  'noscript',
  'iframe',
  'object',
  'embed',
  'form',
  'button',
  'select',
  'textarea',
  'input',
  'nav',
  'aside',
  'link',
  'svg',
]);
const frames =
  /^(?:nav\d*|navi|navigation|menu\d*|footer|foot|bottom|copyright|crumbs?|breadcrumb|position|location|weizhi|dqwz|sidebar|share|bdsharebuttonbox|bshare|friendlink|links|banner|search|related|recommend|pager|pagination|toolbar|tools|print|qrcode|ewm)$/;

/** Takes off what is no text of any page: scripts, forms, navigation, feet, sharing. `header` alone may hold the title. */
export function dropFrame(page: Page): void {
  removeAll(allElements(page, ({ name }) => noise.has(name) || name === 'footer'));
  const framed = allElements(
    page,
    (element) => !/^(?:html|body)$/.test(element.name) && tokensOf(element).some((token) => frames.test(token)),
  );
  // A whole page that stands in a box called “position” would be lost with it.
  removeAll(framed.filter((element) => letters(wordsOf(element)) < 400 || linkShare(element) > 0.5));
}

/** How much of an element's words are words of links, 0 to 1. */
export function linkShare(element: Element): number {
  const whole = letters(wordsOf(element));
  if (whole === 0) return 0;
  const linked = allElements(element, ({ name }) => name === 'a').reduce(
    (sum, link) => sum + letters(wordsOf(link)),
    0,
  );
  return linked / whole;
}

/** What a link to a file ends in. */
export const fileEnding = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|txt|csv|mp3|mp4)(?:[?#].*)?$/i;

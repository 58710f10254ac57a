import { attribute, type Element, isElement, type Node } from './document.ts';

const kept = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'hr',
  'figure',
  'pre',
  'dl',
]);
const boxes = new Set([
  'div',
  'section',
  'article',
  'main',
  'center',
  'td',
  'tr',
  'tbody',
  'header',
  'body',
  'html',
  'fieldset',
  'figure',
]);
const inline = new Set(['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'a', 'img']);

/**
 * The tree of an older page as blocks that may be stored: boxes are opened, lines between two `br` become paragraphs, tables
 * that only lay out are opened too. `rewrite` answers the tag of a link or a picture, or null to leave its words alone.
 */
export function blocksOf(root: Element, rewrite: (element: Element) => { open: string; close: string } | null): string {
  const out: string[] = [];
  let line = '';
  const close = (align = '') => {
    if (hasSomething(line)) out.push(`<p${align}>${line.trim()}</p>`);
    line = '';
  };
  const walk = (nodes: Node[], align: string) => {
    for (const node of nodes) {
      if (!isElement(node)) line += textOf(node);
      else if (node.name === 'br') close(align);
      else if (
        isLayout(node) ||
        (boxes.has(node.name) && !kept.has(node.name)) ||
        (node.name === 'p' && holdsBlocks(node))
      ) {
        close(align);
        walk(node.childNodes, alignOf(node) || align);
        close(alignOf(node) || align);
      } else if (kept.has(node.name)) {
        close(align);
        out.push(block(node, rewrite, align));
      } else line += written(node, rewrite, () => close(align));
    }
  };
  walk(root.childNodes, alignOf(root));
  close(alignOf(root));
  return out.filter(Boolean).join('\n');
}

const hasSomething = (html: string) =>
  /<img /.test(html) || html.replace(/<[^>]*>|&nbsp;|[\s\u00a0\u3000]/g, '') !== '';

function textOf(node: Node): string {
  return node.type === 'text' ? escaped((node as { data: string }).data.replace(/[\r\n\t]+/g, ' ')) : '';
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const holdsBlocks = (element: Element): boolean =>
  element.childNodes.some(
    (child) => isElement(child) && (kept.has(child.name) || boxes.has(child.name) || holdsBlocks(child)),
  );

/** A table of one cell, or one whose cells hold whole texts, only lays out. */
function isLayout(element: Element): boolean {
  if (element.name !== 'table') return false;
  const cells = cellsOf(element);
  return cells.length <= 1;
}

function cellsOf(element: Element): Element[] {
  return element.childNodes.flatMap((child) =>
    !isElement(child)
      ? []
      : child.name === 'td' || child.name === 'th'
        ? [child]
        : child.name === 'table'
          ? []
          : cellsOf(child),
  );
}

/** Centred and right-aligned lines mean something in official texts: titles and signatures. */
function alignOf(element: Element): string {
  const style =
    /text-align\s*:\s*(center|right)/i.exec(attribute(element, 'style'))?.[1] ?? attribute(element, 'align');
  const side = element.name === 'center' ? 'center' : style.toLowerCase();
  return side === 'center' || side === 'right' ? ` class="${side}"` : '';
}

type Rewrite = Parameters<typeof blocksOf>[1];

function block(element: Element, rewrite: Rewrite, align: string): string {
  const { name } = element;
  if (name === 'hr') return '<hr />';
  if (name === 'p' || name === 'pre') {
    const pieces = split(element, rewrite).filter(hasSomething);
    return pieces.map((piece) => `<p${alignOf(element) || align}>${piece.trim()}</p>`).join('\n');
  }
  const inner = element.childNodes.map((child) => nested(child, rewrite)).join('');
  if (!hasSomething(inner)) return '';
  if (/^h[1-6]$/.test(name))
    return `<${headingOf(name)}>${inner.replace(/<\/?(?:p|h\d)[^>]*>/g, '').trim()}</${headingOf(name)}>`;
  return `<${name}>${inner}</${name}>`;
}

/** The page has its own title above: what was the first level becomes the second. */
const headingOf = (name: string) => (name === 'h1' ? 'h2' : Number(name[1]) > 4 ? 'h4' : name);

/** A paragraph with `br` in it is several. */
function split(element: Element, rewrite: Rewrite): string[] {
  const lines = [''];
  const add = (piece: string) => {
    lines[lines.length - 1] += piece;
  };
  for (const child of element.childNodes) {
    if (isElement(child) && child.name === 'br') lines.push('');
    else add(isElement(child) ? written(child, rewrite, () => lines.push('')) : textOf(child));
  }
  return lines;
}

const structural = new Set([
  'li',
  'tr',
  'td',
  'th',
  'thead',
  'tbody',
  'tfoot',
  'caption',
  'colgroup',
  'col',
  'dt',
  'dd',
  'figcaption',
]);

/** Inside lists, tables and quotations the elements stay, without their looks. */
function nested(node: Node, rewrite: Rewrite): string {
  if (!isElement(node)) return textOf(node);
  const { name } = node;
  if (name === 'br') return '<br />';
  if (name === 'p') return hasSomething(innerOf(node, rewrite)) ? `<p>${innerOf(node, rewrite)}</p>` : '';
  if (structural.has(name) || name === 'ul' || name === 'ol' || name === 'table') {
    const spans = ['colspan', 'rowspan'].map((span) => [span, attribute(node, span)] as const);
    const said = spans.filter(([, value]) => /^[1-9]\d{0,2}$/.test(value) && value !== '1');
    return `<${name}${said.map(([span, value]) => ` ${span}="${value}"`).join('')}>${innerOf(node, rewrite)}</${name}>`;
  }
  return written(node, rewrite, () => {});
}

const innerOf = (element: Element, rewrite: Rewrite) =>
  element.childNodes.map((child) => nested(child, rewrite)).join('');

function written(element: Element, rewrite: Rewrite, newLine: () => void): string {
  const { name } = element;
  if (name === 'br') {
    newLine();
    return '<br />';
  }
  const inner = element.childNodes
    .map((child) => (isElement(child) ? written(child, rewrite, newLine) : textOf(child)))
    .join('');
  if (name === 'a' || name === 'img') {
    const tag = rewrite(element);
    return tag ? `${tag.open}${inner}${tag.close}` : inner;
  }
  return inline.has(name) ? `<${name}>${inner}</${name}>` : inner;
}

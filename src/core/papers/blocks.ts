import { XMLParser } from 'fast-xml-parser';

/** Words of one look within a block. */
export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  raise: 'sub' | 'sup' | null;
}

/** `body` runs from edge to edge with an indent of two characters, `flush` without one. */
export type Align = 'body' | 'flush' | 'center' | 'right';

export interface Paragraph {
  kind: 'paragraph';
  runs: Run[];
  align: Align;
  /** 1 to 4 for 一、（一）1.（1）; 0 for running text. */
  level: 0 | 1 | 2 | 3 | 4;
  /** How deep it stands in lists and quotations. */
  depth: number;
}

export interface TableCell {
  blocks: Paragraph[];
  head: boolean;
  columns: number;
  rows: number;
}

export interface Table {
  kind: 'table';
  caption: string;
  rows: TableCell[][];
  /** How many of the first rows are heads, to be said again on the next page. */
  heads: number;
}

export interface Picture {
  kind: 'picture';
  /** Place of the attachment, from 1. */
  position: number;
  alt: string;
  caption: string;
}

export type Block = Paragraph | Table | Picture | { kind: 'rule' };

type Node = Record<string, unknown> & { ':@'?: Record<string, string> };
interface Style extends Omit<Run, 'text'> {
  align: Align;
  depth: number;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
});

const plain: Style = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  raise: null,
  align: 'body',
  depth: 0,
};

/** The blocks of a cleaned body (`publications/clean.ts`): its words, tables and pictures, in their order. */
export function blocksOf(html: string): Block[] {
  const [root] = parser.parse(`<body>${html}</body>`) as Node[];
  return gather(childrenOf(root!), plain);
}

const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@') ?? '';
const childrenOf = (node: Node): Node[] => {
  const inner = node[nameOf(node)];
  return Array.isArray(inner) ? (inner as Node[]) : [];
};
const attributeOf = (node: Node, name: string): string => node[':@']?.[name] ?? '';

const inline = new Set(['#text', 'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'br', 'a']);

function gather(nodes: Node[], style: Style): Block[] {
  const blocks: Block[] = [];
  let loose: Node[] = [];
  const settle = () => {
    const runs = runsOf(loose, style);
    if (hasWords(runs)) blocks.push(paragraph(runs, style));
    loose = [];
  };
  for (const node of nodes) {
    if (inline.has(nameOf(node))) loose.push(node);
    else {
      settle();
      blocks.push(...blockOf(node, style));
    }
  }
  settle();
  return blocks;
}

function blockOf(node: Node, style: Style): Block[] {
  const name = nameOf(node);
  const children = childrenOf(node);
  const own = { ...style, align: alignOf(node) ?? style.align };
  if (name === 'p' || name === 'caption' || name === 'figcaption') return gather(children, own);
  if (/^h[2-4]$/.test(name)) return headings(children, own, (Number(name[1]) - 1) as 1 | 2 | 3);
  if (name === 'ul' || name === 'ol') return list(node, style);
  if (name === 'blockquote') return gather(children, { ...style, depth: style.depth + 1 });
  if (name === 'table') return [tableOf(node)];
  if (name === 'figure') return figure(node, style);
  if (name === 'img') return [pictureOf(node, '')];
  if (name === 'hr') return [{ kind: 'rule' }];
  return gather(children, own);
}

function alignOf(node: Node): Align | null {
  const classes = attributeOf(node, 'class').split(/\s+/);
  return (['center', 'right', 'flush'] as const).find((align) => classes.includes(align)) ?? null;
}

function headings(children: Node[], style: Style, level: 1 | 2 | 3): Block[] {
  return gather(children, style).map((block) =>
    block.kind === 'paragraph' ? { ...block, level: block.level || level } : block,
  );
}

const paragraph = (runs: Run[], { align, depth }: Style): Paragraph => ({
  kind: 'paragraph',
  runs,
  align,
  level: align === 'body' && depth === 0 ? levelOf(textOf(runs)) : 0,
  depth,
});

/** 结构层次序数 of GB/T 9704: 一、（一）1.（1）; a whole line of its own, not a sentence that happens to begin so. */
export function levelOf(text: string): 0 | 1 | 2 | 3 | 4 {
  if ([...text].length > 40 || /[。；]./u.test(text)) return 0;
  if (/^[一二三四五六七八九十]+、/u.test(text)) return 1;
  if (/^（[一二三四五六七八九十]+）/u.test(text)) return 2;
  return 0;
}

export const textOf = (runs: Run[]): string => runs.map(({ text }) => text).join('');
const hasWords = (runs: Run[]) => /\S/u.test(textOf(runs));

function runsOf(nodes: Node[], style: Style): Run[] {
  return nodes.flatMap((node): Run[] => {
    const name = nameOf(node);
    const { bold, italic, underline, strike, raise } = style;
    if (name === '#text') return [{ text: wordsOf(node['#text']), bold, italic, underline, strike, raise }];
    if (name === 'br') return [{ text: '\n', bold, italic, underline, strike, raise }];
    return runsOf(childrenOf(node), { ...style, ...lookOf(name) });
  });
}

/** Line ends of the markup are blanks between Latin words, and nothing between Han. */
const wordsOf = (text: unknown): string =>
  String(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(?<=\p{Script=Han}|[，。；：、]) (?=\p{Script=Han})/gu, '');

function lookOf(name: string): Partial<Style> {
  if (name === 'strong' || name === 'b') return { bold: true };
  if (name === 'em' || name === 'i') return { italic: true };
  if (name === 'u') return { underline: true };
  if (name === 's') return { strike: true };
  return name === 'sub' || name === 'sup' ? { raise: name } : {};
}

function list(node: Node, style: Style): Block[] {
  const ordered = nameOf(node) === 'ol';
  const start = Number(attributeOf(node, 'start') || 1);
  const items = childrenOf(node).filter((child) => nameOf(child) === 'li');
  return items.flatMap((item, index) => {
    const inside = gather(childrenOf(item), { ...style, align: 'body', depth: style.depth + 1 });
    const marker = ordered ? `${start + index}. ` : '• ';
    const first = inside[0];
    if (first?.kind !== 'paragraph') return inside;
    return [{ ...first, level: 0, runs: [{ ...emptyRun, text: marker }, ...first.runs] }, ...inside.slice(1)];
  });
}

export const emptyRun: Run = { text: '', bold: false, italic: false, underline: false, strike: false, raise: null };
export const runOf = (text: string): Run => ({ ...emptyRun, text });

function tableOf(node: Node): Table {
  const parts = childrenOf(node);
  const caption = parts.find((part) => nameOf(part) === 'caption');
  const trs = parts.flatMap((part) =>
    nameOf(part) === 'tr' ? [part] : childrenOf(part).filter((inner) => nameOf(inner) === 'tr'),
  );
  const rows = trs
    .map((row) =>
      childrenOf(row)
        .filter((cell) => /^t[dh]$/.test(nameOf(cell)))
        .map(cellOf),
    )
    .filter((row) => row.length > 0);
  const heads = rows.findIndex((row) => row.some(({ head }) => !head));
  return {
    kind: 'table',
    caption: caption ? textOf(runsOf(childrenOf(caption), plain)).trim() : '',
    rows,
    heads: heads === -1 ? 0 : heads,
  };
}

const span = (node: Node, name: string) => Math.min(Math.max(Number(attributeOf(node, name)) || 1, 1), 100);

function cellOf(node: Node): TableCell {
  const inside = gather(childrenOf(node), { ...plain, align: alignOf(node) ?? 'flush' });
  return {
    blocks: inside.filter((block) => block.kind === 'paragraph'),
    head: nameOf(node) === 'th',
    columns: span(node, 'colspan'),
    rows: span(node, 'rowspan'),
  };
}

function figure(node: Node, style: Style): Block[] {
  const children = childrenOf(node);
  const words = children.find((child) => nameOf(child) === 'figcaption');
  const caption = words ? textOf(runsOf(childrenOf(words), plain)).trim() : '';
  const image = children.find((child) => nameOf(child) === 'img');
  if (image) return [pictureOf(image, caption)];
  return gather(children, { ...style, align: 'center' });
}

const pictureOf = (node: Node, caption: string): Picture => ({
  kind: 'picture',
  position: Number(/^attachment:(\d{1,3})$/.exec(attributeOf(node, 'src'))?.[1] ?? 0),
  alt: attributeOf(node, 'alt'),
  caption,
});

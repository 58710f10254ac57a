/** One tag of stored HTML, which is clean: no comment, no script, every < and > of the text escaped (publications/clean.ts). */
interface Tag {
  name: string;
  closing: boolean;
  attributes: string;
}

export interface Link {
  href: string | null;
  text: string;
  at: number;
}
export interface Heading {
  level: number;
  text: string;
  at: number;
}
export interface Picture {
  alt: string;
  at: number;
}
export interface TableShape {
  rows: number;
  cells: number;
  heads: number;
  at: number;
  /** Where the text of each row begins, without rows that hold only heads. */
  starts: number[];
  end: number;
  rowAt: number;
}

/** What a page is made of: its words, with lines for blocks and tabs for cells, and what stands where in them. */
export interface Markup {
  text: string;
  links: Link[];
  headings: Heading[];
  pictures: Picture[];
  tables: TableShape[];
}

const lines = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'li',
  'tr',
  'blockquote',
  'figcaption',
  'caption',
  'br',
  'hr',
  'table',
  'ul',
  'ol',
]);

/** Reads stored HTML in one pass. */
export function readMarkup(html: string): Markup {
  const found: Markup = { text: '', links: [], headings: [], pictures: [], tables: [] };
  const open = { tables: [] as TableShape[], link: null as Link | null, heading: null as Heading | null };
  for (let at = 0; at < html.length; ) {
    const next = html.indexOf('<', at);
    found.text += decode(html.slice(at, next < 0 ? html.length : next));
    if (next < 0) break;
    const end = html.indexOf('>', next);
    if (end < 0) break;
    meet(readTag(html.slice(next + 1, end)), found, open);
    at = end + 1;
  }
  return found;
}

function readTag(inside: string): Tag {
  const closing = inside.startsWith('/');
  const name = /^\/?([a-z0-9]+)/.exec(inside)?.[1] ?? '';
  return { name, closing, attributes: inside.slice(name.length + (closing ? 1 : 0)) };
}

function meet(
  { name, closing, attributes }: Tag,
  found: Markup,
  open: { tables: TableShape[]; link: Link | null; heading: Heading | null },
): void {
  const at = found.text.length;
  if (name === 'a' && !closing) open.link = { href: attribute(attributes, 'href'), text: '', at };
  if (name === 'a' && closing && open.link) {
    found.links.push({ ...open.link, text: found.text.slice(open.link.at).trim() });
    open.link = null;
  }
  if (/^h[2-4]$/.test(name)) {
    if (closing && open.heading)
      found.headings.push({ ...open.heading, text: found.text.slice(open.heading.at).trim() });
    open.heading = closing ? null : { level: Number(name[1]), text: '', at };
  }
  if (name === 'img') picture(attributes, found, open.link);
  table(name, closing, found, open.tables);
  if ((name === 'td' || name === 'th') && closing) found.text += '\t';
  else if (lines.has(name) && (closing || name === 'br' || name === 'hr') && found.text !== '') found.text += '\n';
}

/** A picture's words are read aloud in its place: they count as the words of a link around it. */
function picture(attributes: string, found: Markup, link: Link | null): void {
  const alt = attribute(attributes, 'alt') ?? '';
  found.pictures.push({ alt, at: found.text.length });
  if (link && alt) found.text += alt;
}

function table(name: string, closing: boolean, found: Markup, tables: TableShape[]): void {
  const inner = tables.at(-1);
  if (name === 'table' && !closing)
    tables.push({ rows: 0, cells: 0, heads: 0, at: found.text.length, starts: [], end: 0, rowAt: -1 });
  else if (name === 'table' && inner) found.tables.push({ ...tables.pop()!, end: found.text.length });
  else if (inner && !closing && name === 'tr') {
    inner.rows += 1;
    inner.rowAt = found.text.length;
  } else if (inner && !closing && name === 'td') {
    inner.cells += 1;
    if (inner.starts.at(-1) !== inner.rowAt) inner.starts.push(inner.rowAt);
  } else if (inner && !closing && name === 'th') inner.heads += 1;
}

function attribute(attributes: string, name: string): string | null {
  const start = attributes.indexOf(` ${name}="`);
  if (start < 0) return null;
  const from = start + name.length + 3;
  return decode(attributes.slice(from, attributes.indexOf('"', from)));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

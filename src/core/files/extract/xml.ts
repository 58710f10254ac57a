/** One tag or piece of text; names come without their prefix. */
export interface Piece {
  open?: string;
  close?: string;
  /** Of an opening tag: its attributes as written. */
  attributes?: string;
  text?: string;
}

const piece =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!([^<>]*)>|<(\/?)([^\s/<>]+)([^<>]*?)(\/?)>|([^<]+)/g;

/** Walks XML without building it: a large sheet stays one string. Entities of a DTD are never expanded. */
export function* piecesOf(xml: string): Generator<Piece> {
  for (const [, cdata, , slash, name, attributes, empty, text] of xml.matchAll(piece)) {
    if (text !== undefined) yield { text: plain(text) };
    else if (cdata !== undefined) yield { text: cdata };
    else if (name !== undefined) {
      const local = name.slice(name.indexOf(':') + 1);
      if (!slash) yield { open: local, attributes };
      if (slash || empty) yield { close: local };
    }
  }
}

/** Which elements hold words, and which end a line or a cell. */
export interface Grammar {
  words: string[];
  lines: string[];
  cells?: string[];
  /** Elements whose words do not count. */
  skip?: string[];
}

/** The words of an XML part, by its grammar. */
export function textOf(xml: string, { words, lines, cells = [], skip = [] }: Grammar): string {
  let inside = 0;
  let skipped = 0;
  const out: string[] = [];
  for (const { open, close, text } of piecesOf(xml)) {
    if (open && skip.includes(open)) skipped += 1;
    else if (close && skip.includes(close)) skipped -= 1;
    else if (open && words.includes(open)) inside += 1;
    else if (close && words.includes(close)) inside -= 1;
    else if (close && lines.includes(close)) out.push('\n');
    else if (close && cells.includes(close)) out.push('\t');
    else if (text !== undefined && inside > 0 && skipped === 0) out.push(text);
  }
  return out.join('');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name.toLowerCase()]!;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The value of one attribute as written in a tag. */
export function attribute(attributes: string, name: string): string | null {
  return new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? null;
}

/** XML comes in UTF-8, or in UTF-16 with its mark. */
export function xmlFrom(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  return new TextDecoder(mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8').decode(bytes);
}

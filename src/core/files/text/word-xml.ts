import type { XMLParser } from 'fast-xml-parser';
import { UnreadableText } from './errors.ts';

export type Element = { name: string; text: string; attributes: Record<string, string>; children: Element[] };

/** Ordered elements of one part of a .docx; text stands in the element that holds it. */
export function readXml(parser: XMLParser, xml: string, file: string): Element[] {
  // A document type can define entities that swell; Word writes none.
  if (/<!DOCTYPE/i.test(xml.slice(0, 2000)))
    throw new UnreadableText(`“${file}”含有不允许的内容，请用Word重新保存后再上传`);
  try {
    return elements(parser.parse(xml) as Ordered[]);
  } catch (cause) {
    throw new UnreadableText(`“${file}”的内容已损坏，请重新保存后再上传`, { cause });
  }
}

type Ordered = { ':@'?: Record<string, string>; '#text'?: string | number } & Record<string, unknown>;

function elements(ordered: Ordered[]): Element[] {
  return ordered.flatMap((one) => {
    const name = Object.keys(one).find((key) => key !== ':@' && key !== '#text');
    if (!name) return [];
    const inside = one[name] as Ordered[];
    const attributes = Object.fromEntries(
      Object.entries(one[':@'] ?? {}).map(([key, value]) => [key.replace(/^@_/, ''), String(value)]),
    );
    return [
      { name, attributes, text: inside.map((child) => child['#text'] ?? '').join(''), children: elements(inside) },
    ];
  });
}

export function find(roots: Element[], path: string[]): Element[] | null {
  let level = roots;
  for (const name of path) {
    const next = level.find((one) => one.name === name);
    if (!next) return null;
    level = next.children;
  }
  return level;
}

export function attribute(element: Element | undefined, name: string): string | null {
  return element?.attributes[name] ?? null;
}

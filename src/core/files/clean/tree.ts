import { Unfit } from '../extract/unfit.ts';

/** An element that remembers how it was written: what nobody touches is written back to the letter. */
export interface Element {
  /** As written, with its prefix. */
  name: string;
  /** Without the prefix. */
  local: string;
  /** As written, with the space before. */
  attributes: string;
  children: (Element | string)[];
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s/<>!?]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>|[^<]+|</g;
const deepest = 2000;
const broken = '文件的内部结构有损坏，打不开。请用办公软件重新保存后再上传。';

/** The parts of a document as a tree; comments, declarations and text stay strings. Unfit when tags do not match. */
export function parse(xml: string): Element {
  const root: Element = { name: '', local: '', attributes: '', children: [] };
  const open = [root];
  for (const [raw, closing, name, attributes, empty] of xml.matchAll(token)) {
    const parent = open.at(-1)!;
    if (name === undefined) parent.children.push(raw === '<' ? fail() : raw);
    else if (closing) {
      if (parent.name !== name) fail();
      open.pop();
    } else {
      const element = { name, local: name.slice(name.indexOf(':') + 1), attributes: attributes!, children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
      if (open.length > deepest) fail();
    }
  }
  return open.length === 1 ? root : fail();
}

function fail(): never {
  throw new Unfit(broken);
}

/** The tree as text again. */
export function write(tree: Element): string {
  const out: string[] = [];
  const put = (node: Element | string) => {
    if (typeof node === 'string') return void out.push(node);
    if (node.children.length === 0) return void out.push(`<${node.name}${node.attributes}/>`);
    out.push(`<${node.name}${node.attributes}>`);
    for (const child of node.children) put(child);
    out.push(`</${node.name}>`);
  };
  for (const child of tree.children) put(child);
  return out.join('');
}

export type Verdict = 'keep' | 'drop' | 'unwrap';

/** Judges every element from the outside in: dropped ones go with all they hold, unwrapped ones leave what they hold. Answers how many. */
export function prune(tree: Element, judge: (element: Element, parent: Element) => Verdict): number {
  let count = 0;
  const walk = (parent: Element): void => {
    const kept: (Element | string)[] = [];
    const queue = parent.children.toReversed();
    for (let child = queue.pop(); child !== undefined; child = queue.pop()) {
      const verdict = typeof child === 'string' ? 'keep' : judge(child, parent);
      if (verdict !== 'keep') count += 1;
      if (verdict === 'unwrap') queue.push(...(child as Element).children.toReversed());
      if (verdict !== 'keep') continue;
      kept.push(child);
      if (typeof child !== 'string') walk(child);
    }
    parent.children = kept;
  };
  walk(tree);
  return count;
}

/** Every element, outermost first. */
export function* elements(tree: Element): Generator<Element> {
  for (const child of tree.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elements(child);
  }
}

/** The first child element of this name. */
export const childOf = (element: Element, local: string): Element | undefined =>
  element.children.find((child): child is Element => typeof child !== 'string' && child.local === local);

/** The value of an attribute, by its name with or without prefix; undefined when it is not there. */
export function attr(element: Element, local: string): string | undefined {
  return new RegExp(`\\s(?:[\\w.-]+:)?${local}\\s*=\\s*("[^"]*"|'[^']*')`).exec(element.attributes)?.[1]?.slice(1, -1);
}

/** Takes away or rewrites attributes; `change` answers the new value, or null to take it away. Answers how many changed. */
export function changeAttributes(element: Element, change: (local: string, value: string) => string | null): number {
  let count = 0;
  element.attributes = element.attributes.replace(
    /(\s+)((?:[\w.-]+:)?)([\w.-]+)(\s*=\s*)("[^"]*"|'[^']*')/g,
    (raw, space, prefix, local, equals, quoted) => {
      if (prefix === 'xmlns:') return raw;
      const value = quoted.slice(1, -1);
      const next = change(local, value);
      if (next === value) return raw;
      count += 1;
      return next === null ? '' : `${space}${prefix}${local}${equals}"${next}"`;
    },
  );
  return count;
}

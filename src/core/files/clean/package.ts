import { open } from 'node:fs/promises';
import { Unfit } from '../extract/unfit.ts';
import { xmlFrom } from '../extract/xml.ts';
import { type Entry, type Source, unpack } from '../extract/zip.ts';
import { attr, changeAttributes, type Element, parse, prune, write } from './tree.ts';
import { type Part, writeZip } from './zip-write.ts';

/** A zip of parts (.docx, .xlsx, .pptx, .ofd) that is being changed. */
export interface Package {
  names(pattern?: RegExp): string[];
  bytes(name: string): Promise<Buffer>;
  /** The part as a tree; undefined when there is none. */
  tree(name: string): Promise<Element | undefined>;
  set(name: string, content: Element | Buffer): void;
  /** Takes parts away with their relationships and their content types. Answers the ids by which each other part referred to them. */
  drop(names: string[]): Promise<Map<string, Set<string>>>;
  changed(): boolean;
  save(path: string): Promise<void>;
}

const mostXml = 48 * 1024 ** 2;

export function openPackage(source: Source, entries: Entry[]): Package {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const changes = new Map<string, Buffer | null>();
  const bytes = async (name: string) => changes.get(name) ?? (await unpack(source, byName.get(name)!));
  const names = (pattern = /(?:)/) => [...byName.keys()].filter((name) => pattern.test(name) && !isGone(name));
  const isGone = (name: string) => changes.get(name) === null;
  const box: Package = {
    names,
    bytes,
    async tree(name) {
      if (!byName.has(name) || isGone(name)) return undefined;
      const content = await bytes(name);
      if (content.length > mostXml) throw new Unfit('文件里的文字多得不合常理，为安全起见不能接收。');
      return parse(xmlFrom(content));
    },
    set: (name, content) =>
      changes.set(name, Buffer.isBuffer(content) ? content : Buffer.from(asUtf8(write(content)), 'utf8')),
    drop: (gone) => drop(box, gone, (name) => changes.set(name, null)),
    changed: () => changes.size > 0,
    async save(path) {
      await using out = await open(path, 'wx', 0o600);
      const parts = entries.filter(({ name }) => !isGone(name));
      await writeZip(out, parts.map(partOf), source);
      await out.sync();
    },
  };
  const partOf = (entry: Entry): Part => {
    const content = changes.get(entry.name);
    return content ? { name: entry.name, content } : { entry };
  };
  return box;
}

const asUtf8 = (xml: string) =>
  xml.replace(/^(\ufeff?<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']/, '$1 encoding="UTF-8"');

async function drop(box: Package, gone: string[], forget: (name: string) => void): Promise<Map<string, Set<string>>> {
  const names = new Set(gone.map((name) => name.toLowerCase()));
  const ids = new Map<string, Set<string>>();
  for (const name of gone) {
    forget(name);
    for (const own of box.names()) if (own === relationsOf(name)) forget(own);
  }
  for (const name of box.names(/(^|\/)_rels\/[^/]*\.rels$/)) {
    const tree = (await box.tree(name))!;
    const owner = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
    const lost = new Set<string>();
    const count = prune(tree, (element) => {
      if (element.local !== 'Relationship' || attr(element, 'TargetMode') === 'External') return 'keep';
      if (!names.has(resolve(owner, attr(element, 'Target') ?? '').toLowerCase())) return 'keep';
      lost.add(attr(element, 'Id') ?? '');
      return 'drop';
    });
    if (count > 0) box.set(name, tree);
    if (count > 0) ids.set(owner, lost);
  }
  const types = await box.tree('[Content_Types].xml');
  const named = (element: Element) => names.has((attr(element, 'PartName') ?? '').replace(/^\//, '').toLowerCase());
  if (types && prune(types, (element) => (named(element) ? 'drop' : 'keep')) > 0) box.set('[Content_Types].xml', types);
  return ids;
}

/** `word/_rels/document.xml.rels` of `word/document.xml`. */
export const relationsOf = (name: string) => name.replace(/([^/]*)$/, '_rels/$1.rels');

/** The name of a part to which another refers. */
export function resolve(owner: string, target: string): string {
  const base = target.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') base.pop();
    else if (step && step !== '.') base.push(step);
  }
  return base.join('/');
}

/** Takes away every attribute of these ids (r:id, r:embed …), after what they led to is gone. */
export function forgetIds(tree: Element, ids: Set<string>): void {
  for (const element of [tree, ...tree.children]) {
    if (typeof element === 'string') continue;
    changeAttributes(element, (local, value) => (ids.has(value) && /^(id|embed|link)$/.test(local) ? null : value));
    if (element !== tree) forgetIds(element, ids);
  }
}

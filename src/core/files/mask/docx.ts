import { open } from 'node:fs/promises';
import { openPackage } from '../clean/package.ts';
import { changeAttributes, type Element, elements } from '../clean/tree.ts';
import { fileSource } from '../extract/source.ts';
import { readEntries } from '../extract/zip.ts';
import { cover, coverText, findWords } from './find.ts';

/** Writes a copy of a .docx in which the words are covered in every part: text across runs, headers, comments, properties, alt texts. Answers which were found. */
export async function maskDocx(path: string, out: string, words: string[]): Promise<Set<string>> {
  await using file = await open(path, 'r');
  const source = fileSource(file, (await file.stat()).size);
  const box = openPackage(source, await readEntries(source));
  const found = new Set<string>();
  for (const name of box.names(/\.(xml|rels|vml)$/i)) {
    const tree = (await box.tree(name))!;
    const here = [...coverTexts(tree, words), ...coverAttributes(tree, words)];
    if (here.length > 0) box.set(name, tree);
    for (const word of here) found.add(word);
  }
  await box.save(out);
  return found;
}

interface Place {
  list: (Element | string)[];
  index: number;
}

/** Where text stands in a part, in the order of reading. */
function* placesOf(tree: Element): Generator<Place> {
  for (const [index, child] of tree.children.entries()) {
    if (typeof child !== 'string') yield* placesOf(child);
    else if (!/^<[?]|^<!--/.test(child)) yield { list: tree.children, index };
  }
}

/** All text of a part is one row of characters, so that no border of a run hides a word. */
function coverTexts(tree: Element, words: string[]): Set<string> {
  const characters: { place: Place; text: string }[] = [];
  for (const place of placesOf(tree))
    for (const text of plain(place.list[place.index] as string)) characters.push({ place, text });
  const { ranges, found } = findWords(
    characters.map(({ text }) => text),
    words,
  );
  const touched = new Map<Place, string[]>();
  for (const [first, last] of ranges) {
    for (let at = first; at <= last; at += 1) {
      characters[at]!.text = at === first ? cover : '';
      touched.set(characters[at]!.place, []);
    }
  }
  for (const { place, text } of characters) touched.get(place)?.push(text);
  for (const [place, texts] of touched) place.list[place.index] = written(texts.join(''));
  return found;
}

function coverAttributes(tree: Element, words: string[]): string[] {
  const found: string[] = [];
  for (const element of elements(tree)) {
    changeAttributes(element, (_, value) => {
      const characters = [...plain(value).join('')];
      const here = findWords(characters, words).found;
      if (here.size === 0) return value;
      found.push(...here);
      return written(coverText(characters.join(''), words)).replaceAll('"', '&quot;');
    });
  }
  return found;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The characters of written text, each as a reader sees it. */
function plain(text: string): string[] {
  if (text.startsWith('<![CDATA[')) return [...text.slice(9, -3)];
  return [
    ...text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (_, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()]!;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    }),
  ];
}

const written = (text: string) => text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one]!);

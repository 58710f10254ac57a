import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from '@cantoo/fontkit';

/**
 * What a letter is set in: 仿宋 for the text, 小标宋 for title and head, 黑体 and 楷体 for headings, 宋体 for page numbers; `strong` is the
 * text's own font, heavier.
 */
export type Role = 'body' | 'strong' | 'title' | 'heading' | 'subheading' | 'page';

/** One file from which letters can be taken; `weight` for those that hold every weight. */
export interface Face {
  key: string;
  weight: number | null;
  read(): Buffer;
  covers(letter: number): boolean;
}

/** How the usual fonts are called, in file names and on the machines of offices. */
const names: Record<Exclude<Role, 'strong'>, RegExp> = {
  body: /仿宋|fang_?song|simfang|fzfs|stfangso/i,
  title: /小标宋|xiao_?biao|fzxbs/i,
  heading: /黑体|hei_?ti|simhei|fzhei|fzht/i,
  subheading: /楷体|kai_?ti|simkai|fzkai|fzkt/i,
  page: /宋体|song_?ti|simsun|stsong|fzss/i,
};

const weights: Record<Role, number> = { body: 400, strong: 700, title: 700, heading: 700, subheading: 500, page: 400 };

/** The fonts of the office's folder by role, and the free one of this house in every weight behind them. */
export interface Fonts {
  /** In which face a letter is set; undefined when no font here has it. */
  faceFor(role: Role, letter: number): Face | undefined;
  /** Says that a face lacks a letter, whatever its list claims: another one is asked from now on. */
  lacks(face: Face, letter: number): void;
}

/** Opens the fonts of a folder (setting FONTS_DIR; .ttf and .otf), which may be null: then all is set in the free font. */
export function openFonts(folder: string | null): Fonts {
  const own = folder ? readFolder(folder) : [];
  const byRole = Object.fromEntries(
    Object.entries(names).map(([role, pattern]) => [
      role,
      own.find(({ key }) => pattern.test(key) && !isOther(role as Role, key)),
    ]),
  ) as Record<Role, Face | undefined>;
  const found = new Map<string, Face | undefined>();
  const lacking = new Set<string>();
  const free = openFree();
  const has = (face: Face | undefined, letter: number): face is Face =>
    face !== undefined && !lacking.has(`${face.key} ${letter}`) && face.covers(letter);
  const look = (role: Role, letter: number): Face | undefined =>
    [byRole[role === 'strong' ? 'body' : role], free(letter, weights[role]), ...own].find((face) => has(face, letter));
  return {
    faceFor(role, letter) {
      const key = `${role} ${letter}`;
      if (!found.has(key)) found.set(key, look(role, letter));
      return found.get(key);
    },
    lacks(face, letter) {
      lacking.add(`${face.key} ${letter}`);
      found.clear();
    },
  };
}

/** 小标宋 and 仿宋 are no 宋体, though their names end so. */
const isOther = (role: Role, key: string) => role === 'page' && (names.title.test(key) || names.body.test(key));

function readFolder(folder: string): Face[] {
  const files = readdirSync(folder).filter((name) => /\.(ttf|otf)$/i.test(name));
  return files.sort().map((name) => ownFace(join(folder, name), name));
}

function ownFace(path: string, key: string): Face {
  const read = once(() => readFileSync(path));
  const letters = once(() => lettersOf(read()));
  return { key, weight: null, read, covers: (letter) => letters().has(letter) };
}

/** Looks when it is asked first, and remembers. */
function once<Value>(look: () => Value): () => Value {
  let seen: { value: Value } | null = null;
  return () => {
    seen = seen ?? { value: look() };
    return seen.value;
  };
}

/** The letters a font file has; none when it cannot be read as one. */
function lettersOf(bytes: Buffer): Set<number> {
  const font = create(bytes);
  return new Set('characterSet' in font ? font.characterSet : []);
}

const packageOf = (name: string) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

/** Noto Serif SC, which comes in a hundred files of some letters each: `unicode.json` says which letter is in which. */
function openFree(): (letter: number, weight: number) => Face | undefined {
  const folder = packageOf('@fontsource-variable/noto-serif-sc');
  const told = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const slices = Object.entries(told).map(([name, ranges]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: rangesOf(ranges),
  }));
  const faces = new Map<string, Face>();
  return (letter, weight) => {
    // The last slices hold the letters that are used most.
    const slice = slices.findLast(({ ranges }) => ranges.some(([from, to]) => from <= letter && letter <= to));
    if (!slice) return undefined;
    const key = `noto-serif-sc-${slice.name}-${weight}`;
    const path = join(folder, 'files', `noto-serif-sc-${slice.name}-wght-normal.woff2`);
    // To read the file for its letters would take longer than the rest of the page: `lacks` corrects the list.
    const face = faces.get(key) ?? { key, weight, read: once(() => readFileSync(path)), covers: () => true };
    faces.set(key, face);
    return face;
  };
}

const rangesOf = (said: string): [number, number][] =>
  said.split(',').map((range) => {
    const [from, to] = range.replace(/^U\+/i, '').split('-') as [string, string?];
    return [Number.parseInt(from, 16), Number.parseInt(to ?? from, 16)];
  });

/**
 * What the ids of a pool stand for, as text. Its hash is public from the freeze on, so that nobody can give a drawn id another
 * name afterwards; the salt keeps short lists from being guessed by their hash.
 */
export const namesText = (draw: string, names: ReadonlyMap<string, string>, salt: string): string =>
  [
    'ZXDRAW-1 NAMES',
    draw,
    `salt ${salt}`,
    ...[...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, name]) => `name ${id} ${name}`),
  ]
    .map((line) => `${line}\n`)
    .join('');

/** The names of such a text by id. */
export const readNames = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^name (\S+) (.+)$/gm)].map((match) => [match[1]!, match[2]!]));

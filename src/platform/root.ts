import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('no package.json above this file');
  return findRoot(above);
}

/** The folder that holds package.json, `src` and `dist`, whether this file runs from `src` or from `dist`. */
export const projectRoot = findRoot(import.meta.dirname);

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The sources as text, by their path below the project's root ('src/core/action.ts'). Fixtures are trees of this shape too. */
export type Tree = Map<string, string>;

/** What one wall found: what stands against it, and how many things it looked at. */
export interface Finding {
  against: string[];
  looked: number;
}

const kept = /\.(ts|tsx|sql|md|json)$/;

export function readTree(root: string, folders = ['src', 'district', 'journeys', 'bench']): Tree {
  const tree: Tree = new Map();
  const walk = (path: string) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const below = posix.join(path, entry.name);
      if (entry.isDirectory()) walk(below);
      else if (kept.test(entry.name)) tree.set(below, readFileSync(join(root, below), 'utf8'));
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(folder);
  return tree;
}

export const isTest = (path: string) =>
  /\.test\.tsx?$/.test(path) || /(^|\/)(test-[\w-]+|fixtures?)(\.tsx?$|\/)/.test(path);
export const isCode = (path: string) => /\.tsx?$/.test(path);

export interface Import {
  from: string;
  /** The imported file's path in the tree, or the package's name. */
  to: string;
  inside: boolean;
  typeOnly: boolean;
}

/** Every import of a file: static, type, side-effect, re-export and dynamic. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const pattern =
    /(?:^|\n|;)\s*(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of plain.matchAll(pattern)) {
    const target = match[2] ?? match[3]!;
    const inside = target.startsWith('.');
    found.push({
      from: path,
      to: inside ? posix.join(posix.dirname(path), target) : target,
      inside,
      typeOnly: Boolean(match[1]),
    });
  }
  return found;
}

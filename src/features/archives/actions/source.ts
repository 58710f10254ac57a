import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileSource } from '../../../core/files/extract/source.ts';
import { readEntries, unpack } from '../../../core/files/extract/zip.ts';

/** A saved site: its files by their paths, with forward slashes. */
export interface SavedSite {
  names: string[];
  read(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

const most = { files: 200_000, depth: 40 };

/** A folder of this machine. Links are not followed: a saved site is what lies in it. */
export async function openFolder(root: string): Promise<SavedSite> {
  const names: string[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < most.depth) await walk(path, depth + 1);
      else if (entry.isFile() && names.length < most.files) names.push(relative(root, path).split(sep).join('/'));
    }
  };
  await walk(root, 0);
  return { names: names.sort(), read: (name) => readFile(join(root, ...name.split('/'))), close: async () => {} };
}

/** A zip that lies on the disk, unpacked entry by entry within the bounds of the files room; Unfit for one that lies or bursts. */
export async function openArchive(path: string): Promise<SavedSite> {
  const file = await open(path, 'r');
  try {
    const source = fileSource(file, (await stat(path)).size);
    const entries = (await readEntries(source)).filter(({ name }) => !name.endsWith('/'));
    const byName = new Map(entries.map((entry) => [entry.name.replaceAll('\\', '/'), entry]));
    return {
      names: [...byName.keys()].sort(),
      read: (name) => unpack(source, byName.get(name)!),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

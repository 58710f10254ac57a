import { link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

interface Orders {
  known(hashes: string[]): Promise<Set<string>>;
  olderThanMs: number;
}

const batch = 500;
const isHash = (name: string) => /^[0-9a-f]{64}$/.test(name);

/** Removes orphans and stale arrivals older than asked for; answers how many (Storage.sweep). */
export async function sweepFolder(dir: string, { known, olderThanMs }: Orders): Promise<number> {
  const before = Date.now() - olderThanMs;
  let removed = await sweepArrivals(join(dir, 'incoming'), before);
  await restoreAside(dir);
  for await (const hashes of oldContent(dir, before)) {
    const keep = await known(hashes);
    for (const hash of hashes) if (!keep.has(hash) && (await removeOrphan(dir, hash, before))) removed += 1;
  }
  return removed;
}

/** Remains of broken uploads older than asked for; answers how many went. */
export async function sweepArrivals(folder: string, before: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!(await isOlder(path, before))) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function* oldContent(dir: string, before: number): AsyncGenerator<string[]> {
  let hashes: string[] = [];
  for (const outer of await foldersOf(dir)) {
    for (const inner of await foldersOf(join(dir, outer))) {
      for (const name of await readdir(join(dir, outer, inner))) {
        if (isHash(name) && (await isOlder(join(dir, outer, inner, name), before))) hashes.push(name);
        if (hashes.length < batch) continue;
        yield hashes;
        hashes = [];
      }
    }
  }
  if (hashes.length > 0) yield hashes;
}

const foldersOf = async (path: string) => (await readdir(path)).filter((name) => /^[0-9a-f]{2}$/.test(name));

/**
 * An equal upload may take the place between our look at its age and its removal, and then it is no orphan. So the file is
 * set aside first, looked at once more, and put back when it is young.
 */
async function removeOrphan(dir: string, hash: string, before: number): Promise<boolean> {
  const place = join(dir, hash.slice(0, 2), hash.slice(2, 4), hash);
  const aside = join(dir, 'aside', hash);
  await mkdir(join(dir, 'aside'), { recursive: true, mode: 0o700 });
  await rename(place, aside).catch(unlessGone);
  const orphan = await isOlder(aside, before);
  if (!orphan) await link(aside, place).catch(unlessThere);
  await rm(aside, { force: true });
  return orphan;
}

/** What a sweep that was killed had set aside goes back and is judged anew. */
async function restoreAside(dir: string): Promise<void> {
  for (const hash of await readdir(join(dir, 'aside')).catch(() => [])) {
    if (!isHash(hash)) continue;
    await link(join(dir, 'aside', hash), join(dir, hash.slice(0, 2), hash.slice(2, 4), hash)).catch(unlessThere);
    await rm(join(dir, 'aside', hash), { force: true });
  }
}

async function isOlder(path: string, before: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtimeMs < before;
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
}

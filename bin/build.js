import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { withLock } from './lock.js';
import { run } from './npm.js';
import { LaunchError, root, step } from './words.js';

const dist = join(root, 'dist');
const stamp = join(dist, '.stamp');
const sources = ['src', 'district', 'journeys', 'bench'];

/** Compiles when a source differs from what was compiled last; finding out takes some hundredths of a second. */
export async function ensureBuilt() {
  const due = hashSources();
  if (built() === due) return;
  await withLock(async () => {
    if (built() === due) return;
    await step('正在编译', build);
    writeFileSync(stamp, due);
  });
}

function built() {
  try {
    return existsSync(join(dist, 'assets/manifest.json')) ? readFileSync(stamp, 'utf8') : '';
  } catch {
    return '';
  }
}

/** By content: dates lie after a checkout, a copy or a clock set back. */
function hashSources() {
  const hash = createHash('sha256').update(process.version);
  const files = ['tsconfig.json', 'package-lock.json', ...sources.flatMap((folder) => list(folder, isSource))];
  for (const file of [...files, 'bin/assets.js'])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

const isSource = (path) => /\.tsx?$/.test(path) || path.startsWith(join('src', 'ui', 'assets'));

function list(folder, which) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(relative(root, entry.parentPath ?? entry.path), entry.name))
    .filter(which)
    .sort();
}

async function build() {
  rmSync(stamp, { force: true });
  await compile('tsconfig.json');
  removeOrphans();
  const { bundleAssets } = await import('./assets.js');
  await bundleAssets().catch((cause) => {
    throw new LaunchError(`浏览器资源打包失败：\n${cause.message}`);
  });
}

/** Runs the compiler on one project; its own words name file and line. */
export async function compile(project) {
  const args = [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', project];
  await run(process.execPath, args).catch((cause) => {
    throw new LaunchError(`${cause.message}\n编译失败，原因如上。改正后再运行一次。`);
  });
}

/** What was compiled from a file that is gone would still be found by the tests and by imports. */
function removeOrphans() {
  for (const file of list('dist', (path) => /\.js(\.map)?$/.test(path) && !path.startsWith(join('dist', 'assets')))) {
    const source = file.slice('dist'.length + sep.length).replace(/\.js(\.map)?$/, '');
    if (!['.ts', '.tsx'].some((ending) => existsSync(join(root, source + ending)))) rmSync(join(root, file));
  }
  removeEmpty(dist);
}

function removeEmpty(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

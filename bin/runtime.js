import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { withLock } from './lock.js';
import { npm } from './npm.js';
import { LaunchError, root, step } from './words.js';

export const wanted = 24;

const install = `请自行安装 Node.js ${wanted}（或更新的版本），再运行一次。`;

/** The path of a Node 24 for this machine, fetched from npm the first time; version and content are pinned in runtime.json. */
export async function ensureNode() {
  const platform = `${process.platform}-${process.arch}`;
  const pin = JSON.parse(readFileSync(new URL('./runtime.json', import.meta.url), 'utf8'))[platform];
  if (!pin)
    throw new LaunchError(`现在的 Node.js 是 ${process.version}，没有适用于 ${platform} 的自动安装。${install}`);
  const node = join(root, '.runtime', `node-${pin.version}`, 'bin', 'node');
  if (!existsSync(node))
    await withLock(
      () => existsSync(node) || step(`首次启动：正在下载 Node.js ${pin.version}（约 50 MB）`, () => fetchNode(pin)),
    );
  return node;
}

async function fetchNode(pin) {
  const folder = join(root, '.runtime');
  const draft = mkdtempSync(join(folder, 'new-'));
  try {
    const tarball = unpackable(await download(pin, draft), pin);
    const home = join(draft, 'node');
    mkdirSync(join(home, 'bin'), { recursive: true });
    for (const [name, mode] of [
      ['bin/node', 0o755],
      ['LICENSE', 0o644],
    ]) {
      writeFileSync(join(home, name), readTar(tarball, `package/${name}`), { mode, flush: true });
    }
    tryOut(join(home, 'bin/node'), pin);
    renameSync(home, join(folder, `node-${pin.version}`));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function download({ package: name, version }, folder) {
  try {
    await npm(['pack', `${name}@${version}`, `--pack-destination=${folder}`, '--ignore-scripts'], folder);
  } catch (cause) {
    throw new LaunchError(`下载 Node.js ${version} 失败：\n${cause.message}\n请检查网络后再试，或${install.slice(1)}`);
  }
  return readFileSync(
    join(
      folder,
      readdirSync(folder).find((file) => file.endsWith('.tgz')),
    ),
  );
}

function unpackable(bytes, { integrity, version }) {
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (found === integrity) return gunzipSync(bytes);
  throw new LaunchError(
    `下载的 Node.js ${version} 与登记的校验值不符，没有使用。请检查 npm 的下载源，或${install.slice(1)}`,
  );
}

const block = 512;

/** The content of one file of a tar archive, without unpacking the other 4,000. */
export function readTar(bytes, wantedName) {
  const text = (from, length) => bytes.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8) || 0;
    const prefix = text(at + 345, 155);
    const name = prefix ? `${prefix}/${text(at, 100)}` : text(at, 100);
    if (name === wantedName) return bytes.subarray(at + block, at + block + size);
    at += block + Math.ceil(size / block) * block;
  }
  throw new LaunchError(`下载的软件包里没有 ${wantedName}。${install}`);
}

function tryOut(node, { version }) {
  let said;
  try {
    said = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    said = '';
  }
  if (said !== `v${version}`) throw new LaunchError(`下载的 Node.js ${version} 在这台机器上不能运行。${install}`);
}

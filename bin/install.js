import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.js';
import { npm } from './npm.js';
import { LaunchError, root, step } from './words.js';

const stamp = join(root, 'node_modules', '.gongkai-lock');

/** Installs exactly what the lock file says, once; again when the lock file or the kind of machine has changed. */
export async function ensureInstalled() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const due = `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}`;
  if (installed() === due) return;
  await withLock(async () => {
    if (installed() === due) return;
    await step('正在安装依赖', install);
    writeFileSync(stamp, due);
  });
}

function installed() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
}

async function install() {
  try {
    // NODE_ENV=production or somebody's npm settings must not leave out the compiler or the database.
    await npm([
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--include=dev',
      '--include=optional',
    ]);
  } catch (cause) {
    throw new LaunchError(
      `安装依赖失败：\n${cause.message.split('\n').slice(0, 20).join('\n')}\n请检查网络和磁盘空间，再运行一次。`,
    );
  }
}

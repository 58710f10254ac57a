import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unavailable } from '../errors.ts';
import type { Account } from './accounts.ts';
import { makePrivateFolder } from './cluster.ts';

const socketName = '.s.PGSQL.5432';
/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero among them. */
const longestPath = process.platform === 'linux' ? 107 : 103;
const fits = (folder: string) => Buffer.byteLength(join(folder, socketName)) <= longestPath;

/** Beside the data, or below the temporary folder when the way there is too long for a socket. */
export function chooseSocketFolder(folder: string): string {
  const beside = join(folder, 'socket');
  if (fits(beside)) return beside;
  const name = `gongkai-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const temporary = join(tmpdir(), name);
  return fits(temporary) ? temporary : join('/tmp', name);
}

/** Anyone may make a folder of this name in /tmp before us: one that is not ours and closed is refused. */
export async function makeSocketFolder(folder: string, account: Account): Promise<void> {
  const found = await lstat(folder).catch(() => null);
  const owner = account.uid ?? process.getuid?.();
  if (!found) return makePrivateFolder(folder, account);
  if (found.isDirectory() && (found.mode & 0o077) === 0 && (found.uid === owner || process.getuid?.() === 0)) {
    return makePrivateFolder(folder, account);
  }
  throw new Unavailable(`${folder} 不是只属于当前账号的文件夹，内置数据库不能在那里开放连接。请移走它再启动。`);
}

/** The address of one database of the private server, in a form that both `new URL` and node-postgres read. */
export function socketUrl(folder: string, password: string, database: string): string {
  return `postgres://postgres:${password}@localhost/${database}?host=${encodeURIComponent(folder)}`;
}

import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/** Under whose name the database's programs run; PostgreSQL refuses to run as root. */
export interface Account {
  /** For the log. */
  words: string;
  /** Put before the command. */
  prefix: string[];
  /** The system account to become, when it is not ours. */
  uid?: number;
  gid?: number;
}

interface Entry {
  name: string;
  uid: number;
  gid: number;
}

const ourselves: Account = { words: '当前账号', prefix: [] };

/** Those worth trying for files below `folder`, best first. */
export async function listAccounts(folder: string): Promise<Account[]> {
  const entries = await readEntries();
  const apart = namespaces(entries);
  // initdb asks the system for the name of its user id, which a container may run without.
  if (process.getuid?.() !== 0) return hasName() ? [ourselves] : [...apart, ourselves];
  const owner = await ownerOf(folder);
  const others = entries.filter(({ uid, name }) => uid === owner || name === 'postgres' || name === 'nobody');
  others.sort((a, b) => rank(a, owner) - rank(b, owner));
  const become = others
    .filter(({ uid }) => uid !== 0)
    .map(({ name, uid, gid }) => ({ words: `账号 ${name}`, prefix: [], uid, gid }));
  return owner === 0 ? [...apart, ...become] : [...become.slice(0, 1), ...apart, ...become.slice(1)];
}

const rank = ({ uid, name }: Entry, owner: number) => (uid === owner ? 0 : name === 'postgres' ? 1 : 2);

/** A user namespace in which we bear another number: files stay ours, and a home with mode 0700 above them does not matter. */
function namespaces(entries: Entry[]): Account[] {
  const other = entries.find(({ uid }) => uid !== 0);
  if (process.platform !== 'linux' || !other) return [];
  return [{ words: '用户命名空间', prefix: ['unshare', '--user', `--map-user=${other.uid}`, '--'] }];
}

async function readEntries(): Promise<Entry[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4 && /^\d+$/.test(parts[2]!))
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

async function ownerOf(folder: string): Promise<number> {
  const found = await stat(folder).catch(() => null);
  return found ? found.uid : ownerOf(dirname(folder));
}

/** The command line and the options of `spawn` that run a program under this account. */
export function underAccount(account: Account, program: string, args: string[]) {
  const [file, ...rest] = [...account.prefix, program, ...args];
  const { uid, gid } = account;
  return { file: file!, args: rest, options: uid === undefined ? {} : { uid, gid } };
}

/** Whether the account reaches and may write `folder`. */
export function mayWrite(account: Account, folder: string): boolean {
  return succeeds(account, '/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder]);
}

/** Whether the program starts under the account at all. */
export function succeeds(account: Account, program: string, args: string[]): boolean {
  const { file, args: all, options } = underAccount(account, program, args);
  return spawnSync(file, all, { ...options, stdio: 'ignore', cwd: '/' }).status === 0;
}

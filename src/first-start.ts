import pg from 'pg';
import { loadDemo } from '../district/demo.ts';
import { hasDistrict, loadDistrict } from '../district/load.ts';
import type { By } from './core/caller.ts';
import { receiveUpload } from './core/files/upload.ts';
import type { Attachment } from './core/publications/content.ts';
import type { Opened } from './open.ts';
import type { Config } from './platform/config.ts';
import type { Storage } from './platform/storage/local.ts';

/**
 * Fills an empty system with its district, and with demonstration accounts and content where these are wanted; once.
 * Answers the lines about the accounts that the start prints: their passwords are kept nowhere.
 */
export async function firstStart(config: Config, opened: Opened, say: (line: string) => void): Promise<string[]> {
  if (!config.district || (await hasDistrict(opened.sides.staff))) return [];
  return alone(opened.urls.app, () => fill(config, opened, say));
}

/** Two processes may meet an empty database at once: the second waits, and finds the district there. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(8890, 4)');
    return await work();
  } finally {
    await client.end(); // the lock goes with the connection
  }
}

async function fill(config: Config, opened: Opened, say: (line: string) => void): Promise<string[]> {
  const { staff } = opened.sides;
  if (!config.district || (await hasDistrict(staff))) return [];
  say('首次启动：正在录入单位、栏目和设置……');
  await loadDistrict(config.district, staff);
  if (!config.demoAccounts) return ['', '没有演示账号。请用 gongkai people add 添加第一位安全管理员。'];
  say('首次启动：正在准备演示账号和演示内容……');
  const accounts = await loadDemo({
    folder: config.district,
    staff,
    now: new Date(),
    keepFile: keepWith(opened.storage),
  });
  const width = Math.max(...accounts.map((account) => account.account.length));
  return [
    '',
    '演示账号（口令只显示这一次，可用 gongkai people reset 重置）：',
    ...accounts.map(
      ({ account, password, name, unit, roles }) =>
        `  ${account.padEnd(width)}  ${password}  ${name}　${unit}　${roles}`,
    ),
  ];
}

/** A demonstration file goes the way of every upload: examined by its content, stored under its hash. */
export const keepWith =
  (storage: Storage) =>
  async (by: By, name: string, bytes: Uint8Array): Promise<Attachment> => {
    const body = new FormData();
    body.append('file', new File([new Uint8Array(bytes)], name));
    const { files, refused } = await receiveUpload(
      new Request('http://localhost/', { method: 'POST', body }),
      storage,
      () => by,
    );
    const file = files[0];
    if (!file) throw new Error(`${name}: ${refused[0]?.error}`);
    return { file: file.id, name: file.name, hash: file.hash, bytes: file.bytes, type: file.type };
  };

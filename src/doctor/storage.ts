import { statfs } from 'node:fs/promises';
import pg from 'pg';
import { listStoredContents } from '../core/files/queries.ts';
import { inWords } from '../platform/size.ts';
import type { Storage } from '../platform/storage/local.ts';
import { broken, type Finding, fine, look } from './finding.ts';

const little = 2 * 1024 ** 3;

/** Whether every attachment that the database knows is there with its length, and how much room is left. */
export async function examineStorage(storage: Storage, ownerUrl: string, dataDir: string): Promise<Finding[]> {
  try {
    await storage.ready();
  } catch (error) {
    return [broken('文件存储', (error as Error).message, '请检查存储的路径、权限和剩余空间。')];
  }
  const missing = await findMissing(storage, ownerUrl);
  const whole = missing.length
    ? broken(
        '附件',
        `缺少 ${missing.length} 个附件，例如 ${missing[0]}。`,
        '请从备份中取回这些文件（备份中 files/ 下同名）。',
      )
    : fine('附件', '数据库中的附件都在存储中');
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const room =
    free < little
      ? look(
          '磁盘',
          `${dataDir} 只剩 ${inWords(free)}。`,
          '请清理或扩大磁盘；写满时系统会拒绝新的提交，已有页面照常可读。',
        )
      : fine('磁盘', `${dataDir} 还有 ${inWords(free)}`);
  return [whole, room];
}

async function findMissing(storage: Storage, ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const contents = await listStoredContents(client).finally(() => client.end());
  const missing: string[] = [];
  for (const { hash, bytes } of contents) if ((await storage.size(hash)) !== bytes) missing.push(hash);
  return missing;
}

import { mkdirSync } from 'node:fs';
import { rolePrefix } from '../open.ts';
import type { Config } from '../platform/config.ts';
import { startEmbedded } from '../platform/embedded/start.ts';
import { ensureRoles } from '../platform/roles.ts';
import type { Storage } from '../platform/storage/local.ts';
import { openFiles } from '../platform/storage/open.ts';

/** Database and storage of an empty system, with roles and without a schema, for a restore; closed afterwards. */
export async function openTarget<T>(
  config: Config,
  work: (target: { ownerUrl: string; storage: Storage }) => Promise<T>,
): Promise<T> {
  mkdirSync(config.dataDir, { recursive: true });
  const log = { info() {}, warn() {} };
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir, log });
  try {
    const adminUrl = config.databaseUrl ?? embedded!.url;
    const urls = await ensureRoles(adminUrl, rolePrefix(adminUrl));
    return await work({ ownerUrl: urls.owner, storage: openFiles(config) });
  } finally {
    await embedded?.stop();
  }
}

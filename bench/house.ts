import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chain } from '../district/demo/chain.ts';
import type { House } from '../src/app.ts';
import { startSealer } from '../src/core/ledger/seal.ts';
import { firstStart } from '../src/first-start.ts';
import { type Opened, openHouse } from '../src/open.ts';
import { readConfig } from '../src/platform/config.ts';
import { createLog } from '../src/platform/log.ts';
import { rooms } from '../src/rooms.ts';
import { enterDistrict } from '../src/test-district.ts';

export interface Bench {
  house: House;
  opened: Opened;
  /** The road to a public page, where there are people and no demonstration content. */
  chain: Chain | null;
  /** What a first start says: the demonstration accounts with their passwords. */
  said: string[];
  close(): Promise<void>;
}

/** The house on its embedded database in a folder of its own, with the demonstration district or with its people alone. */
export async function openBench(filled: 'demonstration' | 'people' = 'demonstration'): Promise<Bench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const config = readConfig({ ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' });
  const log = createLog('error', 'stderr');
  const opened = await openHouse(config, log);
  const chain = filled === 'people' ? (await enterDistrict(opened.sides.staff)).chain : null;
  const said = chain ? [] : await firstStart(config, opened, () => {});
  const sealing = startSealer(opened.sealer, () => {});
  return {
    house: { ...opened, features: rooms, log },
    opened,
    chain,
    said,
    async close() {
      await sealing.stop();
      await opened.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

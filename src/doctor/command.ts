import type { Opened } from '../open.ts';
import type { Commands } from '../platform/cli.ts';
import type { Config } from '../platform/config.ts';
import { examineCheckpoints } from './checkpoints.ts';
import { examineClock, examineLedger, examineServer, examineWork } from './database.ts';
import type { Finding } from './finding.ts';
import { examineScanner } from './scanner.ts';
import { examineSettings } from './settings.ts';
import { examineStorage } from './storage.ts';

/** Everything that can be said of an installation, the broken first. */
export async function examine(config: Config, { sides, storage, urls, keeping }: Opened): Promise<Finding[]> {
  const found = [
    ...examineSettings(config),
    ...(await examineServer(sides.staff)),
    ...(await examineStorage(storage, urls.owner, config.dataDir)),
    await examineScanner(config),
    ...(await examineLedger(sides.staff)),
    await examineCheckpoints(sides.staff, keeping),
    ...(await examineClock(sides.staff)),
    ...(await examineWork(sides.staff)),
  ];
  const order = ['broken', 'look', 'fine'];
  return found.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

const marks = { fine: '正常', look: '注意', broken: '异常' } as const;

/** `doctor`: what is wrong with this installation and how to mend it; exit code 1 when something is broken. */
export const doctorCommand = (
  settings: () => Config,
  within: <T>(work: (opened: Opened) => Promise<T>) => Promise<T>,
): Commands => ({
  doctor: {
    summary: '检查这套系统哪里不对、怎样改好',
    usage: '',
    options: { json: { type: 'boolean', words: '以 JSON 输出' } },
    run: ({ out, json, options }) =>
      within(async (opened) => {
        const found = await examine(settings(), opened);
        const ok = found.every(({ state }) => state !== 'broken');
        if (options.json) json({ ok, found });
        else
          for (const { part, state, words, mend } of found)
            out(`${marks[state]}　${part}：${words}${mend ? `\n　　　${mend}` : ''}`);
        return ok ? 0 : 1;
      }),
  },
});

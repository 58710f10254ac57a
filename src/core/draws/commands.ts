import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from '../../platform/cli.ts';
import { projectRoot } from '../../platform/root.ts';

/** `draws verify`: the same single file that everybody can download, so that there is one verifier and not two. */
export const drawsCommands: Record<string, Command> = {
  'draws verify': {
    summary: '从验证包重新计算一次公开抽签，逐项核对',
    usage: 'FILE',
    async run({ args, out }) {
      const ran = spawnSync(process.execPath, [join(projectRoot, 'bin', 'verify-draw.mjs'), args[0]!], {
        encoding: 'utf8',
      });
      for (const line of `${ran.stdout}${ran.stderr}`.split('\n').filter(Boolean)) out(line);
      return ran.status ?? 1;
    },
  },
};

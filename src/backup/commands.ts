import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Opened } from '../open.ts';
import type { Command, Commands } from '../platform/cli.ts';
import { CommandError } from '../platform/cli.ts';
import type { Config } from '../platform/config.ts';
import { fingerprintOf, makeBackup } from './make.ts';
import { openTarget } from './open-target.ts';
import { restoreBackup } from './restore.ts';

/** What the commands need of the process: its settings, and the house opened for one command. */
export interface Around {
  settings(): Config;
  within<T>(work: (opened: Opened) => Promise<T>): Promise<T>;
}

/** `backup FILE` and `restore FILE`: also the way from the embedded database to a server and back. */
export const backupCommands = (around: Around): Commands => ({ backup: backup(around), restore: restore(around) });

const backup = ({ settings, within }: Around): Command => ({
  summary: '把数据库和附件写成一个备份文件，其间照常工作',
  usage: 'FILE',
  run: ({ args, out }) =>
    within(async ({ urls, storage }) => {
      const path = resolve(args[0]!);
      if (existsSync(path)) throw new CommandError(`${path} 已经存在，备份不覆盖旧文件，请换一个名字。`);
      const { dataDir } = settings();
      const { entries, files } = await makeBackup({ ownerUrl: urls.owner, storage, dataDir }, path, out);
      out(`备份完成：${path}（${entries.length} 项，其中附件 ${files} 个）。`);
      out(`请把 ${join(dataDir, 'secret')} 另外保存：备份里没有它，而恢复后的动态口令要用它。`);
    }),
});

const restore = ({ settings, within }: Around): Command => ({
  summary: '把备份文件恢复到空的系统（内置数据库，或 DATABASE_URL 指明的空库）',
  usage: 'FILE',
  async run({ args, out }) {
    const path = resolve(args[0]!);
    if (!existsSync(path)) throw new CommandError(`${path} 不存在，请检查备份文件的路径。`);
    const config = settings();
    const { head, jobs } = await openTarget(config, (target) => restoreBackup(target, path, out));
    await within(async ({ resend }) => {
      await resend(jobs);
    });
    out(`恢复完成。${aboutSecret(config.dataDir, head.secret)}`);
    out('请运行 gongkai ledger verify 核对台账，再启动服务。');
  },
});

function aboutSecret(dataDir: string, wanted: string): string {
  const there = existsSync(join(dataDir, 'secret')) && readFileSync(join(dataDir, 'secret')).length > 0;
  if (there && fingerprintOf(dataDir) === wanted) return '';
  return `\n注意：${join(dataDir, 'secret')} 与备份时的不同。请先停止服务，放回原来的 secret；没有它，动态口令须由安全管理员重设。`;
}

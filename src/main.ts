import { districtCommands } from '../district/command.ts';
import { backupCommands } from './backup/commands.ts';
import { calendarCommands } from './core/calendar/commands.ts';
import { drawsCommands } from './core/draws/commands.ts';
import { ledgerCommands } from './core/ledger/commands.ts';
import { peopleCommands } from './core/people/commands.ts';
import { docsCommands } from './docs.ts';
import { doctorCommand } from './doctor/command.ts';
import { type Opened, openHouse } from './open.ts';
import { type Command, CommandError, runCommands } from './platform/cli.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { rooms } from './rooms.ts';
import { serve } from './serve.ts';
import { startWork } from './worker.ts';

function settings() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) throw new CommandError(error.problems.join('\n'), 2);
    throw error;
  }
}

/** Opens the house for one command and closes it afterwards; the log goes to stderr, stdout belongs to the data. */
async function within<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const config = settings();
  const opened = await openHouse(config, createLog(process.env.LOG_LEVEL ? config.logLevel : 'error', 'stderr'));
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

const commands: Record<string, Command> = {
  serve: {
    summary: '启动门户和工作台',
    usage: '',
    async run({ out }) {
      const config = settings();
      await serve(config, createLog(process.env.LOG_LEVEL ? config.logLevel : 'warn'), out);
    },
  },
  worker: {
    summary: '只办理定时和后台工作（门户由别的进程提供）',
    usage: '',
    run: () =>
      within(async (opened) => {
        const config = settings();
        const work = await startWork(opened, createLog(config.logLevel));
        await new Promise<void>((resolve) => {
          process.once('SIGTERM', () => resolve());
          process.once('SIGINT', () => resolve());
        });
        await work.stop();
      }),
  },
  migrate: {
    summary: '把数据库升级到本版本',
    usage: '',
    run: ({ out }) =>
      within(async (opened) =>
        out(opened.applied === 0 ? '数据库已是最新，没有新的迁移。' : `已应用 ${opened.applied} 个迁移。`),
      ),
  },
  ...doctorCommand(settings, within),
  ...backupCommands({ settings, within }),
  ...ledgerCommands(within),
  ...calendarCommands(within),
  ...drawsCommands,
  ...peopleCommands(within),
  ...districtCommands(within),
  ...docsCommands,
  ...Object.assign({}, ...rooms.map((room) => room.commands?.(within) ?? {})),
};

process.exitCode = await runCommands(commands, process.argv.slice(2));

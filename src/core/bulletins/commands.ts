import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Call, type Command, CommandError } from '../../platform/cli.ts';
import { today } from '../../platform/time.ts';
import { By } from '../caller.ts';
import type { Within } from '../feature.ts';
import { type Brought, keepBulletins } from './actions.ts';
import { findUnit } from './queries.ts';
import { bringAll } from './staff/bring.ts';
import { lookedAt } from './staff/frame.ts';

/** The command line as a door: saved notices on the server are read in; whoever drafts looks them over in the console. */
export const bulletinsCommands = (within: Within): Record<string, Command> => ({
  'bulletins import': {
    summary: '读入以往的公示（抽查计划和结果、许可和处罚公示），成为待核对的条目',
    usage: 'FILE...',
    options: {
      unit: { type: 'string', words: '归哪个单位：名称、别名或代号' },
      'dry-run': { type: 'boolean', words: '只读不写：看读出什么，缺什么' },
      json: { type: 'boolean', words: '以 JSON 输出' },
    },
    run: (call) => importFiles(call, within),
  },
});

async function importFiles(call: Call, within: Within): Promise<void> {
  const parts = await Promise.all(
    call.args.map(async (path) => ({ name: basename(path).slice(0, 200), bytes: await readFile(path) })),
  );
  await within(async ({ sides }) => {
    const wanted = String(call.options.unit ?? '');
    const unit = wanted ? await findUnit(sides.staff, wanted) : undefined;
    if (!unit) throw new CommandError('请用 --unit 写明这些公示归哪个单位（名称、别名或代号）。');
    const { items, unread } = await bringAll(parts, '');
    const dry = call.options['dry-run'] === true;
    const by = new By(sides.staff, { kind: 'system', name: 'command-line' }, null);
    const done = dry || items.length === 0 ? null : await keepBulletins(by, { unit: unit.id, items });
    tell(call, { items, unread, done });
  });
}

interface Done {
  items: Brought[];
  unread: string[];
  done: { kept: number[]; known: number[] } | null;
}

function tell(call: Call, { items, unread, done }: Done): void {
  const looked = items.map((item) => ({ item, ...lookedAt(item, today(new Date())) }));
  if (call.options.json) {
    const notices = looked.map(({ item, reading, shape, look }) => ({
      ...{ file: item.name, title: reading.title, kind: shape?.words ?? null, publishedOn: reading.publishedOn },
      ...{ facts: Object.fromEntries(look.facts), gaps: look.gaps, unread: look.unread, stops: look.stops },
    }));
    call.json({ kept: done?.kept.length ?? 0, known: done?.known.length ?? 0, unread, notices });
    return;
  }
  for (const { item, reading, shape, look } of looked) {
    call.out(`${item.name}：${shape?.words ?? '看不出类别'}，“${reading.title}”`);
    for (const line of [...look.stops, ...look.unread, ...look.gaps]) call.out(`  ${line}`);
  }
  for (const line of unread) call.out(line);
  if (!done) call.out(`读出 ${items.length} 份，没有写入。`);
  else
    call.out(
      `读入 ${done.kept.length} 份，以前读入过 ${done.known.length} 份。请拟稿人在工作台“以往的公示”里核对后起草。`,
    );
}

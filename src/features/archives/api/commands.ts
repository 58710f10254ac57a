import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { By } from '../../../core/caller.ts';
import type { Within } from '../../../core/feature.ts';
import { type Call, type Command, CommandError } from '../../../platform/cli.ts';
import type { StaffDb } from '../../../platform/database.ts';
import { today } from '../../../platform/time.ts';
import { importSite, type Order, tryImport } from '../actions/import.ts';
import { listOf } from '../actions/list.ts';
import { openFolder } from '../actions/source.ts';
import { findUnit, listArchiveKinds, listUnits } from '../queries.ts';
import { type Outcome, problems, problemWords, whyNotBegin } from '../rules.ts';

/** The command line as a door: a folder on the server, of any size, becomes drafts; review belongs to people. */
export const archivesCommands = (within: Within): Record<string, Command> => ({
  'migration import': {
    summary: '迁移旧网站：一个文件夹的网页，或者一份清单（CSV、XLSX），成为待送审的草稿',
    usage: 'FOLDER|LIST',
    options: {
      unit: { type: 'string', words: '归哪个单位：名称、别名或代号' },
      kind: { type: 'string', words: '成为哪种文件：种类的代号或名称' },
      base: { type: 'string', words: '旧网站的网址，例如 http://www.zhenxing.gov.cn/' },
      'by-column': { type: 'boolean', words: '网页标有与现有栏目同名的栏目的，归入那个栏目' },
      'dry-run': { type: 'boolean', words: '只读不写：看能读出多少，有什么问题' },
      json: { type: 'boolean', words: '以 JSON 输出' },
    },
    run: (call) => importFolder(call, within),
  },
});

async function importFolder(call: Call, within: Within): Promise<void> {
  const path = resolve(call.args[0]!);
  const isList = (await stat(path)).isFile();
  if (isList && !/\.(?:csv|xlsx)$/i.test(path))
    throw new CommandError('清单要是 .csv 或 .xlsx；整个旧网站请给出它的文件夹。');
  const base = String(call.options.base ?? '');
  const why = whyNotBegin({ base, name: '' });
  if (why) throw new CommandError(why);
  const site = await openFolder(isList ? dirname(path) : path);
  const list = await listOf(site, isList ? basename(path) : undefined);
  if (list && 'error' in list) throw new CommandError(list.error);
  await within(async ({ sides, storage }) => {
    const order: Order = {
      ...(await readTarget(call, sides.staff)),
      name: basename(path),
      base,
      byColumn: call.options['by-column'] === true,
      list: list?.items ?? null,
      today: today(new Date()),
    };
    const by = (key: string | null = null) => new By(sides.staff, { kind: 'system', name: 'command-line' }, key);
    const dry = call.options['dry-run'] === true;
    const done = dry
      ? await tryImport(site, order, sides.staff)
      : await importSite(site, order, { staff: sides.staff, storage, by });
    tell(call, done);
  });
}

async function readTarget(call: Call, db: StaffDb): Promise<{ unit: number; kind: string }> {
  const wantedUnit = String(call.options.unit ?? '');
  const unit = wantedUnit ? await findUnit(db, wantedUnit) : undefined;
  if (!unit) {
    const names = (await listUnits(db)).map(({ name }) => name).slice(0, 5);
    throw new CommandError(
      `请用 --unit 写明内容归哪个单位${names.length > 0 ? `（例如${names.join('、')}）` : '；现在还没有任何单位'}。`,
    );
  }
  const kinds = await listArchiveKinds(db);
  const wanted = String(call.options.kind ?? '');
  const kind = kinds.find(({ name, words }) => name === wanted || words === wanted);
  if (!kind)
    throw new CommandError(
      `请用 --kind 写明成为哪种文件：${kinds.map(({ name, words }) => `${name}（${words}）`).join('、')}。`,
    );
  return { unit: unit.id, kind: kind.name };
}

function tell(call: Call, done: Outcome): void {
  if (call.options.json) {
    const found = done.problems.map((problem) => ({
      ...problem,
      result: problems[problem.code].out ? 'left_out' : 'noted',
      words: problemWords(problem),
      mend: problems[problem.code].mend,
    }));
    call.json({ ...done, problems: found });
    return;
  }
  const { pages, drafted, repeated, leftOut } = done;
  const written = done.import === null ? '试读（没有写入）' : `第 ${done.import} 次迁移`;
  call.out(
    `${written}：共 ${pages} 页，${done.import === null ? '可以' : '已'}迁入 ${drafted} 页，以前迁入过 ${repeated} 页，读不出 ${leftOut} 页。`,
  );
  for (const problem of done.problems)
    call.out(`${problem.name}：${problemWords(problem)}。${problems[problem.code].mend}`);
  if (done.import !== null) call.out(`请拟稿人在工作台“旧网站迁移”里核对后送审。`);
}

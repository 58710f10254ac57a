import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { By } from '../../../core/caller.ts';
import type { Within } from '../../../core/feature.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { readText } from '../../../core/files/text/read-text.ts';
import { type Call, type Command, CommandError, exitCodes } from '../../../platform/cli.ts';
import { dayOf, yearOf } from '../../../platform/time.ts';
import { importPlan } from '../actions/import.ts';
import { parsePlan } from '../parse/plan.ts';
import type { Plan } from '../parse/types.ts';
import { findUnitByName, listUnits } from '../queries.ts';
import { outlineOf } from '../rules/outline.ts';
import { confirmable, whyNotImport } from '../rules.ts';

const largest = 21 * 1024 ** 2; // a .docx may weigh 20 MB for its pictures; readText says the rest

/** The command line as a door: reading a plan needs no database, importing one does. */
export function workplanCommands(within: Within): Record<string, Command> {
  return {
    'workplan parse': {
      summary: '读出工作安排里的任务、责任单位和时限，不记入系统',
      usage: 'FILE',
      options: { json: { type: 'boolean', words: '以 JSON 输出' } },
      async run(call) {
        const { plan } = await readPlan(call);
        if (call.options.json) call.json(plan);
        else for (const line of outlineOf(plan)) call.out(line);
      },
    },
    'workplan import': {
      summary: '导入工作安排：公文成为待送审的草稿，任务成为台账',
      usage: 'FILE',
      options: {
        unit: { type: 'string', words: '起草单位的名称、别名或代号；不写时按印发单位查找' },
        json: { type: 'boolean', words: '以 JSON 输出' },
      },
      run: importFile(within),
    },
  };
}

const importFile = (within: Within) => async (call: Call) => {
  const { plan, text, name } = await readPlan(call);
  const confirmed = confirmable(plan, { name, text }, yearOf(dayOf(new Date())));
  const why = Object.values(whyNotImport(confirmed));
  if (why.length > 0) throw new CommandError(why.join(''));
  await within(async ({ sides }) => {
    const wanted = String(call.options.unit ?? confirmed.issuer);
    const unit = await findUnitByName(sides.staff, wanted);
    if (!unit) {
      const names = (await listUnits(sides.staff)).map((one) => one.name).slice(0, 5);
      const known = names.length > 0 ? `现有${names.join('、')}等` : '现在还没有任何单位';
      throw new CommandError(`没有“${wanted}”这个单位（${known}），请用 --unit 写明起草单位。`);
    }
    const system = new By(sides.staff, { kind: 'system', name: 'command-line' });
    const made = await importPlan(system, { plan: confirmed, unit: unit.id, matches: {} });
    if (call.options.json)
      call.json({ ...made, unit: unit.name, tasks: confirmed.tasks.length, warnings: plan.warnings });
    else {
      call.out(`已导入“${confirmed.title}”：${confirmed.tasks.length} 项任务，公文以${unit.name}的名义待送审。`);
      for (const line of plan.warnings) call.out(`请留意：${line}`);
    }
  });
};

/** The file as a plan; what is empty, binary, too large or not there ends with one sentence. */
async function readPlan({ args }: Call): Promise<{ plan: Plan; text: string; name: string }> {
  const path = args[0]!;
  const name = basename(path);
  const found = await stat(path);
  if (!found.isFile()) throw new CommandError(`${path} 不是文件，这里需要一份工作安排。`);
  if (found.size > largest) throw new CommandError(`“${name}”超过20MB，请只保留工作安排正文。`);
  try {
    const { text, warnings } = await readText(await readFile(path), name);
    const plan = parsePlan(text);
    return { plan: { ...plan, warnings: [...warnings, ...plan.warnings] }, text, name };
  } catch (error) {
    if (error instanceof UnreadableText) throw new CommandError(`${error.message}。`, exitCodes.failed);
    throw error;
  }
}

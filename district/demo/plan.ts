import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { file } from '../../src/features/workplan/actions/filing.ts';
import { importPlan } from '../../src/features/workplan/actions/import.ts';
import {
  addEvidence,
  approveProgress,
  closeTask,
  reportProgress,
} from '../../src/features/workplan/actions/progress.ts';
import { parsePlan } from '../../src/features/workplan/parse/plan.ts';
import { listFilings, listTasks, type TaskRow } from '../../src/features/workplan/queries.ts';
import { confirmable, type Stage } from '../../src/features/workplan/rules.ts';
import { one, type StaffDb } from '../../src/platform/database.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { today, yearOf } from '../../src/platform/time.ts';
import type { Chain, Written } from './chain.ts';
import { demoPlanText } from './plan-text.ts';

/** The real arrangement when it lies beside the project, else a short one of ours in the same shape. */
function source(now: Date): { name: string; text: string } {
  const folder = join(projectRoot, '..', 'shared', 'seed');
  const found = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.txt')) : undefined;
  if (found) return { name: found, text: readFileSync(join(folder, found), 'utf8') };
  return { name: '政务公开工作安排（演示）.txt', text: demoPlanText(yearOf(today(now))) };
}

/**
 * Imports the work plan, lets its document go the ordinary road to the portal, and shows tasks in their states: progress
 * approved and waiting, one task closed on a published page, filings handed in.
 */
export async function publishPlan(chain: Chain, staff: StaffDb, now: Date, evidence: Written): Promise<void> {
  const { name, text } = source(now);
  const plan = confirmable(parsePlan(text), { name, text }, yearOf(today(now)));
  const drafter = () => chain.as('office', 'drafter');
  const made = await importPlan(drafter(), { plan, unit: chain.unitOf('office'), matches: {} });
  await chain.publish({ ...made, revision: 0, text: { unit: 'office', kind: 'work-plan' } as Written['text'] });
  const tasks = await listTasks(staff, made.plan);
  const explained = '本年度印发的政策文件都已同步发布解读，文件与解读互相链接，没有漏报。';
  await report(chain, tasks, /解读/, { unit: 'education', stage: 'done', words: explained }, true);
  const housing = '老旧小区改造工作程序与图解同时发布，两处都能互相打开。';
  await report(chain, tasks, /解读/, { unit: 'housing', stage: 'done', words: housing }, true);
  const attribute = '公文公开属性在起草环节确定，没有属性的不编号。';
  await report(chain, tasks, /保密审查|公开属性/, { unit: 'education', stage: 'under_way', words: attribute }, true);
  const first = '本年度首批事项已经公开征求意见。';
  const shown = await report(
    chain,
    tasks,
    /预公开|民生/,
    { unit: 'education', stage: 'under_way', words: first },
    false,
  );
  await handIn(chain, staff, made.plan);
  const closing = tasks.find((task) => /解读/.test(task.title)) ?? shown;
  if (closing) await close(chain, staff, closing, evidence);
}

async function report(
  chain: Chain,
  tasks: TaskRow[],
  about: RegExp,
  said: { unit: 'education' | 'housing'; stage: Stage; words: string },
  approved: boolean,
): Promise<TaskRow | undefined> {
  const task = tasks.find((one) => about.test(one.title));
  if (!task) return undefined;
  const made = await reportProgress(chain.as(said.unit, 'drafter'), {
    task: task.id,
    unit: chain.unitOf(said.unit),
    stage: said.stage,
    words: said.words,
  }).catch(() => null);
  if (made && approved) await approveProgress(chain.as('office', 'openness'), made);
  return task;
}

async function handIn(chain: Chain, staff: StaffDb, plan: number): Promise<void> {
  for (const unit of ['education', 'housing'] as const) {
    const owed = await listFilings(staff, plan, chain.unitOf(unit));
    const scheme = owed.find((filing) => filing.kind === 'scheme');
    if (scheme)
      await file(chain.as(unit, 'drafter'), {
        filing: scheme.id,
        title: '政务公开工作实施方案（演示）',
        words: '',
        file: null,
      });
  }
}

async function close(chain: Chain, staff: StaffDb, task: TaskRow, evidence: Written): Promise<void> {
  const { path } = await pathOf(staff, evidence.document);
  await addEvidence(chain.as('office', 'openness'), { task: task.id, address: path });
  await closeTask(chain.as('office', 'openness'), { task: task.id, words: '政策文件与解读已经同时发布、互相链接。' });
}

function pathOf(staff: StaffDb, document: number): Promise<{ path: string }> {
  return one(
    staff,
    sql<{ path: string }>`select path from publications.address where document = ${document} and current`,
  );
}

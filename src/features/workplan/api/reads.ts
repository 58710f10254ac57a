import { operation } from '../../../core/api/operation.ts';
import { pageIn } from '../../../platform/http/api/paging.ts';
import { choice, idInPath, paging } from '../../../platform/http/api/shapes.ts';
import { dayOf } from '../../../platform/time.ts';
import {
  type FilingRow,
  getFiling,
  getPlan,
  getTask,
  listEvidence,
  listFilings,
  listParagraphs,
  listPlans,
  listProgress,
  listTasks,
  type TaskRow,
} from '../queries.ts';
import { lightNames, lightOf, type Planned, standingOf, standings } from '../rules/standing.ts';
import { filingState } from '../rules.ts';
import { filingShape, planShape, taskDetail, taskShape } from './shapes.ts';

const tag = '工作安排';
const scope = 'plan:read' as const;

const taskOf = (task: TaskRow, plan: Planned, today: string) => ({
  ...task,
  state: standingOf(task),
  light: lightOf(task, plan, today),
});
const filingOf = (filing: FilingRow, today: string) => ({
  ...filing,
  state: filingState(filing.dueOn, filing.filedAt && dayOf(filing.filedAt), today),
});

/** What every unit may look up: the plans, their tasks, who owes what. */
export const readOperations = [
  operation({
    id: 'listPlans',
    method: 'get',
    path: '/plans',
    tag,
    words: '年度工作安排',
    scope,
    query: paging,
    answer: planShape,
    paged: true,
    example: { query: { limit: 10 } },
    run: async ({ staff, query }) => pageIn(await listPlans(staff), query, ({ id: number }) => number),
  }),
  operation({
    id: 'getPlan',
    method: 'get',
    path: '/plans/{plan}',
    tag,
    words: '一份工作安排',
    scope,
    params: { plan: idInPath('工作安排') },
    answer: planShape,
    example: { params: { plan: 1 } },
    run: ({ staff, params: { plan } }) => getPlan(staff, plan),
  }),
  operation({
    id: 'listPlanTasks',
    method: 'get',
    path: '/plans/{plan}/tasks',
    tag,
    words: '一份工作安排的任务',
    scope,
    params: { plan: idInPath('工作安排') },
    query: {
      state: choice('办理或时限情况', [...standings, ...lightNames] as [string, ...string[]]).optional(),
      ...paging,
    },
    answer: taskShape,
    paged: true,
    example: { params: { plan: 1 }, query: { state: 'overdue' } },
    async run({ staff, today, params: { plan }, query }) {
      const found = await getPlan(staff, plan);
      const tasks = (await listTasks(staff, found.id)).map((task) => taskOf(task, found, today));
      const { state } = query;
      const wanted = state ? tasks.filter((task) => task.state === state || task.light === state) : tasks;
      return pageIn(wanted, query, ({ id: number }) => number);
    },
  }),
  operation({
    id: 'getPlanTask',
    method: 'get',
    path: '/plan-tasks/{task}',
    tag,
    words: '一项任务：原文、进展和佐证',
    scope,
    params: { task: idInPath('任务') },
    answer: taskDetail,
    example: { params: { task: 4 } },
    async run({ staff, today, params: { task: number } }) {
      const row = await getTask(staff, number);
      const task = taskOf(row, await getPlan(staff, row.plan), today);
      const [paragraphs, progress, evidencePages] = await Promise.all([
        listParagraphs(staff, number),
        listProgress(staff, number),
        listEvidence(staff, number),
      ]);
      return { ...task, paragraphs, progress, evidencePages };
    },
  }),
  operation({
    id: 'listFilings',
    method: 'get',
    path: '/plans/{plan}/filings',
    tag,
    words: '各单位的备案和栏目对接',
    scope,
    params: { plan: idInPath('工作安排') },
    query: { unit: idInPath('单位').optional(), ...paging },
    answer: filingShape,
    paged: true,
    example: { params: { plan: 1 } },
    async run({ staff, today, params: { plan }, query }) {
      const filings = await listFilings(staff, (await getPlan(staff, plan)).id, query.unit ?? null);
      return pageIn(
        filings.map((filing) => filingOf(filing, today)),
        query,
        ({ id: number }) => number,
      );
    },
  }),
  operation({
    id: 'getFiling',
    method: 'get',
    path: '/filings/{filing}',
    tag,
    words: '一项备案',
    scope,
    params: { filing: idInPath('报送事项') },
    answer: filingShape,
    example: { params: { filing: 2 } },
    run: async ({ staff, today, params: { filing } }) => filingOf(await getFiling(staff, filing), today),
  }),
];

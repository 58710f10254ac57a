import { z } from 'zod';
import { pageOf, readCursor } from '../../platform/http/api/paging.ts';
import { choice, day, id, moment, namesOf, paging, said, text, tick } from '../../platform/http/api/shapes.ts';
import { operation } from '../api/operation.ts';
import { loadCalendar } from '../calendar/queries.ts';
import { listTasks, taskViews } from './queries/list.ts';
import { dueState, dueWords, soonUntil } from './rules.ts';

const task = z.object({
  id: id('事项'),
  object: said('事由', '例如 review.submission:7：审查送审 7。'),
  title: said('标题'),
  step: said('环节'),
  unit: id('单位'),
  unitName: said('单位名称'),
  role: said('岗位').nullable(),
  urgent: tick('紧急'),
  arrivedAt: moment('到达时间'),
  dueOn: day('期限').nullable(),
  due: choice('期限状态', namesOf(dueWords)),
  doneAt: moment('办结时间').nullable(),
  outcome: said('结果').nullable(),
});

export const workflowApi = [
  operation({
    id: 'listTasks',
    method: 'get',
    path: '/tasks',
    tag: '审查',
    words: '待办、已办和我发起的事项',
    scope: 'review:read',
    query: {
      view: choice('哪一类', namesOf(taskViews)).default('todo'),
      words: text('标题里的字').optional(),
      ...paging,
    },
    answer: task,
    paged: true,
    example: { query: { view: 'todo' } },
    async run({ staff, who, today, query }) {
      const { view, words, cursor, limit } = query;
      const calendar = await loadCalendar(staff);
      const { tasks } = await listTasks(staff, who, {
        view,
        filters: { words },
        today,
        soonUntil: soonUntil(calendar, today),
        after: readCursor(cursor, z.int()) ?? 0,
        atMost: limit + 1,
      });
      const rows = tasks.map((row) => ({ ...row, due: dueState(calendar, today, row.dueOn).state }));
      return pageOf(rows, limit, (row) => row.id);
    },
  }),
];

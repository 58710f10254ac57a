import { feature } from '../../core/feature.ts';
import { workplanCommands } from './api/commands.ts';
import { workplanApi } from './api.ts';
import { jobs } from './jobs.ts';
import { ArticleSide, HomeBlock } from './pages/blocks.tsx';
import { planDatasets } from './public/datasets.ts';
import { workplanPublic } from './public.tsx';
import { listDueTasks } from './queries/due.ts';
import { findPublicPlan, listProvable, listPublicPlans } from './queries/live.ts';
import { workplanMenu, workplanStaff } from './staff.ts';

export const workplan = feature({
  name: 'workplan',
  duty: '六（十七）加强领导和保障，（十九）培训，（二十）年度工作的延续；工作安排最后一段：备案和栏目对接',
  public: workplanPublic,
  staff: (app, { storage }) => workplanStaff(app, storage),
  jobs,
  api: workplanApi,
  menu: workplanMenu,
  blocks: [
    {
      name: 'workplan',
      order: 20,
      within: 'keywork',
      async render(live) {
        const plans = await listPublicPlans(live);
        return HomeBlock({ plans, tasks: plans[0] ? await listProvable(live, plans[0].id) : [] });
      },
    },
  ],
  article: [
    {
      place: 'side',
      // What proves a task may be any page: its coming and going changes the figures.
      shows: ({ id, kind }) => (kind === 'work-plan' ? [`plan:${id}`, 'list'] : []),
      async render(live, { id, kind }) {
        const plan = kind === 'work-plan' ? await findPublicPlan(live, id) : undefined;
        return plan ? ArticleSide({ plan }) : null;
      },
    },
  ],
  dates: [{ name: 'workplan', list: listDueTasks }],
  datasets: planDatasets,
  commands: workplanCommands,
  entrances: [{ label: '重点工作任务进展', path: '/workplan/', group: '政务公开', icon: 'history' }],
});

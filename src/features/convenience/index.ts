import { feature } from '../../core/feature.ts';
import { keepReading } from './actions.ts';
import { jobs } from './jobs.ts';
import { ConvenienceBlock } from './pages/block.tsx';
import { conveniencePublic } from './public.ts';
import { listCards } from './queries/live.ts';
import { convenienceStaff } from './staff.tsx';

export const convenience = feature({
  name: 'convenience',
  duty: '五（十六）便民信息聚合',
  public: conveniencePublic,
  staff: convenienceStaff,
  jobs,
  menu: [{ label: '便民订阅', path: '/staff/convenience', icon: 'feed', roles: ['openness'], group: '公开' }],
  entrances: [{ label: '便民信息', path: '/convenience/', group: '政务服务', icon: 'clock' }],
  blocks: [
    {
      name: 'convenience',
      words: '便民信息',
      order: 70,
      render: async (live) => ConvenienceBlock({ cards: await listCards(live) }),
    },
  ],
  deeds: [keepReading],
});

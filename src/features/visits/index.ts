import { type Feature, feature } from '../../core/feature.ts';
import { visitsJobs } from './jobs.ts';
import { visitsStaff } from './staff.ts';

/** 访问量 of the portal's pages and of the entrances that the other rooms offer. */
export const visits = (others: Feature[]): Feature =>
  feature({
    name: 'visits',
    duty: '五（十六）推进政府门户网站改版工作；六（十八）加强考核监督：网站年度报表的访问量',
    staff: (app) =>
      visitsStaff(
        app,
        others.flatMap((room) => room.entrances ?? []),
      ),
    jobs: visitsJobs,
    menu: [
      {
        label: '访问量',
        path: '/staff/visits',
        icon: 'chart',
        roles: ['drafter', 'editor', 'reviewer', 'openness', 'system'],
        group: '公开',
      },
    ],
  });

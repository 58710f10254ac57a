import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { forget } from './actions/manage.ts';

/** What has had its time goes each night. */
export const requestsJobs: Job[] = [
  {
    name: 'requests.forget',
    every: '40 3 * * *',
    run: async (_data, { staff }: Sides) =>
      void (await forget(new By(staff, { kind: 'system', name: 'requests' }), {})),
  },
];

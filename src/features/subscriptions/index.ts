import { type Feature, feature } from '../../core/feature.ts';
import { change, confirm, end, forget } from './actions/confirm.ts';
import { request } from './actions/request.ts';
import { send } from './actions/send.ts';
import { subscriptionJobs } from './jobs.ts';
import { subscriptionsPublic } from './public.tsx';
import type { Matches } from './rules/fits.ts';

/** 邮件订阅; `matches` says which new texts a saved search finds. */
export const subscriptions = (matches: Matches): Feature =>
  feature({
    name: 'subscriptions',
    duty: '五（十六）推进政府门户网站改版工作：订阅推送；一（一）（二）让公众及时知道',
    public: subscriptionsPublic,
    jobs: subscriptionJobs(matches),
    follow: (what) => ({ label: '邮件订阅', path: `/subscriptions/?${new URLSearchParams({ ...what })}` }),
    entrances: [{ label: '邮件订阅', path: '/subscriptions/', group: '网站服务' }],
    deeds: [request, confirm, change, end, send, forget],
  });

import { type Feature, feature } from '../../core/feature.ts';
import { enter } from './actions/enter.ts';
import { importRegister } from './actions/import.ts';
import { download, look } from './actions/look.ts';
import { decideDispute, dispute, forget, unmask } from './actions/manage.ts';
import { bringMatter, decideMatter, lookMatter } from './actions/matter.ts';
import { moveDeeds } from './actions/moves.ts';
import { offerOpen } from './actions/offer.ts';
import { beginUpload, holdPapers } from './actions/papers.ts';
import { submit } from './actions/submit.ts';
import { requestsJobs } from './jobs.ts';
import { requestsPublic } from './public.tsx';
import { type FindKnown, findKnown } from './queries/known.ts';
import { requestsMenu, requestsStaff } from './staff.ts';

/** 依申请公开; `find` says what is public already for the words of an application. */
export const requests = (find: FindKnown = findKnown): Feature =>
  feature({
    name: 'requests',
    duty: '《政府信息公开条例》第四章：依申请公开；六（十九）抓好新条例的贯彻落实',
    public: requestsPublic(find),
    staff: requestsStaff,
    menu: requestsMenu,
    jobs: requestsJobs,
    entrances: [
      { label: '依申请公开', path: '/requests/', group: '政务公开', icon: 'edit' },
      { label: '申请进度查询', path: '/requests/status/', group: '政务公开', icon: 'search' },
    ],
    deeds: [
      submit,
      beginUpload,
      holdPapers,
      look,
      download,
      enter,
      importRegister,
      unmask,
      dispute,
      decideDispute,
      offerOpen,
      bringMatter,
      lookMatter,
      decideMatter,
      forget,
      ...Object.values(moveDeeds),
    ],
  });

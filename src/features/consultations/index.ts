import { feature } from '../../core/feature.ts';
import { attach } from './actions/attach.ts';
import { draftCall, openNextRound, writeCall } from './actions/call.ts';
import { check } from './actions/check.ts';
import { leaveComment } from './actions/comment.ts';
import { dropInvitation, invite, noteAnswer } from './actions/invited.ts';
import { agreeBroadcast, endBroadcast, recordBroadcast } from './actions/known.ts';
import { enterOpinion, judge, reveal } from './actions/register.ts';
import { bindFinal, drawUp, requireResult } from './actions/result.ts';
import { nameTheme } from './actions/themes.ts';
import { assign, decide, reply, split } from './actions/treat.ts';
import { forget, remind, tellContributors } from './actions/watch.ts';
import { consultationsApi } from './api.ts';
import { hears, jobs } from './jobs.ts';
import { callCards, callDatasets, renderBlock, renderBody } from './public/offers.tsx';
import { consultationsPublic } from './public.ts';
import { listDates } from './queries/dates.ts';
import { staff } from './staff.ts';

export const consultations = feature({
  name: 'consultations',
  duty: '一（一）深入实施预公开制度',
  public: consultationsPublic,
  staff,
  api: consultationsApi,
  jobs,
  hears,
  menu: [
    {
      label: '征求意见',
      path: '/staff/consultations',
      icon: 'megaphone',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '公开',
    },
  ],
  blocks: [{ name: 'consultations', words: '正在征集', order: 5, render: renderBlock }],
  cards: [{ kind: 'consultation', render: callCards }],
  // What became of a draft, and the texts it became, are other documents: any change may change the page.
  article: [
    {
      place: 'body',
      shows: ({ kind }) => (kind.startsWith('consultation') ? ['list'] : []),
      render: (live, { id, kind }) => (kind.startsWith('consultation') ? renderBody(live, id) : Promise.resolve(null)),
    },
  ],
  dates: [{ name: 'consultations', list: listDates }],
  datasets: callDatasets,
  entrances: [
    { label: '意见征集', path: '/consultations/', group: '互动交流', icon: 'megaphone' },
    { label: '查询我的意见', path: '/consultations/check/', group: '互动交流', icon: 'eye' },
  ],
  deeds: [
    ...[draftCall, writeCall, openNextRound, bindFinal, requireResult],
    ...[leaveComment, attach, check, enterOpinion, judge, reveal],
    ...[split, nameTheme, assign, reply, decide, drawUp],
    ...[invite, noteAnswer, dropInvitation, recordBroadcast, agreeBroadcast, endBroadcast],
    ...[remind, tellContributors, forget],
  ],
});

import { feature } from '../../core/feature.ts';
import { draftDecision, tieEntry, writeDecision } from './actions.ts';
import { decisionsApi } from './api.ts';
import { decisionsPublic, renderAnnounced, renderBody } from './public.tsx';
import { listDates } from './queries/live.ts';
import { staff } from './staff.ts';

const ours = (kind: string) => kind.startsWith('decision');
const drafts = (kind: string) => kind.startsWith('consultation');

export const decisions = feature({
  name: 'decisions',
  duty: '一（一）重大行政决策事项目录和会议公开',
  public: decisionsPublic,
  staff,
  api: decisionsApi,
  menu: [
    {
      label: '重大行政决策',
      path: '/staff/decisions',
      icon: 'scale',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '公开',
    },
  ],
  // What an announced decision has become are other documents: any change may change the page.
  article: [
    {
      place: 'body',
      shows: ({ kind }) => (ours(kind) ? ['list'] : []),
      render: (live, { id, kind }) => (ours(kind) ? renderBody(live, id) : Promise.resolve(null)),
    },
    {
      place: 'side',
      shows: ({ kind }) => (drafts(kind) ? ['list'] : []),
      render: (live, { id, kind }) => (drafts(kind) ? renderAnnounced(live, id) : Promise.resolve(null)),
    },
  ],
  dates: [{ name: 'decisions', list: listDates }],
  entrances: [{ label: '重大行政决策', path: '/decisions/', group: '政务公开' }],
  deeds: [draftDecision, writeDecision, tieEntry],
});

import { By } from '../../core/caller.ts';
import { feature } from '../../core/feature.ts';
import { applyTo, forget } from './actions/apply.ts';
import { beginDraw, choose, reveal, sendPapers, takeDraw } from './actions/choose.ts';
import { draftNotice, draftRecord, drawUpList, writeText } from './actions/texts.ts';
import { hearingsApi } from './api.ts';
import { hearingsPublic, renderBeside, renderBody } from './public.tsx';
import { listDates } from './queries/live.ts';
import { staff } from './staff.ts';

const ours = (kind: string) => kind.startsWith('hearing');
const drafts = (kind: string) => kind.startsWith('consultation');

export const hearings = feature({
  name: 'hearings',
  duty: '一（一）听证会、座谈会',
  public: hearingsPublic,
  staff,
  api: hearingsApi,
  jobs: [
    {
      name: 'hearings.forget',
      every: '25 8 * * *',
      run: async (_data: never, sides) => {
        await forget(new By(sides.staff, { kind: 'system', name: 'hearings' }), {});
      },
    },
  ],
  menu: [
    {
      label: '听证会、座谈会',
      path: '/staff/hearings',
      icon: 'people',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '公开',
    },
  ],
  // Draft, list, record and draw are other pages: any change may change this one.
  article: [
    {
      place: 'body',
      shows: ({ kind }) => (ours(kind) ? ['list'] : []),
      render: (live, { id, kind }) => (ours(kind) ? renderBody(live, id) : Promise.resolve(null)),
    },
    {
      place: 'side',
      shows: ({ kind }) => (drafts(kind) ? ['list'] : []),
      render: (live, { id, kind }) => (drafts(kind) ? renderBeside(live, id) : Promise.resolve(null)),
    },
  ],
  dates: [{ name: 'hearings', list: listDates }],
  entrances: [{ label: '听证会、座谈会', path: '/hearings/', group: '互动交流' }],
  deeds: [
    draftNotice,
    writeText,
    applyTo,
    choose,
    beginDraw,
    takeDraw,
    drawUpList,
    sendPapers,
    draftRecord,
    reveal,
    forget,
  ],
});

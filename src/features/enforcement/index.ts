import { takesBulletins } from '../../core/bulletins/rules/shapes.ts';
import { feature } from '../../core/feature.ts';
import { draftEntry, submitEntries, unmaskEntry, writeEntry } from './actions/draft.ts';
import { expire, overturn } from './actions/ended.ts';
import { draftList, dropList, keepDecisions } from './actions/import.ts';
import { endReportDue, remindReport } from './actions/report-due.ts';
import { decideTerm, proposeTerm } from './actions/terms.ts';
import { endWarning, warn } from './actions/warning.ts';
import { enforcementApi } from './api.ts';
import { jobs } from './jobs.ts';
import { renderEntry } from './public/article.tsx';
import { enforcementCards } from './public/cards.tsx';
import { enforcementDatasets } from './public/datasets.ts';
import { enforcementPublic } from './public.tsx';
import { countWaiting } from './queries/waiting.ts';
import { noticeBulletin } from './rules/bulletin.ts';
import { staff } from './staff.ts';

takesBulletins(noticeBulletin);

export const enforcement = feature({
  name: 'enforcement',
  duty: '二（六）行政执法信息公开',
  public: enforcementPublic,
  staff,
  menu: [
    {
      label: '行政执法公示',
      path: '/staff/enforcement',
      icon: 'scale',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '公开',
      count: countWaiting,
    },
  ],
  api: enforcementApi,
  cards: ['decision', 'matter', 'organ'].map((shape) => ({ kind: `enforcement-${shape}`, render: enforcementCards })),
  article: [{ place: 'body', shows: () => [], render: (live, { id }) => renderEntry(live, id) }],
  datasets: enforcementDatasets,
  entrances: [
    { label: '执法事项', path: '/enforcement/matters/', group: '政务公开' },
    { label: '执法主体和人员', path: '/enforcement/organs/', group: '政务公开' },
    { label: '以往的执法公示', path: '/enforcement/notices/', group: '政务公开' },
    { label: '行政执法统计年报', path: '/enforcement/reports/', group: '政务公开' },
  ],
  deeds: [
    draftEntry,
    writeEntry,
    unmaskEntry,
    submitEntries,
    keepDecisions,
    draftList,
    dropList,
    overturn,
    expire,
    proposeTerm,
    decideTerm,
    warn,
    endWarning,
    remindReport,
    endReportDue,
  ],
  jobs,
});

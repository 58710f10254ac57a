import { feature } from '../../core/feature.ts';
import { closeRound, conclude, draftAnnouncement, openRound } from './actions/cleaning.ts';
import { dropFiling, enterRegulation, fileRegulation } from './actions/regulation.ts';
import { endWarning, warn } from './actions/warning.ts';
import { draftInterpretation, draftPolicy, keepPromise, remind, setDuties, submitBundle } from './actions.ts';
import { policiesApi } from './api.ts';
import { jobs } from './jobs.ts';
import { PolicySide, RegulationSide } from './pages/article.tsx';
import { policyDatasets } from './public/datasets.ts';
import { policiesPublic } from './public.tsx';
import { listLiveChain } from './queries/chain.ts';
import { listExpiring } from './queries/expiring.ts';
import { listPublicConclusions } from './queries/live-regulations.ts';
import { findPolicySide } from './queries.ts';
import { staff } from './staff.ts';

export const policies = feature({
  name: 'policies',
  duty: '一（二）深入实施政策解读制度，六（二十）规章和规范性文件公开台账',
  public: policiesPublic,
  staff,
  api: policiesApi,
  jobs,
  menu: [
    {
      label: '政策文件与解读',
      path: '/staff/policies',
      icon: 'book',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '公开',
    },
    {
      label: '规范性文件台账',
      path: '/staff/policies/regulations',
      also: ['/staff/policies/rounds'],
      icon: 'list',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '公开',
    },
  ],
  article: [
    {
      place: 'side',
      shows: () => [],
      render: async (live, { id }) => PolicySide(await findPolicySide(live, id)),
    },
    {
      place: 'side',
      // The chain and the announcement are tied to the text: their changes bear its tag.
      shows: () => [],
      render: async (live, { id }) =>
        RegulationSide({ chain: await listLiveChain(live, id), conclusions: await listPublicConclusions(live, id) }),
    },
  ],
  dates: [{ name: 'policies', list: listExpiring }],
  datasets: policyDatasets,
  entrances: [
    { label: '规范性文件目录', path: '/policies/ledger/', group: '政务公开', icon: 'file' },
    { label: '文件汇编', path: '/policies/collections/', group: '政务公开', icon: 'copy' },
  ],
  deeds: [
    draftPolicy,
    setDuties,
    draftInterpretation,
    submitBundle,
    remind,
    keepPromise,
    enterRegulation,
    fileRegulation,
    dropFiling,
    openRound,
    conclude,
    draftAnnouncement,
    closeRound,
    warn,
    endWarning,
  ],
});

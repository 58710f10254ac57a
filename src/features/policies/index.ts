import { feature } from '../../core/feature.ts';
import { draftInterpretation, draftPolicy, keepPromise, remind, setDuties, submitBundle } from './actions.ts';
import { policiesApi } from './api.ts';
import { jobs } from './jobs.ts';
import { PolicySide } from './pages/article.tsx';
import { findPolicySide } from './queries.ts';
import { staff } from './staff.ts';

export const policies = feature({
  name: 'policies',
  duty: '一（二）深入实施政策解读制度',
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
  ],
  article: [
    {
      place: 'side',
      shows: () => [],
      render: async (live, { id }) => PolicySide(await findPolicySide(live, id)),
    },
  ],
  deeds: [draftPolicy, setDuties, draftInterpretation, submitBundle, remind, keepPromise],
});

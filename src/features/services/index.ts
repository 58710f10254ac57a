import { feature } from '../../core/feature.ts';
import { draftLines, finishImport, keepList, mapColumns } from './actions/import.ts';
import { setHeading, setList } from './actions/lists.ts';
import { draftItem, submitItems, writeItem } from './actions.ts';
import { servicesApi } from './api.ts';
import { serviceCards } from './public/cards.tsx';
import { renderFirst, renderGuide } from './public/guide.tsx';
import { renderOften } from './public/often.tsx';
import { servicesPublic } from './public.tsx';
import { staff } from './staff.ts';

export const services = feature({
  name: 'services',
  duty: '四（十一）（十二）政务服务事项和办事指南',
  public: servicesPublic,
  staff,
  api: servicesApi,
  menu: [
    {
      label: '办事指南',
      path: '/staff/services',
      icon: 'counter',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '公开',
    },
  ],
  blocks: [{ name: 'services', words: '常用办事', order: 3, render: renderOften }],
  cards: [{ kind: 'service', render: serviceCards }],
  article: [
    { place: 'first', shows: () => [], render: (live, { id }) => renderFirst(live, id) },
    { place: 'body', shows: () => [], render: (live, { id }) => renderGuide(live, id) },
  ],
  deeds: [draftItem, writeItem, submitItems, keepList, mapColumns, draftLines, finishImport, setList, setHeading],
});

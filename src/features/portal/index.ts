import { type Feature, feature } from '../../core/feature.ts';
import { portalApi } from './api.ts';
import type { Offers } from './public/frame.ts';
import { topicsBlock } from './public/topics.ts';
import { hangPortal } from './public.ts';
import { translationDoors } from './staff/translations.tsx';
import { homeLayout, topics } from './staff.ts';

/** The portal over the other rooms: it shows what they offer and must be hung after them. */
export function portal(others: Feature[]): Feature {
  const offers: Offers = {
    blocks: [...others.flatMap((room) => room.blocks ?? []), topicsBlock],
    articleBlocks: others.flatMap((room) => room.article ?? []),
    cards: others.flatMap((room) => room.cards ?? []),
    names: others.flatMap((room) => room.named ?? []),
    follows: others.flatMap((room) => room.follow ?? []),
    dates: others.flatMap((room) => room.dates ?? []),
    entrances: others.flatMap((room) => room.entrances ?? []),
  };
  homeLayout(offers);
  topics();
  return feature({
    name: 'portal',
    duty: '五（十三）（十五）（十六），六（二十）“政务公开重点工作”专栏',
    public: (app) => hangPortal(app, offers),
    staff: translationDoors,
    api: portalApi,
    menu: [
      {
        label: '译文',
        path: '/staff/translations',
        icon: 'copy',
        roles: ['drafter', 'editor', 'openness'],
        group: '公开',
      },
    ],
  });
}

import { type Feature, feature } from '../../core/feature.ts';
import { portalApi } from './api.ts';
import { hangPortal } from './public.ts';

/** The portal over the other rooms: it shows what they offer and must be hung after them. */
export const portal = (others: Feature[]): Feature =>
  feature({
    name: 'portal',
    duty: '五（十三）（十五）（十六），六（二十）“政务公开重点工作”专栏',
    public: (app) =>
      hangPortal(app, {
        blocks: others.flatMap((room) => room.blocks ?? []),
        articleBlocks: others.flatMap((room) => room.article ?? []),
        entrances: others.flatMap((room) => room.entrances ?? []),
      }),
    api: portalApi,
  });

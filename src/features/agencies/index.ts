import { type Feature, feature } from '../../core/feature.ts';
import { agenciesApi } from './api.ts';
import { agencyDatasets } from './public/datasets.ts';
import { leadersNamed } from './public/named.ts';
import { agenciesPublic } from './public.tsx';
import { agenciesMenu, agenciesStaff } from './staff.ts';

/** The units; `others` offer ways to follow what one of them publishes. */
export const agencies = (others: Feature[]): Feature =>
  feature({
    name: 'agencies',
    duty: '三（十）推进机构职责信息公开：三定规定、领导分工、办公地址、时间、联系方式，主动公开基本目录；条例第十二条公开指南',
    public: (app) =>
      agenciesPublic(
        app,
        others.flatMap(({ follow }) => follow ?? []),
      ),
    staff: agenciesStaff,
    api: agenciesApi,
    menu: agenciesMenu,
    datasets: agencyDatasets,
    named: leadersNamed,
    entrances: [
      { label: '机构职能', path: '/units/', group: '政务公开', icon: 'building' },
      { label: '领导之窗', path: '/leaders/', group: '政务公开', icon: 'people' },
    ],
  });

import { type Feature, feature } from '../../core/feature.ts';
import { opendataPublic } from './public.ts';

/** 数据开放 over the lists that the other rooms offer. */
export const opendata = (others: Feature[]): Feature =>
  feature({
    name: 'opendata',
    duty: '五（十六）推进政府门户网站改版工作：数据开放；五（十三）网站的互联互通',
    public: (app) => opendataPublic(app, others),
    entrances: [{ label: '数据开放', path: '/data/', group: '政务公开', icon: 'download' }],
  });

import { z } from 'zod';
import { pageIn } from '../../../platform/http/api/paging.ts';
import { paging, said, tick } from '../../../platform/http/api/shapes.ts';
import { operation } from '../../api/operation.ts';
import { listSiteColumns, listSiteKinds } from '../queries/site.ts';

const column = z.object({
  slug: said('网址名'),
  parent: said('上级栏目').nullable(),
  name: said('名称'),
  description: said('说明'),
  unit: said('责任单位的网址名'),
  unitName: said('责任单位'),
  updateRule: said('更新规则'),
  closed: tick('已撤销'),
  publications: z.int().meta({ title: '现在公开的篇数' }),
});
const kind = z.object({
  name: said('代号'),
  words: said('名称'),
  room: said('从哪里起草', 'publications：起草文件；policies：起草政策文件。'),
  siteColumn: said('发布的栏目'),
  steps: z.array(said('环节')).meta({ title: '审查环节', examples: [['department', 'secrecy', 'signoff']] }),
  takesNumber: tick('编发文字号'),
  isPolicy: tick('是政策文件'),
});

/** Columns and kinds of document, for those who draft. */
export const siteOperations = [
  operation({
    id: 'listColumns',
    method: 'get',
    path: '/columns',
    tag: '基础数据',
    words: '栏目',
    scope: 'office:read',
    query: paging,
    answer: column,
    paged: true,
    example: { query: { limit: 50 } },
    run: async ({ staff, query }) => pageIn(await listSiteColumns(staff), query, ({ slug }) => slug),
  }),
  operation({
    id: 'listKinds',
    method: 'get',
    path: '/kinds',
    tag: '基础数据',
    words: '文件种类和它们的审查环节',
    scope: 'office:read',
    query: paging,
    answer: kind,
    paged: true,
    example: { query: { limit: 50 } },
    run: async ({ staff, query }) => pageIn(await listSiteKinds(staff), query, ({ name }) => name),
  }),
];

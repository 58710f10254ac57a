import { z } from 'zod';
import { pageIn } from '../../../platform/http/api/paging.ts';
import { paging, text, tick } from '../../../platform/http/api/shapes.ts';
import { operation } from '../../api/operation.ts';
import { listSiteColumns, listSiteKinds } from '../queries/site.ts';

const column = z.object({
  slug: text('网址名'),
  parent: text('上级栏目').nullable(),
  name: text('名称'),
  description: text('说明', { max: 2000 }),
  unit: text('责任单位的网址名'),
  unitName: text('责任单位'),
  updateRule: text('更新规则'),
  closed: tick('已撤销'),
  publications: z.int().meta({ title: '现在公开的篇数' }),
});
const kind = z.object({
  name: text('代号'),
  words: text('名称'),
  room: text('从哪里起草', { description: 'publications：起草文件；policies：起草政策文件。' }),
  siteColumn: text('发布的栏目'),
  steps: z.array(text('环节')).meta({ title: '审查环节', examples: [['department', 'secrecy', 'signoff']] }),
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

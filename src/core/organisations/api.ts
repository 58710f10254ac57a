import { z } from 'zod';
import { pageIn } from '../../platform/http/api/paging.ts';
import { choice, day, id, paging, text } from '../../platform/http/api/shapes.ts';
import { operation } from '../api/operation.ts';
import { listUnits } from './queries.ts';

const kinds = ['government', 'office', 'department', 'street', 'town', 'dispatched'] as const;
const unit = z.object({
  id: id('单位'),
  slug: text('网址名'),
  name: text('名称'),
  fullName: text('全称').nullable(),
  aliases: z.array(text('别名')),
  parent: text('上级单位的网址名').nullable(),
  kind: choice('种类', kinds),
  code: text('机构代码'),
  series: z.array(text('机关代字')),
  phone: text('电话'),
  closedOn: day('撤销日期').nullable(),
});

/** Units, for those who say for which they write. */
export const organisationsApi = [
  operation({
    id: 'listUnits',
    method: 'get',
    path: '/units',
    tag: '基础数据',
    words: '单位',
    scope: 'office:read',
    query: paging,
    answer: unit,
    paged: true,
    example: { query: { limit: 50 } },
    run: async ({ staff, query }) => pageIn(await listUnits(staff), query, ({ id: number }) => number),
  }),
];

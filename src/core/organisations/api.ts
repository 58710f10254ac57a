import { z } from 'zod';
import { pageIn } from '../../platform/http/api/paging.ts';
import { choice, day, id, paging, said } from '../../platform/http/api/shapes.ts';
import { operation } from '../api/operation.ts';
import { listUnits } from './queries.ts';

const kinds = ['government', 'office', 'department', 'street', 'town', 'dispatched'] as const;
const unit = z.object({
  id: id('单位'),
  slug: said('网址名'),
  name: said('名称'),
  fullName: said('全称').nullable(),
  aliases: z.array(said('别名')),
  parent: said('上级单位的网址名').nullable(),
  kind: choice('种类', kinds),
  code: said('机构代码'),
  series: z.array(said('机关代字')),
  phone: said('电话'),
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

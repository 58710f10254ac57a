import { z } from 'zod';
import { choice, id, moment, namesOf, said } from '../../platform/http/api/shapes.ts';
import { operation } from '../api/operation.ts';
import { roles } from '../caller.ts';
import { scopeNames } from './scopes.ts';

const me = z.object({
  person: id('人员'),
  name: said('姓名'),
  unit: z.object({ id: id('单位'), name: said('单位名称') }),
  posts: z.array(
    z
      .object({ role: choice('岗位', namesOf(roles)), words: said('岗位名称'), unit: id('单位') })
      .meta({ title: '岗位' }),
  ),
  token: z.object({
    name: said('用途'),
    prefix: said('令牌开头'),
    scopes: z.array(choice('权限', scopeNames as [(typeof scopeNames)[number]])),
    expiresAt: moment('有效期至'),
  }),
});

/** Who a token is. */
export const peopleApi = [
  operation({
    id: 'getMe',
    method: 'get',
    path: '/me',
    tag: '本人',
    words: '令牌是谁的、能做什么',
    about: '岗位按此刻的授予：免去的岗位下一次请求起就不在了。',
    scope: null,
    answer: me,
    example: {},
    async run({ c, who }) {
      const { name, prefix, scopes, expiresAt } = c.var.token;
      return {
        person: who.person,
        name: who.name,
        unit: { id: who.unit, name: who.unitName },
        posts: who.grants.map(({ role, unit }) => ({ role, words: roles[role], unit })),
        token: { name, prefix, scopes, expiresAt },
      };
    },
  }),
];

import { z } from 'zod';
import { pageOf, readCursor } from '../../platform/http/api/paging.ts';
import { day, id, moment, paging, said, text, tick } from '../../platform/http/api/shapes.ts';
import { findAnswer } from '../action.ts';
import { operation } from '../api/operation.ts';
import { searchLines } from './queries.ts';
import { recordVerification } from './staff.tsx';
import { verifyLedger } from './verify.ts';

const line = z.object({
  id: id('记录'),
  position: id('封存位置').nullable(),
  at: moment('时间'),
  actor: said('办理者'),
  person: said('姓名').nullable(),
  unit: said('单位').nullable(),
  verb: said('动作'),
  object: said('对象'),
  objectHash: said('对象的摘要').nullable(),
  reason: said('理由').nullable(),
  data: z.record(z.string(), z.unknown()).meta({ title: '事实', examples: [{ unit: 3 }] }),
  open: tick('公开的记录'),
});

/** The auditor's reads; nobody else's (the same as /staff/audit). */
export const ledgerApi = [
  operation({
    id: 'listLedgerLines',
    method: 'get',
    path: '/ledger/lines',
    tag: '台账',
    words: '查询台账记录，新的在前',
    scope: 'ledger:read',
    posts: ['audit'],
    query: {
      object: text('对象').optional(),
      person: text('姓名或账号').optional(),
      verb: text('动作').optional(),
      from: day('从').optional(),
      until: day('到').optional(),
      ...paging,
    },
    answer: line,
    paged: true,
    example: { query: { object: 'publications.document:12' } },
    async run({ staff, query }) {
      const { cursor, limit, ...wanted } = query;
      const before = readCursor(cursor, z.int());
      const rows = await searchLines(staff, { ...wanted, page: 1, before, limit: limit + 1 });
      return pageOf(rows, limit, (row) => row.id);
    },
  }),
  operation({
    id: 'verifyLedger',
    method: 'post',
    path: '/ledger/verifications',
    tag: '台账',
    words: '逐条验证台账的链',
    about: '验证本身也记入台账：谁查的、查到什么。',
    scope: 'ledger:read',
    posts: ['audit'],
    answer: z.object({ ok: tick('完好'), sealed: z.int().meta({ title: '已封存的记录数' }), head: text('链头') }),
    status: 201,
    example: {},
    async run({ staff, by }) {
      const before = await findAnswer(by);
      if (before?.verb === recordVerification.verb) return before.answer;
      const { ok, sealed, head } = await verifyLedger(staff);
      return recordVerification(by, { ok, sealed, head });
    },
  }),
];

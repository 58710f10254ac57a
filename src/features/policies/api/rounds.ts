import { z } from 'zod';
import { type Call, operation, type Seen } from '../../../core/api/operation.ts';
import { readForm } from '../../../core/api/read-form.ts';
import { unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { pageIn } from '../../../platform/http/api/paging.ts';
import { choice, day, id, idInPath, moment, namesOf, paging, said, text } from '../../../platform/http/api/shapes.ts';
import { closeRound, conclude, draftAnnouncement, openRound } from '../actions/cleaning.ts';
import { getRoundIn, listConclusions, listRounds, listScope, type RoundRow } from '../queries/cleaning.ts';
import {
  announcementForm,
  closeForm,
  conclusionForm,
  type Outcome,
  outcomes,
  roundForm,
  roundStates,
  stateOfRound,
} from '../rules/cleaning.ts';
import { type Category, categoryNames } from '../rules/regulation.ts';

const tag = '规范性文件台账';
const params = { round: idInPath('清理') };
const posts = ['drafter', 'editor', 'openness'] as const;
const category = choice('类别', categoryNames as [string, ...string[]]);
const outcome = choice('清理结论', namesOf(outcomes));
const opened = z.object({ round: id('清理') });

const row = z.object({
  id: id('清理'),
  title: said('清理名称'),
  unit: id('范围（单位）').nullable().meta({ description: '没有单位的是全区的清理。' }),
  unitName: said('单位名称').nullable(),
  categories: z.array(category).meta({ title: '范围（类别）' }),
  issuedUntil: day('截至日期'),
  state: choice('进展', namesOf(roundStates)),
  openedAt: moment('组织时间'),
  appliedAt: moment('公布时间').nullable(),
  closedAt: moment('终止时间').nullable(),
  closeReason: said('终止的理由').nullable(),
  announcement: id('清理结果公告').nullable(),
  concluded: z.int().meta({ title: '已作结论' }),
});
const detail = row.extend({
  regulations: z
    .array(
      z.object({
        document: id('文件'),
        title: said('文件名称'),
        number: said('文号').nullable(),
        validUntil: day('有效期至').nullable(),
        conclusion: z
          .object({ outcome, reason: said('理由'), untilOn: day('有效期延至').nullable() })
          .nullable()
          .meta({ title: '清理结论' }),
      }),
    )
    .meta({ title: '清理范围内的文件' }),
});

const shown = (round: RoundRow) => ({ ...round, state: stateOfRound(round) });

/** A round as it stands: whoever concludes, announces or closes has seen what the others concluded. */
async function seenRound({
  staff,
  who,
  params: { round: number },
}: Pick<Call, 'staff' | 'who'> & { params: { round: number } }): Promise<Seen> {
  const round = await getRoundIn(staff, unitsSeenBy(who), number);
  const [scope, conclusions] = await Promise.all([listScope(staff, round), listConclusions(staff, round.id)]);
  const regulations = scope.map((regulation) => ({
    ...regulation,
    conclusion: conclusions.find(({ document }) => document === regulation.document) ?? null,
  }));
  return { whole: detail.parse(JSON.parse(JSON.stringify({ ...shown(round), regulations }))), parts: [round.id] };
}

export const roundsApi = [
  operation({
    id: 'listRounds',
    method: 'get',
    path: '/rounds',
    tag,
    words: '历次文件清理：本单位的和全区的',
    scope: 'documents:read',
    query: { state: choice('进展', namesOf(roundStates)).optional(), ...paging },
    answer: row,
    paged: true,
    example: { query: { state: 'open' } },
    async run({ staff, who, query }) {
      const rounds = (await listRounds(staff, unitsSeenBy(who))).map(shown);
      const wanted = query.state ? rounds.filter(({ state }) => state === query.state) : rounds;
      return pageIn(wanted, query, ({ id: number }) => number);
    },
  }),
  operation({
    id: 'getRound',
    method: 'get',
    path: '/rounds/{round}',
    tag,
    words: '一次文件清理：范围内的文件和它们的结论',
    scope: 'documents:read',
    params,
    answer: detail,
    seen: seenRound,
    example: { params: { round: 4 } },
  }),
  operation({
    id: 'openRound',
    method: 'post',
    path: '/rounds',
    tag,
    words: '组织文件清理',
    about: '不写单位的是全区的清理，由政务公开工作机构组织。',
    scope: 'documents:write',
    posts: [...posts],
    body: z.strictObject({
      title: text('清理名称', { min: 4, max: 100 }),
      unit: id('清理范围（单位）').nullable().default(null),
      categories: z.array(category).min(1).max(4).meta({ title: '清理范围（类别）' }),
      issuedUntil: day('截至日期'),
    }),
    answer: opened,
    status: 201,
    example: {
      body: { title: '2026年规范性文件清理', unit: 3, categories: ['department'], issuedUntil: '2025-12-31' },
    },
    run({ by, body }) {
      readForm(roundForm, body);
      return openRound(by, { ...body, categories: body.categories as Category[] });
    },
  }),
  operation({
    id: 'concludeRegulation',
    method: 'put',
    path: '/rounds/{round}/conclusions/{document}',
    tag,
    words: '作出或者改变一份文件的清理结论',
    about: '结论在清理结果公告发布时生效。',
    scope: 'documents:write',
    posts: [...posts],
    params: { ...params, document: idInPath('文件') },
    body: z.strictObject({
      outcome,
      reason: text('理由', { min: 2, max: 300 }),
      untilOn: day('有效期延至').nullable().default(null),
    }),
    answer: opened,
    seen: seenRound,
    example: { params: { round: 4, document: 12 }, body: { outcome: 'keep', reason: '符合现行规定。' } },
    run({ by, params: { round, document }, body }) {
      readForm(conclusionForm, { document, ...body });
      return conclude(by, { round, document, ...body, outcome: body.outcome as Outcome });
    },
  }),
  operation({
    id: 'announceRound',
    method: 'post',
    path: '/rounds/{round}/announcement',
    tag,
    words: '起草清理结果公告',
    about: '公告按一般文件送审；发布的同时结论生效。',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params,
    body: z.strictObject({
      unit: id('起草公告的单位'),
      kind: text('种类的代号', { min: 1 }),
      title: text('公告标题', { min: 4, max: 200 }),
    }),
    answer: z.object({ document: id('文件'), edition: id('版'), revision: id('修订稿') }),
    status: 201,
    seen: seenRound,
    example: { params: { round: 4 }, body: { unit: 3, kind: 'letter', title: '关于公布文件清理结果的公告' } },
    run({ by, params: { round }, body }) {
      readForm(announcementForm, body);
      return draftAnnouncement(by, { round, ...body });
    },
  }),
  operation({
    id: 'closeRound',
    method: 'post',
    path: '/rounds/{round}/close',
    tag,
    words: '终止文件清理，作出的结论不生效',
    scope: 'documents:write',
    posts: [...posts],
    params,
    body: z.strictObject({ reason: text('终止的理由', { min: 2, max: 300 }) }),
    answer: opened,
    seen: seenRound,
    example: { params: { round: 4 }, body: { reason: '机构改革，另行组织清理。' } },
    run({ by, params: { round }, body }) {
      readForm(closeForm, { closeReason: body.reason });
      return closeRound(by, { round, ...body });
    },
  }),
];

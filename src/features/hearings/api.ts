import { z } from 'zod';
import { operation } from '../../core/api/operation.ts';
import { senderWords } from '../../core/people/mask.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../core/publications/queries/documents.ts';
import { editionStates } from '../../core/publications/rules.ts';
import { pageIn } from '../../platform/http/api/paging.ts';
import { choice, day, id, idInPath, moment, paging, said } from '../../platform/http/api/shapes.ts';
import { getHearing, type HearingRow, listApplications, listHearings, listPapers } from './queries/hearings.ts';
import { nameOf } from './queries/list.ts';
import { numberOf } from './rules/forms.ts';

const tag = '听证会、座谈会';
const params = { document: idInPath('听证会、座谈会') };
const row = z.object({
  document: id('文件'),
  edition: id('版'),
  title: said('公告标题'),
  unit: id('承办单位'),
  unitName: said('单位名称'),
  state: choice('文件状态', editionStates),
  path: said('公开的网址').nullable(),
  heldAt: moment('举行时间').nullable(),
  applyUntil: moment('报名截止').nullable(),
  seats: z.int().nullable().meta({ title: '名额' }),
  list: id('参加人名单（文件）').nullable(),
  record: id('笔录（文件）').nullable(),
});
const papers = z.object({ sentOn: day('送达日期'), what: said('材料'), lateReason: said('晚于规定时间的理由') });
const application = z.object({
  id: id('报名'),
  number: said('编号'),
  kind: choice('身份', ['person', 'organisation']),
  from: said('报名人（隐去姓名）'),
  stake: said('与事项的关系和意见'),
  at: moment('报名时间'),
  verdict: choice('是否参加', ['chosen', 'not_chosen']).nullable(),
  reason: said('理由').nullable(),
});

const shown = ({ document, edition, title, unit, unitName, state, path, ...rest }: HearingRow) => ({
  ...{ document, edition, title, unit, unitName, state, path },
  heldAt: rest.heldAt?.toISOString() ?? null,
  applyUntil: rest.applyUntil?.toISOString() ?? null,
  seats: rest.seats,
  list: rest.list,
  record: rest.record,
});

/** What other systems read of hearings; who applied is masked, and addresses are not to be had here. */
export const hearingsApi = [
  operation({
    id: 'listHearings',
    method: 'get',
    path: '/hearings',
    tag,
    words: '本单位的听证会、座谈会',
    scope: 'documents:read',
    query: paging,
    answer: row,
    paged: true,
    example: { query: { limit: 50 } },
    async run({ staff, who, query }) {
      const found = (await listHearings(staff, unitsSeenBy(who))).sort((a, b) => a.document - b.document);
      return pageIn(found.map(shown), query, ({ document }) => document);
    },
  }),
  operation({
    id: 'getHearing',
    method: 'get',
    path: '/hearings/{document}',
    tag,
    words: '一次听证会、座谈会的公告和材料送达',
    scope: 'documents:read',
    params,
    answer: row.extend({
      notice: z.record(z.string(), z.unknown()).meta({ title: '公告的内容' }),
      papers: z.array(papers).meta({ title: '材料送达' }),
    }),
    example: { params: { document: 31 } },
    async run({ staff, who, params: { document } }) {
      const found = await getHearing(staff, document);
      refuseForeignEyes(who, found.unit);
      const { type: _, ...notice } = found.notice;
      return { ...shown(found), notice, papers: await listPapers(staff, document) };
    },
  }),
  operation({
    id: 'listHearingApplications',
    method: 'get',
    path: '/hearings/{document}/applications',
    tag,
    words: '一次听证会、座谈会的报名',
    about: '姓名已经隐去，联系方式不能通过接口读取。',
    scope: 'documents:read',
    params,
    query: paging,
    answer: application,
    paged: true,
    example: { params: { document: 31 }, query: { limit: 50 } },
    async run({ staff, who, params: { document }, query }) {
      const found = await getHearing(staff, document);
      refuseForeignEyes(who, found.unit);
      const all = (await listApplications(staff, document)).map((one) => ({
        ...{ id: one.id, number: numberOf(one.id), kind: one.kind, stake: one.stake, at: one.at.toISOString() },
        ...{ verdict: one.verdict, reason: one.reason, from: senderWords({ ...one, name: nameOf(one) }) },
      }));
      return pageIn(all, query, (one) => one.id);
    },
  }),
];

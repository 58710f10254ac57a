import { z } from 'zod';
import { choice, day, id, idInPath, namesOf, said, text, tick } from '../../../platform/http/api/shapes.ts';
import { type Call, operation } from '../../api/operation.ts';
import { correct, linkDocuments, waive } from '../actions/links.ts';
import { voidNumber } from '../actions/number.ts';
import { move } from '../actions/publish.ts';
import { declineValidity, markValidity, proposeValidity } from '../actions/validity.ts';
import { withdraw } from '../actions/withdraw.ts';
import { getUnitOf, refuseForeignEyes } from '../queries/documents.ts';
import { linkKinds, validities, withdrawalKinds } from '../rules.ts';
import { documentParams as params } from './drafts.ts';

const tag = '文件';
const done = z.object({ document: id('文件') });

/** The document's number, when it is one of a unit that the person sees. */
async function own({
  staff,
  who,
  params: { document },
}: Pick<Call, 'staff' | 'who'> & { params: { document: number } }) {
  refuseForeignEyes(who, await getUnitOf(staff, document));
  return document;
}

/** What is done with a document as a whole, most of it after it was published; the same deeds as on its page in the console. */
export const deedOperations = [
  operation({
    id: 'correctDocument',
    method: 'post',
    path: '/documents/{document}/correct',
    tag,
    words: '更正：为已公开的文件另开一版',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params,
    body: z.strictObject({
      note: text('更正说明', { min: 2, max: 500, description: '公众会看到这句话。' }),
      unfit: tick('原来的内容不应公开').default(false),
    }),
    answer: done.extend({ edition: id('版') }),
    example: { params: { document: 12 }, body: { note: '更正附件中的联系电话。' } },
    run: async (call) => correct(call.by, { document: await own(call), ...call.body }),
  }),
  operation({
    id: 'linkDocument',
    method: 'post',
    path: '/documents/{document}/links',
    tag,
    words: '关联另一份文件',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params,
    body: z.strictObject({ kind: choice('本文件对它的关系', namesOf(linkKinds)), to: id('关联的文件') }),
    answer: done,
    status: 201,
    example: { params: { document: 12 }, body: { kind: 'related', to: 9 } },
    async run(call) {
      const { kind, to } = call.body;
      const from = await own(call);
      refuseForeignEyes(call.who, await getUnitOf(call.staff, to));
      return linkDocuments(call.by, { kind, from, to });
    },
  }),
  operation({
    id: 'withdrawDocument',
    method: 'post',
    path: '/documents/{document}/withdraw',
    tag,
    words: '撤回已公开的文件',
    about:
      '页面立即变为去向说明，写明方式、日期和理由；文字和标题不再公开，译文一并撤回。replaced 指向替代它的公开文件，moved 把原网址转到新网址。',
    scope: 'publish:write',
    posts: ['editor', 'signer', 'openness'],
    params,
    body: z.strictObject({
      kind: choice('撤回方式', withdrawalKinds),
      successor: id('替代它的文件').nullable().default(null),
      movedTo: text('新网址', { max: 2000, description: '本站以“/”开头，或者其他网站的完整网址。' })
        .nullable()
        .default(null),
      reason: text('撤回的理由', { min: 2, max: 500, description: '公众会看到。' }),
    }),
    answer: done.extend({ also: z.array(id('译文')).optional().meta({ title: '一并撤回的译文' }) }),
    example: { params: { document: 12 }, body: { kind: 'withdrawn', reason: '内容有误，核实后重新发布。' } },
    async run(call) {
      const { successor } = call.body;
      if (successor) refuseForeignEyes(call.who, await getUnitOf(call.staff, successor));
      return withdraw(call.by, { document: await own(call), ...call.body });
    },
  }),
  operation({
    id: 'proposeValidity',
    method: 'post',
    path: '/documents/{document}/validity',
    tag,
    words: '提出标注效力',
    about: '须由另一个人复核（decideValidity）；复核以前公众看不到。',
    scope: 'publish:write',
    posts: ['editor', 'signer', 'openness'],
    params,
    body: z.strictObject({
      validity: choice('效力', namesOf(validities)),
      from: day('自哪一天起'),
      note: text('说明').default(''),
    }),
    answer: done.extend({ proposal: id('效力标注') }),
    example: { params: { document: 12 }, body: { validity: 'expired', from: '2026-03-10', note: '有效期届满' } },
    async run(call) {
      const { validity: state, from, note } = call.body;
      return proposeValidity(call.by, { document: await own(call), state, from, note });
    },
  }),
  operation({
    id: 'decideValidity',
    method: 'post',
    path: '/documents/{document}/validity/{proposal}/decision',
    tag,
    words: '复核效力标注',
    about: '提出的人不能同意自己的标注，只能撤回。同意后公众立即可见。',
    scope: 'publish:write',
    posts: ['editor', 'signer', 'openness'],
    params: { ...params, proposal: idInPath('效力标注') },
    body: z.strictObject({
      agree: z.boolean().meta({ title: '同意' }),
      reason: text('不同意的理由').default(''),
    }),
    answer: done,
    example: { params: { document: 12, proposal: 3 }, body: { agree: true } },
    async run(call) {
      const { agree, reason: words } = call.body;
      const of = { document: await own(call), proposal: call.params.proposal };
      return agree ? markValidity(call.by, of) : declineValidity(call.by, { ...of, words });
    },
  }),
  operation({
    id: 'moveDocument',
    method: 'post',
    path: '/documents/{document}/column',
    tag,
    words: '调整栏目',
    about: '原来的网址自动转到新网址。',
    scope: 'publish:write',
    posts: ['editor', 'openness'],
    params,
    body: z.strictObject({ siteColumn: text('栏目的网址名', { min: 1, max: 40 }) }),
    answer: done.extend({ path: said('新网址') }),
    example: { params: { document: 12 }, body: { siteColumn: 'notices' } },
    run: async (call) => move(call.by, { document: await own(call), siteColumn: call.body.siteColumn }),
  }),
  operation({
    id: 'waiveRequirement',
    method: 'post',
    path: '/documents/{document}/waivers',
    tag,
    words: '签署豁免（例如免予解读）',
    scope: 'review:write',
    posts: ['signer'],
    params,
    body: z.strictObject({
      needs: text('豁免的要求', { min: 1, max: 60, description: '文件 requirements 里的 needs。' }),
      reason: text('豁免的理由', { min: 5, max: 500, description: '公众会看到。' }),
    }),
    answer: done,
    status: 201,
    example: { params: { document: 12 }, body: { needs: 'interprets', reason: '本文件只转发上级通知。' } },
    run: async (call) => waive(call.by, { document: await own(call), ...call.body }),
  }),
  operation({
    id: 'voidNumber',
    method: 'post',
    path: '/documents/{document}/void-number',
    tag,
    words: '作废尚未发布文件的文号',
    scope: 'review:write',
    posts: ['signer'],
    params,
    body: z.strictObject({ reason: text('作废的理由', { min: 2, max: 500 }) }),
    answer: z.object({ number: said('作废的文号') }),
    example: { params: { document: 12 }, body: { reason: '改用另一机关代字。' } },
    run: async (call) => voidNumber(call.by, { document: await own(call), reason: call.body.reason }),
  }),
];

import { z } from 'zod';
import { pageOf, readCursor } from '../../../platform/http/api/paging.ts';
import { choice, id, idInPath, paging, said, text, tick, tickInQuery } from '../../../platform/http/api/shapes.ts';
import { operation } from '../../api/operation.ts';
import { abandon, draft, revise } from '../actions/draft.ts';
import { emptyContent } from '../content.ts';
import { listDocuments, refuseForeignEyes, unitsSeenBy } from '../queries/documents.ts';
import { getEdition } from '../queries.ts';
import { editionStates } from '../rules.ts';
import { contentOf } from './content.ts';
import { seenDocument } from './document.ts';
import { contentBody, documentRow, documentShape } from './shapes.ts';

export const documentParams = { document: idInPath('文件') };
const example = {
  title: '关于开展政务公开培训的通知',
  body: '<p>各街道办事处，区直各部门：</p><p>现将有关事项通知如下。</p>',
  disclosure: 'open' as const,
  metadata: { formedOn: '2026-03-10', keywords: ['政务公开', '培训'] },
};

/** From the first word to the last revision of a draft. */
export const draftOperations = [
  operation({
    id: 'listDocuments',
    method: 'get',
    path: '/documents',
    tag: '文件',
    words: '本单位的文件，最近修改的在前',
    scope: 'documents:read',
    query: {
      kind: text('种类的代号').optional(),
      state: choice('状态', [...editionStates, 'live', 'ended']).optional(),
      words: text('标题里的字', { max: 100 }).optional(),
      mine: tickInQuery('只看本人的').optional(),
      ...paging,
    },
    answer: documentRow,
    paged: true,
    example: { query: { state: 'draft' } },
    async run({ staff, who, query }) {
      const { kind = '', state = '', words = '', mine, cursor, limit } = query;
      const after = readCursor(cursor, z.object({ changedAt: z.string(), document: z.int() }));
      const units = unitsSeenBy(who);
      const person = mine ? who.person : null;
      const { items } = await listDocuments(staff, {
        units,
        person,
        kind,
        state,
        words,
        page: 1,
        perPage: limit + 1,
        after,
      });
      return pageOf(items, limit, ({ changedAt, document }) => ({ changedAt, document }));
    },
  }),
  operation({
    id: 'draftDocument',
    method: 'post',
    path: '/documents',
    tag: '文件',
    words: '起草一份文件（报送）',
    about: '起草之后是草稿，公众看不到；要经过送审、审查、签发才能公开。政策文件和解读从“政策与解读”起草。',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    body: z.strictObject({ kind: text('种类的代号', { min: 1 }), unit: id('起草单位'), content: contentBody }),
    answer: z.object({ document: id('文件'), edition: id('版'), revision: id('修订稿') }),
    status: 201,
    example: { body: { kind: 'notice', unit: 3, content: example } },
    async run({ staff, who, by, body: { kind, unit, content } }) {
      return draft(by, { kind, unit, content: await contentOf(staff, who, content, emptyContent.attachments) });
    },
  }),
  operation({
    id: 'getDocument',
    method: 'get',
    path: '/documents/{document}',
    tag: '文件',
    words: '一份文件的最新一版',
    scope: 'documents:read',
    params: documentParams,
    answer: documentShape,
    seen: seenDocument,
    example: { params: { document: 12 } },
  }),
  operation({
    id: 'reviseDocument',
    method: 'put',
    path: '/documents/{document}/content',
    tag: '文件',
    words: '修改文件的内容',
    about: '整份内容一次写全。正在审查或已经签发的，修改之后原来的审查全部失效（voided）。',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params: documentParams,
    body: contentBody,
    answer: z.object({ revision: id('修订稿'), hash: said('摘要'), voided: tick('审查失效') }),
    seen: seenDocument,
    example: { params: { document: 12 }, body: example },
    async run({ staff, who, by, seen, body }) {
      const [edition, base] = seen.map(Number);
      const before = await getEdition(staff, edition!);
      refuseForeignEyes(who, before.unit);
      return revise(by, {
        edition: edition!,
        base: base!,
        content: await contentOf(staff, who, body, before.content.attachments),
      });
    },
  }),
  operation({
    id: 'abandonDocument',
    method: 'post',
    path: '/documents/{document}/abandon',
    tag: '文件',
    words: '作废草稿',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params: documentParams,
    body: z.strictObject({ reason: text('作废的理由', { min: 2, max: 500 }) }),
    answer: z.object({ document: id('文件') }),
    seen: seenDocument,
    example: { params: { document: 12 }, body: { reason: '内容已经并入另一份通知。' } },
    run: ({ by, seen, body: { reason } }) => abandon(by, { edition: Number(seen[0]), reason }),
  }),
];

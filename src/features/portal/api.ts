import { z } from 'zod';
import { operation } from '../../core/api/operation.ts';
import { attachmentPath } from '../../core/files/public.ts';
import { validities } from '../../core/publications/rules.ts';
import { getWords } from '../../core/search/queries/words.ts';
import { searchOf } from '../../core/search/search.ts';
import { NotFound } from '../../platform/errors.ts';
import { pageOf, readCursor } from '../../platform/http/api/paging.ts';
import { choice, namesOf, paging, text } from '../../platform/http/api/shapes.ts';
import { dayOf } from '../../platform/time.ts';
import { articleShape, entryShape } from './api/shapes.ts';
import { findArticleById, listAttachments, listLinked } from './queries/article.ts';
import { listEntries } from './queries/lists.ts';
import { hitColumns } from './queries/search.ts';
import { withSuccession } from './queries/succession.ts';
import { readQuery } from './rules/search-words.ts';

const tag = '已公开';
const scope = 'office:read' as const;
const narrow = {
  column: text('栏目的网址名').optional(),
  unit: text('单位的网址名').optional(),
  year: z.coerce
    .number<string>()
    .int()
    .min(1949)
    .max(2100)
    .optional()
    .meta({ title: '首次发布的年份', type: 'integer' }),
};

/** What the public sees now, read as the public reads it: from `live` and nothing else. */
export const portalApi = [
  operation({
    id: 'listPublications',
    method: 'get',
    path: '/publications',
    tag,
    words: '已公开的内容，新的在前',
    scope,
    query: { ...narrow, subject: text('主题分类').optional(), ...paging },
    answer: entryShape,
    paged: true,
    example: { query: { column: 'policies' } },
    async run({ live, query }) {
      const { cursor, limit, ...filter } = query;
      const after = readCursor(cursor, z.object({ listedAt: z.string(), id: z.string() }));
      const entries = await listEntries(live, { ...filter, after }, limit + 1);
      return pageOf(entries, limit, ({ listedAt, id }) => ({ listedAt, id }));
    },
  }),
  operation({
    id: 'searchPublications',
    method: 'get',
    path: '/publications/search',
    tag,
    words: '在已公开的内容里检索',
    about: '与门户的检索同一规则：文号、标题、正文、附件；最相关的在前。',
    scope,
    query: {
      q: text('要找的字', { min: 1, max: 100 }),
      ...narrow,
      validity: choice('效力', namesOf(validities)).optional(),
      ...paging,
    },
    answer: entryShape,
    paged: true,
    example: { query: { q: '停车泊位' } },
    async run({ live, query }) {
      const { q, cursor, limit, ...filter } = query;
      const offset = readCursor(cursor, z.object({ offset: z.int().min(0).max(100_000) }))?.offset ?? 0;
      const typed = readQuery(q);
      if (typed === '') return pageOf([], limit, () => ({ offset }));
      const question = { typed, filter, sort: 'best' as const, limit: limit + 1, offset, words: await getWords(live) };
      const found = await searchOf(live).find({ ...question, today: dayOf(new Date()) }, hitColumns);
      const hits = await withSuccession(
        live,
        found.hits.map(({ row }) => row),
      );
      return pageOf(hits, limit, () => ({ offset: offset + limit }));
    },
  }),
  operation({
    id: 'getPublication',
    method: 'get',
    path: '/publications/{publication}',
    tag,
    words: '一份已公开的内容',
    scope,
    params: { publication: z.string().meta({ title: '公开编号' }) },
    answer: articleShape,
    example: { params: { publication: 'k7m2p9x4q8ra' } },
    async run({ live, params: { publication: id } }) {
      const article = await findArticleById(live, id);
      if (!article) throw new NotFound();
      const [files, linked] = await Promise.all([listAttachments(live, id), listLinked(live, id)]);
      const attachments = files.map((file) => ({ ...file, address: attachmentPath(id, file.position, file.name) }));
      return { ...article, attachments, linked };
    },
  }),
];

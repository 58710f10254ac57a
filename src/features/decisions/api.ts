import { z } from 'zod';
import { operation } from '../../core/api/operation.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../core/publications/queries/documents.ts';
import { editionStates } from '../../core/publications/rules.ts';
import { pageIn } from '../../platform/http/api/paging.ts';
import { choice, id, idInPath, paging, said } from '../../platform/http/api/shapes.ts';
import { type DecisionRow, getDecision, listDecisions, listTies } from './queries/decisions.ts';

const tag = '重大行政决策';
const row = z.object({
  document: id('文件'),
  edition: id('版'),
  type: choice('种类', ['catalogue', 'meeting']),
  title: said('标题'),
  unit: id('承办单位'),
  unitName: said('单位名称'),
  state: choice('文件状态', editionStates),
  path: said('公开的网址').nullable(),
  elements: z.record(z.string(), z.unknown()).meta({ title: '目录的事项，或者会议的议题和结果' }),
});
const tie = z.object({
  number: z.int().meta({ title: '事项的序号' }),
  kind: choice('关联', ['draft', 'decision']),
  document: id('草案公告或者正式文件'),
  title: said('标题'),
  public: z.boolean().meta({ title: '已经公开' }),
});

const shown = ({ document, edition, title, unit, unitName, state, path, values }: DecisionRow) => {
  const { type, ...elements } = values;
  return { document, edition, type, title, unit, unitName, state, path, elements };
};

/** What other systems read of announced decisions and of the meetings that decide them. */
export const decisionsApi = [
  operation({
    id: 'listMajorDecisions',
    method: 'get',
    path: '/major-decisions',
    tag,
    words: '本单位的决策事项目录和会议公开',
    scope: 'documents:read',
    query: paging,
    answer: row,
    paged: true,
    example: { query: { limit: 50 } },
    async run({ staff, who, query }) {
      const found = (await listDecisions(staff, unitsSeenBy(who))).sort((a, b) => a.document - b.document);
      return pageIn(found.map(shown), query, ({ document }) => document);
    },
  }),
  operation({
    id: 'getMajorDecision',
    method: 'get',
    path: '/major-decisions/{document}',
    tag,
    words: '一份目录或者一次会议公开，和它的事项关联的文件',
    scope: 'documents:read',
    params: { document: idInPath('目录或者会议公开') },
    answer: row.extend({ ties: z.array(tie).meta({ title: '关联' }) }),
    example: { params: { document: 31 } },
    async run({ staff, who, params: { document } }) {
      const found = await getDecision(staff, document);
      refuseForeignEyes(who, found.unit);
      return { ...shown(found), ties: await listTies(staff, document) };
    },
  }),
];

import { z } from 'zod';
import { operation } from '../../core/api/operation.ts';
import { invalid } from '../../core/api/read-form.ts';
import { loadCalendar } from '../../core/calendar/queries.ts';
import { unitsSeenBy } from '../../core/publications/queries/documents.ts';
import { pageIn } from '../../platform/http/api/paging.ts';
import { id, paging } from '../../platform/http/api/shapes.ts';
import { draftEntry, markOf } from './actions/draft.ts';
import { importDecisions } from './api/import.ts';
import { decisionBody, decisionExample, decisionShape } from './api/shapes.ts';
import { listEntries } from './queries.ts';
import { decision, whyNotDecision } from './rules/decision.ts';
import { clockOf } from './rules/desk.ts';
import { readValues } from './rules/read.ts';

const tag = '行政执法公示';
/** What the systems of enforcement organs do: the same rules, masking and review as the console. */
export const enforcementApi = [
  operation({
    id: 'listDecisions',
    method: 'get',
    path: '/enforcement/decisions',
    tag,
    words: '本单位的行政执法决定',
    about: '自然人的个人信息已经脱敏；未脱敏的原文不能通过接口读取。',
    scope: 'documents:read',
    query: paging,
    answer: decisionShape,
    paged: true,
    example: { query: { limit: 50 } },
    async run({ staff, who, query, today }) {
      const [entries, calendar] = await Promise.all([listEntries(staff, unitsSeenBy(who)), loadCalendar(staff)]);
      const decisions = entries
        .filter(({ shape }) => shape === 'decision')
        .sort((a, b) => a.document - b.document)
        .map((entry) => {
          const { document, edition, title, unit, unitName, state, path, writtenAt, values } = entry;
          const { dueOn } = clockOf(calendar, today, entry);
          return { document, edition, title, unit, unitName, state, path, dueOn, writtenAt, decision: values };
        });
      return pageIn(decisions, query, ({ document }) => document);
    },
  }),
  operation({
    id: 'draftDecision',
    method: 'post',
    path: '/enforcement/decisions',
    tag,
    words: '录入一份行政执法决定',
    about:
      '录入时即脱敏，审查和公开的是脱敏后的文字，原文加密保存；未成年人的决定不能录入。同一文书号只能录入一次。录入之后是草稿，送审用 submitDocument。',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    body: z.strictObject({ unit: id('单位'), decision: decisionBody }),
    answer: z.object({ document: id('文件'), edition: id('版'), revision: id('修订稿') }),
    status: 201,
    example: { body: { unit: 3, decision: decisionExample } },
    async run({ by, today, body: { unit, decision: sent } }) {
      const { values, errors } = readValues(decision, sent);
      const wrong = Object.entries({ ...whyNotDecision(values, today), ...errors });
      if (wrong.length > 0) throw invalid(Object.fromEntries(wrong.map(([name, why]) => [`decision/${name}`, why])));
      return draftEntry(by, { unit, shape: 'decision', mark: markOf(values), values: () => values });
    },
  }),
  importDecisions,
];

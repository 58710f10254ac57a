import { z } from 'zod';
import { operation } from '../../../core/api/operation.ts';
import { invalid } from '../../../core/api/read-form.ts';
import { By } from '../../../core/caller.ts';
import { canonical } from '../../../core/ledger/canonical.ts';
import { choice, id, said, tick } from '../../../platform/http/api/shapes.ts';
import { draftList, keepDecisions, markOfFile } from '../actions/import.ts';
import { mostLines } from '../parse/list.ts';
import { findSubmissionOf, getImport } from '../queries/imports.ts';
import { planList } from '../queries/plan.ts';
import { listImported } from '../queries.ts';
import { kinds, kindWords } from '../rules/decision.ts';
import { listOfElements, wrongIn } from '../rules/import.ts';
import { submitAll } from '../staff/submit.ts';
import { decisionBody, decisionExample } from './shapes.ts';

/** A whole list from another system: the rules of the table at the console, all of it or nothing. */
export const importDecisions = operation({
  id: 'importDecisions',
  method: 'post',
  path: '/enforcement/imports',
  tag: '行政执法公示',
  words: '录入一批行政执法决定',
  about:
    '与控制台“从表格导入”同一规则：有一份有错，就一份也不录入，errors 逐份逐项说明（decisions/3/uscc 是第四份的信用代码）。内容相同、已经录入的不重复；同一批再发一次，答复是第一次的结果。submit 为 true 的，录入以后按同一张送审清单一次送审；不能送审的，held 说明原因，草稿保留。',
  scope: 'documents:write',
  posts: ['drafter', 'editor'],
  body: z.strictObject({
    unit: id('单位'),
    kind: choice('没有写明类别的，都是', kinds).default('处罚'),
    decisions: z.array(decisionBody).min(1).max(mostLines).meta({ title: '决定' }),
    submit: tick('录入后一并送审').default(false),
  }),
  answer: z.object({
    import: id('导入'),
    drafted: z.int().meta({ title: '录入的份数' }),
    unchanged: z.int().meta({ title: '没有变化的份数' }),
    submission: id('送审').nullable(),
    held: said('没有送审的原因').nullable(),
  }),
  status: 201,
  example: { body: { unit: 3, kind: '处罚', decisions: [decisionExample], submit: true } },
  async run({ staff, who, by, today, again, body: { unit, kind, decisions, submit } }) {
    const list = listOfElements(decisions);
    const wrong = again ? {} : wrongIn(await planList(staff, list, { unit, kind, today }));
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const mark = markOfFile(Buffer.from(canonical({ kind, decisions } as never)));
    const hand = (part: string | null) => new By(staff, who, part && by.key ? `${by.key}.${part}` : null);
    const kept = await keepDecisions(by, { unit, kind, mark, list: () => list });
    if (!(await getImport(staff, kept.import)).finishedAt) await draftList(hand('draft'), { import: kept.import });
    const { drafted, unchanged } = await getImport(staff, kept.import);
    const told = { import: kept.import, drafted: drafted ?? 0, unchanged: unchanged ?? 0 };
    const waiting = submit ? (await listImported(staff, kept.import)).filter(({ state }) => state === 'draft') : [];
    if (waiting.length === 0) return { ...told, submission: await findSubmissionOf(staff, kept.import), held: null };
    const title = `${kindWords(kind)}决定：第 ${kept.import} 次导入（${waiting.length} 份）`;
    const sent = await submitAll({ staff, who, by: hand }, waiting, { title, key: 'submit' });
    return 'error' in sent ? { ...told, submission: null, held: sent.error } : { ...told, ...sent, held: null };
  },
});

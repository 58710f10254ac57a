import { z } from 'zod';
import { type Call, operation, type Seen } from '../../../core/api/operation.ts';
import { readForm } from '../../../core/api/read-form.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { disclosures } from '../../../core/publications/rules.ts';
import { pageIn } from '../../../platform/http/api/paging.ts';
import { choice, day, id, idInPath, namesOf, paging, said, text, tick } from '../../../platform/http/api/shapes.ts';
import { enterRegulation, fileRegulation } from '../actions/regulation.ts';
import { getRegulation, listRegulations, loadWarningPeriods } from '../queries/regulations.ts';
import { outcomeNames } from '../rules/cleaning.ts';
import { fits, itemOf, noFilter } from '../rules/ledger.ts';
import { categoryNames, competitionOutcomes, filingForm, regulationForm, standings } from '../rules/regulation.ts';
import { warningNames } from '../rules/warnings.ts';

const tag = '规范性文件台账';
const params = { document: idInPath('文件') };
const keepers = ['drafter', 'editor', 'openness'] as const;
const dayOrNull = (title: string) => day(title).nullable();
const standing = choice('效力状态', namesOf(standings));

const row = z.object({
  document: id('文件'),
  title: said('文件名称'),
  number: said('文号').nullable(),
  issuer: said('制定机关'),
  unit: id('起草单位'),
  unitName: said('起草单位名称'),
  category: choice('类别', categoryNames as [string, ...string[]]),
  entered: tick('已登记台账'),
  registerNumber: said('统一编号或登记号'),
  disclosure: choice('公开属性', namesOf(disclosures)),
  formedOn: dayOrNull('成文日期'),
  publishedOn: dayOrNull('公布日期'),
  effectiveOn: dayOrNull('施行日期'),
  validUntil: dayOrNull('有效期至'),
  standing,
  path: said('公开页面').nullable(),
  warnings: z
    .array(
      z.object({
        kind: choice('到期事项', warningNames as [string, ...string[]]),
        dueOn: day('期限'),
        state: choice('时限情况', ['normal', 'soon', 'late']),
      }),
    )
    .meta({ title: '到期事项' }),
});

const tied = z.array(z.object({ document: id('文件'), title: said('标题'), number: said('文号').nullable() }));
const detail = row.extend({
  topic: said('汇编专题'),
  bases: said('依据文件'),
  consultation: said('征求意见链接'),
  legality: z
    .object({ number: said('编号'), on: day('日期') })
    .nullable()
    .meta({ title: '合法性审核' }),
  competition: z
    .object({ outcome: said('结论'), on: day('日期') })
    .nullable()
    .meta({ title: '公平竞争审查' }),
  evaluation: z
    .object({ outcome: said('结论'), on: day('日期') })
    .nullable()
    .meta({ title: '有效期评估' }),
  filings: z
    .array(
      z.object({ id: id('备案登记'), authority: said('受备机关'), number: said('备案号'), filedOn: day('备案日期') }),
    )
    .meta({ title: '备案' }),
  interpretations: tied.meta({ title: '解读' }),
  replaces: tied.meta({ title: '替代的文件' }),
  replacedBy: tied.meta({ title: '被替代' }),
  cleaned: z
    .object({
      round: said('清理批次'),
      outcome: choice('清理结论', outcomeNames as [string, ...string[]]),
      on: day('公布日期'),
    })
    .nullable()
    .meta({ title: '清理结论' }),
});

type Reader = Pick<Call, 'staff' | 'who' | 'today'>;

async function itemFor({ staff, who, today }: Reader, document: number) {
  const found = await getRegulation(staff, document);
  refuseForeignEyes(who, found.unit);
  return itemOf(found, await loadWarningPeriods(staff), today);
}

async function seenRegulation(call: Reader & { params: { document: number } }): Promise<Seen> {
  return { whole: await itemFor(call, call.params.document), parts: [call.params.document] };
}

const examined = z
  .strictObject({ number: text('编号', { min: 1, max: 60 }), on: day('日期') })
  .nullable()
  .default(null);
const entry = z.strictObject({
  category: choice('类别', categoryNames as [string, ...string[]]),
  issuer: text('制定机关', { max: 100 }).default(''),
  registerNumber: text('统一编号或登记号', { max: 60 }).default(''),
  topic: text('汇编专题', { max: 60 }).default(''),
  bases: text('依据文件', { max: 2000 }).default(''),
  consultation: text('征求意见链接', { max: 400 }).default(''),
  legality: examined.meta({ title: '合法性审核' }),
  competition: z
    .strictObject({ outcome: choice('结论', competitionOutcomes), on: day('日期') })
    .nullable()
    .default(null)
    .meta({ title: '公平竞争审查' }),
  evaluation: z
    .strictObject({ outcome: text('结论', { min: 1 }), on: day('日期') })
    .nullable()
    .default(null)
    .meta({ title: '有效期评估' }),
});

/** The entry as the console's form would have brought it, so that its rule reads it. */
const asTyped = ({ legality, competition, evaluation, ...rest }: z.output<typeof entry>) => ({
  ...rest,
  legalityNumber: legality?.number,
  legalityOn: legality?.on,
  competition: competition?.outcome,
  competitionOn: competition?.on,
  evaluation: evaluation?.outcome,
  evaluationOn: evaluation?.on,
});

export const regulationsApi = [
  operation({
    id: 'listRegulations',
    method: 'get',
    path: '/regulations',
    tag,
    words: '规范性文件台账：本单位印发的政策文件，它们的效力和到期事项',
    scope: 'documents:read',
    query: {
      standing: standing.optional(),
      due: choice('到期事项', ['any', ...warningNames] as [string, ...string[]]).optional(),
      ...paging,
    },
    answer: row,
    paged: true,
    example: { query: { due: 'any', limit: 50 } },
    async run({ staff, who, today, query }) {
      const periods = await loadWarningPeriods(staff);
      const items = (await listRegulations(staff, unitsSeenBy(who))).map((found) => itemOf(found, periods, today));
      const wanted = fits({ ...noFilter, standing: query.standing ?? '', due: (query.due ?? '') as 'any' | '' });
      return pageIn(items.filter(wanted), query, ({ document }) => document);
    },
  }),
  operation({
    id: 'getRegulation',
    method: 'get',
    path: '/regulations/{document}',
    tag,
    words: '台账里的一份文件',
    scope: 'documents:read',
    params,
    answer: detail,
    seen: seenRegulation,
    example: { params: { document: 12 } },
  }),
  operation({
    id: 'enterRegulation',
    method: 'put',
    path: '/regulations/{document}',
    tag,
    words: '登记台账：系统不知道的各项',
    about: '没有给出的各项改为空白；标题、文号、日期、解读和替代关系取自文件本身。',
    scope: 'documents:write',
    posts: [...keepers],
    params,
    body: entry,
    answer: z.object({ document: id('文件') }),
    seen: seenRegulation,
    example: {
      params: { document: 12 },
      body: { category: 'department', legality: { number: '振司审〔2019〕12号', on: '2019-07-30' } },
    },
    async run({ by, params: { document }, body }) {
      readForm(regulationForm, asTyped(body));
      return enterRegulation(by, { document, ...body, category: body.category as 'rule' });
    },
  }),
  operation({
    id: 'fileRegulation',
    method: 'post',
    path: '/regulations/{document}/filings',
    tag,
    words: '登记备案',
    scope: 'documents:write',
    posts: [...keepers],
    params,
    body: z.strictObject({
      authority: text('受备机关', { min: 2, max: 100 }),
      number: text('备案号', { max: 60 }).default(''),
      filedOn: day('备案日期'),
    }),
    answer: z.object({ filing: id('备案登记') }),
    status: 201,
    example: { params: { document: 12 }, body: { authority: '丹东市人民政府', filedOn: '2019-08-20' } },
    async run({ by, who, staff, today, params: { document }, body }) {
      await itemFor({ staff, who, today }, document);
      readForm(filingForm, body);
      return fileRegulation(by, { document, ...body });
    },
  }),
];

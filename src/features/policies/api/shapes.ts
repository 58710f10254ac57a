import { z } from 'zod';
import { interpretationForms } from '../../../core/publications/content-form.ts';
import { editionStates } from '../../../core/publications/rules.ts';
import { choice, day, id, moment, namesOf, said, text, tick } from '../../../platform/http/api/shapes.ts';
import { interpretationStates } from '../rules.ts';

/** What article （二） asks of a policy. */
export const dutiesBody = z.strictObject({
  needsInterpretation: tick('需要解读'),
  reason: text('不需要解读的理由', { max: 300 }).default(''),
  later: z
    .array(choice('随后发布的解读形式', interpretationForms))
    .max(10)
    .meta({ title: '随后发布的解读形式' })
    .default([]),
  topic: z
    .strictObject({ meetingOn: day('会议日期'), title: text('议题名称', { min: 2 }) })
    .nullable()
    .meta({ title: '常务会议公开议题' })
    .default(null),
  interpreter: z
    .strictObject({ name: text('第一解读人', { min: 2, max: 40 }), post: text('职务', { min: 2, max: 60 }) })
    .nullable()
    .meta({ title: '第一解读人' })
    .default(null),
});
export type DutiesBody = z.output<typeof dutiesBody>;

export const policyBody = dutiesBody.extend({
  kind: text('种类的代号', { min: 1 }),
  unit: id('起草单位'),
  title: text('标题', { min: 1, max: 200 }),
  plan: text('解读提纲', { max: 4000 }).default(''),
  planForm: text('解读形式安排').default(''),
  planChannel: text('解读渠道').default(''),
  planTime: text('解读时间').default(''),
});

const state = choice('状态', editionStates);
export const policyShape = z.object({
  document: id('文件'),
  edition: id('版'),
  title: said('标题'),
  kind: said('种类'),
  unit: id('单位'),
  unitName: said('单位名称'),
  state,
  number: said('发文字号').nullable(),
  publishedAt: moment('发布时间').nullable(),
  needs: tick('需要解读').nullable(),
  reason: said('不需要解读的理由'),
  waiver: said('免予解读的理由').nullable(),
  interpretation: choice('解读情况', namesOf(interpretationStates)),
});
export const policyDetail = policyShape.extend({
  hash: said('最新修订稿的摘要'),
  interpretations: z
    .array(
      z.object({
        document: id('解读'),
        title: said('标题'),
        form: said('形式'),
        state,
        hash: said('最新修订稿的摘要'),
        publishedAt: moment('发布时间').nullable(),
      }),
    )
    .meta({ title: '解读' }),
});

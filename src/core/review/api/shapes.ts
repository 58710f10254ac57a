import { z } from 'zod';
import { choice, day, id, moment, namesOf, said, text, tick } from '../../../platform/http/api/shapes.ts';
import { attachment } from '../../publications/api/shapes.ts';
import { disclosures } from '../../publications/rules.ts';
import { channels, checks, flow, states, steps, verdicts } from '../rules.ts';

const moves = [...new Set(flow.map(({ move }) => move))] as [(typeof flow)[number]['move']];

const item = z.object({
  document: id('文件'),
  edition: id('版'),
  revision: id('修订稿'),
  hash: said('摘要'),
  kind: said('种类'),
  title: said('标题'),
  body: said('正文'),
  disclosure: choice('公开属性', namesOf(disclosures)).nullable(),
  ground: said('依据').nullable(),
  reason: said('理由').nullable(),
  metadata: z.record(z.string(), z.unknown()).meta({ title: '著录项', examples: [{ formedOn: '2026-03-10' }] }),
  attachments: z.array(attachment).meta({ title: '附件' }),
  changeNote: said('更正说明').nullable(),
  documentNumber: said('发文字号').nullable(),
  authors: z.array(said('起草人')),
});

const opinion = z.object({
  step: choice('环节', namesOf(states)),
  person: said('审查人'),
  unit: said('单位'),
  insteadOf: said('代谁').nullable(),
  verdict: choice('处理', namesOf(verdicts)),
  words: said('意见'),
  at: moment('时间'),
});

export const submissionShape = z.object({
  id: id('送审'),
  title: said('标题'),
  unit: id('单位'),
  submitter: said('送审人'),
  submittedAt: moment('送审时间'),
  urgent: tick('紧急'),
  urgentReason: said('紧急的理由').nullable(),
  steps: z.array(choice('环节', steps)).meta({ title: '要经过的环节' }),
  state: choice('现在的环节', namesOf(states)),
  manifestHash: said('送审清单的摘要'),
  channels: z.array(choice('公开方式', namesOf(channels))).meta({ title: '公开方式' }),
  dueOn: day('期限').nullable(),
  publishAt: moment('定时发布').nullable(),
  scheduleFailure: said('定时发布失败的原因').nullable(),
  items: z.array(item).meta({ title: '送审的文字' }),
  opinions: z.array(opinion).meta({ title: '流转记录' }),
  moves: z.array(choice('办理', moves)).meta({ title: '您现在可以办理的' }),
  why: said('为什么不能由您审查').nullable(),
});

/** What a submission bears beside its texts. */
export const routeBody = {
  channels: z
    .array(choice('公开方式', namesOf(channels)))
    .min(1)
    .meta({ title: '公开方式' })
    .default(['portal']),
  urgent: tick('紧急').default(false),
  urgentReason: text('紧急的理由').default(''),
};

export const opinionBody = z.strictObject({
  verdict: choice('处理', ['agree', 'send_back', 'refer', 'answer', 'refuse']),
  words: text('意见', { max: 1000 }).default(''),
  checks: z
    .array(choice('逐项审查', namesOf(checks)))
    .meta({ title: '逐项审查，保密审查同意时须全部确认' })
    .default([]),
  backTo: choice('退回给', ['drafter', ...steps]).default('drafter'),
  position: text('起草部门的意见', { max: 1000 }).default(''),
  series: text('发文机关代字', { max: 12 }).default(''),
  serial: z.int().min(1).max(9999).nullable().default(null).meta({ title: '序号' }),
});

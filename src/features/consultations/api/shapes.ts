import { z } from 'zod';
import { editionStates } from '../../../core/publications/rules.ts';
import { choice, day, id, namesOf, said, text, tick } from '../../../platform/http/api/shapes.ts';
import { statuses } from '../rules/days.ts';
import { channels, outcomes } from '../rules/elements.ts';
import { wayNames } from '../rules/typed-call.ts';

const clause = z.int().min(1).meta({ title: '针对的条', description: '从 1 数起；没有的是整体。' }).nullable();
const outcome = choice('是否采纳', namesOf(outcomes));
const count = (title: string) => z.int().meta({ title });

/** A consultation as its unit keeps it. */
export const callShape = z.object({
  document: id('文件'),
  edition: id('版'),
  title: said('公告标题'),
  unit: id('承办单位'),
  unitName: said('单位名称'),
  state: choice('文件状态', editionStates),
  path: said('公开的网址').nullable(),
  subject: said('草案名称'),
});

export const roundShape = z.object({
  id: id('轮'),
  number: z.int().meta({ title: '第几轮' }),
  status: choice('状态', namesOf(statuses)),
  opensOn: day('开始'),
  closesOn: day('截止'),
  resultDueOn: day('采纳情况公布期限'),
  result: id('采纳情况（文件）').nullable(),
  comments: count('收到意见'),
  held: count('待核'),
  points: count('要点'),
  answered: count('已审核回应的要点'),
  invited: count('受邀单位'),
  invitedAnswered: count('已答复的受邀单位'),
  lacks: z.array(said('还缺什么')).meta({ title: '生成采纳情况之前' }),
});

export const callDetail = callShape.extend({
  clauses: z.array(z.object({ label: said('条'), text: said('条文') })).meta({ title: '草案' }),
  rounds: z.array(roundShape).meta({ title: '各轮' }),
});

/** One letter: as it was said, under a masked name and without an address. */
export const commentShape = z.object({
  id: id('意见'),
  number: said('编号'),
  channel: choice('方式', namesOf(channels)),
  clause,
  body: said('意见原文'),
  kind: choice('身份', ['person', 'organisation']),
  from: said('提出人（隐去姓名）'),
  receivedOn: day('收到日期'),
  held: tick('待核'),
  verdict: choice('待核的处理', ['kept', 'set_aside']).nullable(),
  files: z.array(said('附件名称')).meta({ title: '附件' }),
  hash: said('校验值（SHA-256）'),
  textKey: said('相同意见的标识'),
});

export const commentBody = z
  .strictObject({
    channel: choice('方式', wayNames as [string, ...string[]]),
    receivedOn: day('收到日期'),
    clause: clause.optional(),
    body: text('意见', { min: 1, max: 5000 }),
    kind: choice('身份', ['person', 'organisation']),
    minor: tick('未满 18 周岁').optional(),
    name: text('姓名或单位名称', { max: 60 }).optional(),
    email: text('邮箱', { max: 200 }).optional(),
    phone: text('电话', { max: 30 }).optional(),
  })
  .meta({ title: '线下收到的意见' });

export const entered = z.object({ comment: id('意见'), number: said('编号'), hash: said('校验值（SHA-256）') });

export const pointShape = z.object({
  id: id('要点'),
  textKey: said('相同意见的标识'),
  body: said('要点'),
  theme: said('主题'),
  unit: id('回应单位'),
  unitName: said('回应单位名称'),
  dueOn: day('期限').nullable(),
  letters: z.array(id('意见')).meta({ title: '提出这一要点的意见' }),
  reply: z
    .object({
      id: id('回应'),
      outcome,
      reason: said('理由'),
      finalClause: said('落实在第几条'),
      writer: said('拟写人'),
      verdict: choice('审核', ['agreed', 'returned']).nullable(),
      words: said('审核意见'),
    })
    .nullable()
    .meta({ title: '最新的回应' }),
});

export const pointsBody = z.strictObject({
  points: z
    .array(z.strictObject({ body: text('要点', { min: 2, max: 2000 }), theme: text('主题', { max: 50 }).optional() }))
    .min(1)
    .max(20)
    .meta({ title: '要点' }),
});

export const replyBody = z.strictObject({
  outcome,
  reason: text('理由', { min: 2, max: 2000 }),
  finalClause: text('落实在第几条', { max: 200, description: '采纳和部分采纳的必填。' }).optional(),
});

export const decisionBody = z.strictObject({
  reply: id('回应'),
  verdict: choice('审核意见', ['agreed', 'returned']),
  words: text('说明', { max: 500, description: '退回的必填。' }).optional(),
});

export const written = z.object({ document: id('文件'), edition: id('版') });

import { z } from 'zod';
import { choice, day, id, moment, namesOf, said, text } from '../../../platform/http/api/shapes.ts';
import { lightWords, officeWords } from '../rules/standing.ts';
import { filingKinds, filingStates, roleWords, stages } from '../rules.ts';

export const planShape = z.object({
  id: id('工作安排'),
  document: id('公文'),
  title: said('标题'),
  issuer: said('印发单位').nullable(),
  issuedOn: day('印发日期').nullable(),
  year: z.int().meta({ title: '年度' }),
  tasks: z.int().meta({ title: '任务数' }),
  closed: z.int().meta({ title: '已办结数' }),
  path: said('公开网址').nullable(),
});

export const taskShape = z.object({
  id: id('任务'),
  plan: id('工作安排'),
  no: said('序号').nullable(),
  title: said('任务'),
  deadline: day('时限').nullable(),
  recurrence: said('周期').nullable(),
  state: choice('办理情况', namesOf(officeWords)),
  light: choice('时限情况，已办结的没有', namesOf(lightWords)).nullable(),
  stage: choice('最近审定的进展阶段', namesOf(stages)).nullable(),
  words: said('最近审定的进展').nullable(),
  evidence: z.int().meta({ title: '现在有效的佐证数' }),
  duties: z
    .array(
      z.object({
        role: choice('职责', namesOf(roleWords)),
        literal: said('原文里的名称'),
        unit: id('单位').nullable(),
        unitName: said('单位名称').nullable(),
      }),
    )
    .meta({ title: '责任单位' }),
});

export const progressShape = z.object({
  id: id('进展'),
  unit: id('单位'),
  unitName: said('单位名称'),
  stage: choice('阶段', namesOf(stages)),
  words: said('进展情况'),
  writer: said('填报人'),
  writtenAt: moment('填报时间'),
  approvedAt: moment('审定时间').nullable(),
  returnedAt: moment('退回时间').nullable(),
  returnedWhy: said('退回意见').nullable(),
});

export const taskDetail = taskShape.extend({
  paragraphs: z.array(z.object({ seq: z.int().meta({ title: '第几段' }), text: said('原文') })).meta({ title: '原文' }),
  progress: z.array(progressShape).meta({ title: '进展' }),
  evidencePages: z
    .array(z.object({ document: id('文件'), title: said('标题'), path: said('公开网址').nullable() }))
    .meta({ title: '佐证' }),
});

export const filingShape = z.object({
  id: id('报送事项'),
  plan: id('工作安排'),
  unit: id('单位'),
  unitName: said('单位名称'),
  kind: choice('事项', namesOf(filingKinds)),
  dueOn: day('期限'),
  state: choice('状态', namesOf(filingStates)),
  title: said('材料名称').nullable(),
  filedAt: moment('报送时间').nullable(),
  file: id('附件').nullable(),
  returnedWhy: said('退回意见').nullable(),
});

export const done = {
  task: z.object({ task: id('任务') }),
  filing: z.object({ filing: id('报送事项') }),
  why: z.strictObject({ why: text('理由', { min: 2, max: 500 }) }),
};

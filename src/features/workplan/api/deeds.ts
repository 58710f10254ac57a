import { z } from 'zod';
import { operation } from '../../../core/api/operation.ts';
import { readForm } from '../../../core/api/read-form.ts';
import { getFileFor } from '../../../core/files/queries.ts';
import { choice, id, idInPath, namesOf, text } from '../../../platform/http/api/shapes.ts';
import { file, returnFiling } from '../actions/filing.ts';
import {
  addEvidence,
  approveProgress,
  closeTask,
  reopenTask,
  reportProgress,
  returnProgress,
} from '../actions/progress.ts';
import { closeForm, evidenceForm, filingForm, progressForm, reopenForm } from '../rules/forms.ts';
import { stages } from '../rules.ts';
import { done } from './shapes.ts';

const tag = '工作安排';
const scope = 'plan:write' as const;
const task = { task: idInPath('任务') };
const progress = { progress: idInPath('进展') };
const filing = { filing: idInPath('报送事项') };

export const deedOperations = [
  operation({
    id: 'reportProgress',
    method: 'post',
    path: '/plan-tasks/{task}/progress',
    tag,
    words: '填报进展，等待审定',
    scope,
    posts: ['drafter'],
    params: task,
    body: z.strictObject({
      unit: id('填报单位'),
      stage: choice('进展阶段', namesOf(stages)),
      words: text('进展情况', { min: 5, max: 1000 }),
    }),
    answer: z.object({ progress: id('进展') }),
    status: 201,
    example: { params: { task: 4 }, body: { unit: 3, stage: 'under_way', words: '已制定方案，正在征求意见。' } },
    async run({ by, params, body }) {
      readForm(progressForm, body);
      return reportProgress(by, { task: params.task, ...body });
    },
  }),
  operation({
    id: 'approveProgress',
    method: 'post',
    path: '/progress/{progress}/approve',
    tag,
    words: '审定进展，公众随即可见',
    scope,
    posts: ['openness', 'secrecy'],
    params: progress,
    answer: done.task,
    example: { params: { progress: 6 } },
    run: ({ by, params }) => approveProgress(by, { progress: params.progress }),
  }),
  operation({
    id: 'returnProgress',
    method: 'post',
    path: '/progress/{progress}/return',
    tag,
    words: '退回进展',
    scope,
    posts: ['openness', 'secrecy'],
    params: progress,
    body: done.why,
    answer: done.task,
    example: { params: { progress: 6 }, body: { why: '请写明完成的数量。' } },
    run: ({ by, params, body }) => returnProgress(by, { progress: params.progress, why: body.why }),
  }),
  operation({
    id: 'addEvidence',
    method: 'post',
    path: '/plan-tasks/{task}/evidence',
    tag,
    words: '关联佐证：本站已公开的页面',
    scope,
    posts: ['drafter', 'openness'],
    params: task,
    body: z.strictObject({ address: text('网址', { min: 1, max: 500 }) }),
    answer: done.task,
    status: 201,
    example: { params: { task: 4 }, body: { address: '/notices/202603/k7m2p9x4q8ra.html' } },
    async run({ by, params, body }) {
      readForm(evidenceForm, body);
      return addEvidence(by, { task: params.task, address: body.address });
    },
  }),
  operation({
    id: 'closePlanTask',
    method: 'post',
    path: '/plan-tasks/{task}/close',
    tag,
    words: '办结任务（须有佐证）',
    scope,
    posts: ['openness'],
    params: task,
    body: z.strictObject({ words: text('办结情况', { min: 5, max: 500 }) }),
    answer: done.task,
    example: { params: { task: 4 }, body: { words: '各单位公开目录均已编制并公开。' } },
    async run({ by, params, body }) {
      readForm(closeForm, body);
      return closeTask(by, { task: params.task, words: body.words });
    },
  }),
  operation({
    id: 'reopenPlanTask',
    method: 'post',
    path: '/plan-tasks/{task}/reopen',
    tag,
    words: '重新办理任务',
    scope,
    posts: ['openness'],
    params: task,
    body: done.why,
    answer: done.task,
    example: { params: { task: 4 }, body: { why: '佐证页面已经撤回。' } },
    async run({ by, params, body }) {
      readForm(reopenForm, body);
      return reopenTask(by, { task: params.task, why: body.why });
    },
  }),
  operation({
    id: 'file',
    method: 'post',
    path: '/filings/{filing}',
    tag,
    words: '报送备案',
    scope,
    posts: ['drafter'],
    params: filing,
    body: z.strictObject({
      title: text('材料名称', { min: 2, max: 200 }),
      words: text('说明', { max: 2000 }).default(''),
      file: id('附件').nullable().default(null),
    }),
    answer: done.filing,
    example: { params: { filing: 2 }, body: { title: '本单位实施方案', words: '按要求报送。' } },
    async run({ staff, who, by, params, body }) {
      readForm(filingForm, body);
      if (body.file !== null) await getFileFor(staff, who, body.file);
      return file(by, { filing: params.filing, ...body });
    },
  }),
  operation({
    id: 'returnFiling',
    method: 'post',
    path: '/filings/{filing}/return',
    tag,
    words: '退回备案',
    scope,
    posts: ['openness'],
    params: filing,
    body: done.why,
    answer: done.filing,
    example: { params: { filing: 2 }, body: { why: '请补充责任分工。' } },
    run: ({ by, params, body }) => returnFiling(by, { filing: params.filing, why: body.why }),
  }),
];

import { z } from 'zod';
import { choice, id, idInPath, moment, namesOf, said, text } from '../../platform/http/api/shapes.ts';
import { type Call, operation } from '../api/operation.ts';
import { invalid } from '../api/read-form.ts';
import { refuseForeignEyes } from '../publications/queries/documents.ts';
import { issue } from './actions/issue.ts';
import { opine, recall } from './actions/opine.ts';
import { schedule, unschedule } from './actions/schedule.ts';
import { opinionBody, submissionShape } from './api/shapes.ts';
import { seenSubmission } from './api/submission.ts';
import { submitOperation } from './api/submit.ts';
import { getSubmission } from './queries.ts';
import { states, whyNotOpinion } from './rules.ts';

const params = { submission: idInPath('送审') };
const tag = '审查';
const done = z.object({ submission: id('送审') });
const example = { params: { submission: 7 } };

/** The number of a submission of a unit that the person sees. */
async function own({
  staff,
  who,
  params: { submission },
}: Pick<Call, 'staff' | 'who'> & { params: { submission: number } }) {
  refuseForeignEyes(who, (await getSubmission(staff, submission)).unit);
  return submission;
}

export const reviewApi = [
  submitOperation,
  operation({
    id: 'getSubmission',
    method: 'get',
    path: '/submissions/{submission}',
    tag,
    words: '送审的全部文字、意见和您现在可以办理的',
    about: '待办在您手中的，读取即为已打开：送审人不能再撤回。',
    scope: 'review:read',
    params,
    answer: submissionShape,
    seen: seenSubmission,
    example,
  }),
  operation({
    id: 'giveOpinion',
    method: 'post',
    path: '/submissions/{submission}/opinions',
    tag,
    words: '签署审查意见（同意、退回、提请确定、答复、不予公开）',
    about: '意见约束于读取时的那份文字：之后有改动的答 412。最后一步同意即签发，编发文字号。',
    scope: 'review:write',
    posts: ['reviewer', 'openness', 'secrecy', 'signer'],
    params,
    body: opinionBody,
    answer: done.extend({ state: choice('到了哪个环节', namesOf(states)) }),
    status: 201,
    seen: seenSubmission,
    example: { ...example, body: { verdict: 'agree', words: '同意。' } },
    async run(call) {
      const submission = await own(call);
      const { checks, backTo, ...rest } = call.body;
      const opinion = {
        ...rest,
        checks: Object.fromEntries(checks.map((check) => [check, true])),
        backTo: backTo === 'drafter' ? null : backTo,
      };
      const { state } = await getSubmission(call.staff, submission);
      const why = call.again ? {} : whyNotOpinion(state, opinion);
      if (Object.keys(why).length > 0) throw invalid(why);
      return opine(call.by, { submission, hash: call.seen[0]!, ...opinion });
    },
  }),
  operation({
    id: 'recallSubmission',
    method: 'post',
    path: '/submissions/{submission}/recall',
    tag,
    words: '撤回送审（审查人还没有打开时）',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params,
    body: z.strictObject({ reason: text('撤回的原因', { min: 2, max: 300 }) }),
    answer: done,
    example: { ...example, body: { reason: '还要补充附件。' } },
    run: async (call) => recall(call.by, { submission: await own(call), reason: call.body.reason }),
  }),
  operation({
    id: 'issueSubmission',
    method: 'post',
    path: '/submissions/{submission}/issue',
    tag,
    words: '发布（印发）已签发的文件',
    about: '公众立即可见；一张送审清单同时发布，或者都不发布。',
    scope: 'publish:write',
    posts: ['editor', 'signer'],
    params,
    answer: done.extend({
      issued: z.array(z.object({ document: id('文件'), path: said('公开网址').nullable() })).meta({ title: '已印发' }),
    }),
    example,
    run: async (call) => issue(call.by, { submission: await own(call) }),
  }),
  operation({
    id: 'scheduleSubmission',
    method: 'post',
    path: '/submissions/{submission}/schedule',
    tag,
    words: '定时发布',
    scope: 'publish:write',
    posts: ['editor', 'signer'],
    params,
    body: z.strictObject({ at: moment('发布时间') }),
    answer: done,
    example: { ...example, body: { at: '2099-03-10T09:30:00+08:00' } },
    run: async (call) => schedule(call.by, { submission: await own(call), at: new Date(call.body.at).toISOString() }),
  }),
  operation({
    id: 'unscheduleSubmission',
    method: 'post',
    path: '/submissions/{submission}/unschedule',
    tag,
    words: '取消定时发布',
    scope: 'publish:write',
    posts: ['editor', 'signer'],
    params,
    answer: done,
    example,
    run: async (call) => unschedule(call.by, { submission: await own(call) }),
  }),
];

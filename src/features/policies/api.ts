import { z } from 'zod';
import { type Call, operation, type Seen } from '../../core/api/operation.ts';
import { readForm } from '../../core/api/read-form.ts';
import { interpretationForms } from '../../core/publications/content-form.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../core/publications/queries/documents.ts';
import { getLatestEdition } from '../../core/publications/queries.ts';
import { routeBody } from '../../core/review/api/shapes.ts';
import { pageIn } from '../../platform/http/api/paging.ts';
import { choice, id, idInPath, paging, text, tickInQuery } from '../../platform/http/api/shapes.ts';
import { draftInterpretation, draftPolicy, setDuties, submitBundle } from './actions.ts';
import { regulationsApi } from './api/regulations.ts';
import { roundsApi } from './api/rounds.ts';
import { type DutiesBody, dutiesBody, policyBody, policyDetail, policyShape } from './api/shapes.ts';
import { getPolicy, listInterpretations, listPolicies, type PolicyRow } from './queries.ts';
import { dutiesForm, interpretationForm, policyForm, stateOf } from './rules.ts';

const params = { document: idInPath('政策文件') };
const tag = '政策与解读';
const opened = z.object({ document: id('文件'), edition: id('版'), revision: id('修订稿') });
const duties = { needsInterpretation: true, interpreter: { name: '某某某', post: '主任' } };

const shown = (policy: PolicyRow) => ({
  ...policy,
  interpretation: stateOf({ ...policy, waived: policy.waiver !== null }),
});

async function readPolicy({
  staff,
  who,
  params: { document },
}: Pick<Call, 'staff' | 'who'> & { params: { document: number } }) {
  const policy = await getPolicy(staff, document);
  refuseForeignEyes(who, policy.unit);
  const hashOf = async (number: number) => (await getLatestEdition(staff, number)).hash;
  const interpretations = await listInterpretations(staff, document);
  const hashes = await Promise.all(interpretations.map((one) => hashOf(one.document)));
  return {
    ...shown(policy),
    hash: await hashOf(document),
    interpretations: interpretations.map((one, index) => ({ ...one, hash: hashes[index]! })),
  };
}

async function seenPolicy(call: Parameters<typeof readPolicy>[0]): Promise<Seen> {
  const whole = await readPolicy(call);
  return { whole, parts: [whole.edition] };
}

/** The duties as the console's form would have brought them, so that its rule reads them. */
const later = ({ needsInterpretation, later: forms }: DutiesBody) => (needsInterpretation ? forms : []);
const asTyped = ({ needsInterpretation, topic, interpreter, reason, later }: DutiesBody) => ({
  needsInterpretation: needsInterpretation ? 'yes' : 'no',
  reason,
  later,
  isTopic: topic !== null,
  meetingOn: topic?.meetingOn,
  topic: topic?.title,
  interpreterName: interpreter?.name,
  interpreterPost: interpreter?.post,
});

export const policiesApi = [
  operation({
    id: 'listPolicies',
    method: 'get',
    path: '/policies',
    tag,
    words: '本单位的政策文件和它们的解读情况',
    scope: 'documents:read',
    query: { unpublished: tickInQuery('只看未公开的').optional(), ...paging },
    answer: policyShape,
    paged: true,
    example: { query: { limit: 50 } },
    async run({ staff, who, query }) {
      const policies = await listPolicies(staff, unitsSeenBy(who));
      const wanted = query.unpublished ? policies.filter((policy) => !policy.publishedAt) : policies;
      return pageIn(wanted.map(shown), query, ({ document }) => document);
    },
  }),
  operation({
    id: 'getPolicy',
    method: 'get',
    path: '/policies/{document}',
    tag,
    words: '一份政策文件和它的解读',
    scope: 'documents:read',
    params,
    answer: policyDetail,
    seen: seenPolicy,
    example: { params: { document: 12 } },
  }),
  operation({
    id: 'draftPolicy',
    method: 'post',
    path: '/policies',
    tag,
    words: '起草政策文件，同时确定解读要求和解读方案',
    about: '正文用 reviseDocument 写入。',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    body: policyBody,
    answer: opened,
    status: 201,
    example: {
      body: { kind: 'policy', unit: 3, title: '公共停车泊位管理办法', plan: '背景、主要内容、收费标准。', ...duties },
    },
    async run({ by, body }) {
      readForm(policyForm, { ...body, ...asTyped(body) });
      const { kind, unit, title, plan, planForm, planChannel, planTime, ...rest } = body;
      return draftPolicy(by, {
        kind,
        unit,
        title,
        plan: { plan, planForm, planChannel, planTime },
        ...rest,
        later: later(body),
      });
    },
  }),
  operation({
    id: 'setPolicyDuties',
    method: 'put',
    path: '/policies/{document}/duties',
    tag,
    words: '改定解读要求（印发之前）',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params,
    body: dutiesBody,
    answer: z.object({ policy: id('政策文件') }),
    seen: seenPolicy,
    example: { params: { document: 12 }, body: { needsInterpretation: false, reason: '只转发上级通知。' } },
    async run({ by, params: { document }, body }) {
      readForm(dutiesForm, asTyped(body));
      return setDuties(by, { policy: document, ...body, later: later(body) });
    },
  }),
  operation({
    id: 'draftInterpretation',
    method: 'post',
    path: '/policies/{document}/interpretations',
    tag,
    words: '起草解读（谁起草、谁解读）',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params,
    body: z.strictObject({
      title: text('解读标题', { min: 1, max: 200 }),
      form: choice('解读形式', interpretationForms),
      interpreter: text('解读人', { max: 100 }).default(''),
    }),
    answer: opened,
    status: 201,
    example: { params: { document: 12 }, body: { title: '《公共停车泊位管理办法》解读', form: '文字解读' } },
    async run(call) {
      await readPolicy(call);
      readForm(interpretationForm, call.body);
      return draftInterpretation(call.by, { policy: call.params.document, ...call.body });
    },
  }),
  operation({
    id: 'submitPolicy',
    method: 'post',
    path: '/policies/{document}/submit',
    tag,
    words: '文件与解读一并送审',
    about: '一张送审清单：同时审查、同时发布，或者都不发布。',
    scope: 'documents:write',
    posts: ['drafter', 'editor'],
    params,
    body: z.strictObject({
      interpretations: z.array(id('解读')).max(20).meta({ title: '一并送审的解读' }),
      ...routeBody,
    }),
    answer: z.object({ submission: id('送审') }),
    status: 201,
    seen: seenPolicy,
    example: { params: { document: 12 }, body: { interpretations: [13], channels: ['portal'] } },
    run: ({ by, params: { document }, body }) => submitBundle(by, { policy: document, ...body }),
  }),
  ...regulationsApi,
  ...roundsApi,
];

import { z } from 'zod';
import { type Call, operation } from '../../core/api/operation.ts';
import { readForm } from '../../core/api/read-form.ts';
import { senderWords } from '../../core/people/mask.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../core/publications/queries/documents.ts';
import { pageIn } from '../../platform/http/api/paging.ts';
import { day, id, idInPath, paging } from '../../platform/http/api/shapes.ts';
import { enterOpinion } from './actions/register.ts';
import { drawUp } from './actions/result.ts';
import { assign, decide, reply, split } from './actions/treat.ts';
import * as shape from './api/shapes.ts';
import { type CallRow, getCall, listCalls, listCounts } from './queries/calls.ts';
import { getComment, listComments } from './queries/comments.ts';
import { listInvitations } from './queries/invited.ts';
import { listPoints } from './queries/points.ts';
import { listLacks } from './queries/result.ts';
import { getRound, listRounds, type RoundRow } from './queries/rounds.ts';
import { enteredForm } from './rules/comment.ts';
import type { Channel, Outcome } from './rules/elements.ts';
import { statusOf } from './rules/moves.ts';
import { numberOf } from './rules/number.ts';

const tag = '征求意见';
const posts = ['drafter', 'editor'] as const;
const inRound = { round: idInPath('轮') };
const inPoint = { point: idInPath('要点') };
const made = z.object({ point: id('要点') });

type Asked = Pick<Call, 'staff' | 'who'>;

const shownCall = ({ document, edition, title, unit, unitName, state, path, call }: CallRow) => ({
  ...{ document, edition, title, unit, unitName, state, path, subject: call.subject },
});

async function shownRound({ staff }: Asked, round: RoundRow) {
  const [[count], invited, lacks] = await Promise.all([
    listCounts(staff, [round.id]),
    listInvitations(staff, round.id),
    listLacks(staff, round),
  ]);
  const { id: own, number, opensOn, closesOn, resultDueOn, result } = round;
  const { comments, held, points, answered } = count!;
  return {
    ...{ id: own, number, opensOn, closesOn, resultDueOn, result, comments, held, points, answered, lacks },
    status: statusOf({ ...round, answered: round.resultPublic }, new Date()),
    invited: invited.length,
    invitedAnswered: invited.filter(({ answeredOn }) => answeredOn).length,
  };
}

/** A round of a unit whose papers this person sees; of others there is none. */
async function roundSeen({ staff, who }: Asked, number: number): Promise<RoundRow> {
  const round = await getRound(staff, number);
  refuseForeignEyes(who, round.unit);
  return round;
}

/** What other systems of the office do with a consultation: the same rules, register and review as the console. */
export const consultationsApi = [
  operation({
    id: 'listConsultations',
    method: 'get',
    path: '/consultations',
    tag,
    words: '本单位的征求意见',
    scope: 'documents:read',
    query: paging,
    answer: shape.callShape,
    paged: true,
    example: { query: { limit: 50 } },
    async run({ staff, who, query }) {
      const calls = (await listCalls(staff, unitsSeenBy(who))).sort((a, b) => a.document - b.document);
      return pageIn(calls.map(shownCall), query, ({ document }) => document);
    },
  }),
  operation({
    id: 'getConsultation',
    method: 'get',
    path: '/consultations/{document}',
    tag,
    words: '一次征求意见的草案、各轮和办理进度',
    scope: 'documents:read',
    params: { document: idInPath('征求意见') },
    answer: shape.callDetail,
    example: { params: { document: 31 } },
    async run({ staff, who, params: { document } }) {
      const call = await getCall(staff, document);
      refuseForeignEyes(who, call.unit);
      const rounds = await listRounds(staff, document);
      return {
        ...shownCall(call),
        clauses: call.call.clauses,
        rounds: await Promise.all(rounds.map((round) => shownRound({ staff, who }, round))),
      };
    },
  }),
  operation({
    id: 'listComments',
    method: 'get',
    path: '/consultations/rounds/{round}/comments',
    tag,
    words: '一轮的意见登记簿',
    about: '姓名已经隐去，联系方式不能通过接口读取。',
    scope: 'documents:read',
    params: inRound,
    query: paging,
    answer: shape.commentShape,
    paged: true,
    example: { params: { round: 5 }, query: { limit: 50 } },
    async run({ staff, who, params, query }) {
      const round = await roundSeen({ staff, who }, params.round);
      const comments = (await listComments(staff, round.id)).map((comment) => {
        const { id: own, channel, clause, body, kind, receivedOn, held, verdict, hash, textKey } = comment;
        return {
          ...{ id: own, number: numberOf(own), channel, clause, body, kind, from: senderWords(comment), receivedOn },
          ...{ held, verdict, files: comment.files.map(({ name }) => name), hash, textKey },
        };
      });
      return pageIn(comments, query, (comment) => comment.id);
    },
  }),
  operation({
    id: 'enterComment',
    method: 'post',
    path: '/consultations/rounds/{round}/comments',
    tag,
    words: '登记一条线下收到的意见',
    about: '照原话登记，登记以后不能修改；与网上的意见进同一个登记簿，连续编号。',
    scope: 'documents:write',
    posts: [...posts],
    params: inRound,
    body: shape.commentBody,
    answer: shape.entered,
    status: 201,
    example: {
      params: { round: 5 },
      body: { channel: 'mail', receivedOn: '2026-03-10', clause: 3, body: '建议周末也供应午餐。', kind: 'person' },
    },
    async run({ by, staff, who, params, body: { receivedOn, ...sent } }) {
      const round = await roundSeen({ staff, who }, params.round);
      const read = readForm(enteredForm({ clauses: round.clauses.length }), sent);
      const { name, email, phone, channel, kind, ...opinion } = read;
      const { id: comment, hash } = await enterOpinion(by, {
        ...opinion,
        ...{ round: round.id, receivedOn, files: [], channel: channel as Channel, kind: kind || 'person' },
        person: () => ({ name, email, phone }),
      });
      return { comment, number: numberOf(comment), hash };
    },
  }),
  operation({
    id: 'listPoints',
    method: 'get',
    path: '/consultations/rounds/{round}/points',
    tag,
    words: '一轮的意见要点和回应',
    scope: 'documents:read',
    params: inRound,
    query: paging,
    answer: shape.pointShape,
    paged: true,
    example: { params: { round: 5 }, query: { limit: 50 } },
    async run({ staff, who, params, query }) {
      const round = await roundSeen({ staff, who }, params.round);
      const [points, comments] = await Promise.all([listPoints(staff, round.id), listComments(staff, round.id)]);
      const shown = points.map(({ id: own, textKey, body, theme, unit, unitName, dueOn, reply: last }) => ({
        ...{ id: own, textKey, body, theme, unit, unitName, dueOn, reply: last },
        letters: comments.filter((comment) => comment.textKey === textKey).map((comment) => comment.id),
      }));
      return pageIn(shown, query, (point) => point.id);
    },
  }),
  operation({
    id: 'splitComment',
    method: 'post',
    path: '/consultations/comments/{comment}/points',
    tag,
    words: '归纳一条意见的要点',
    about: '相同的意见一并归纳。重新归纳的，以前的要点和回应不再使用。',
    scope: 'documents:write',
    posts: [...posts],
    params: { comment: idInPath('意见') },
    body: shape.pointsBody,
    answer: z.object({ comment: id('意见') }),
    example: { params: { comment: 7 }, body: { points: [{ body: '周末供应午餐。', theme: '供应时间' }] } },
    async run({ by, staff, who, params, body }) {
      const comment = await getComment(staff, params.comment);
      const round = await roundSeen({ staff, who }, comment.round);
      const points = body.points.map(({ body: words, theme = '' }) => ({ body: words, theme }));
      return split(by, { round: round.id, textKey: comment.textKey, points });
    },
  }),
  operation({
    id: 'assignPoint',
    method: 'post',
    path: '/consultations/points/{point}/unit',
    tag,
    words: '把要点分给一个单位回应',
    scope: 'documents:write',
    posts: [...posts],
    params: inPoint,
    body: z.strictObject({ unit: id('单位'), dueOn: day('期限').nullable().optional() }),
    answer: made,
    example: { params: { point: 9 }, body: { unit: 3, dueOn: '2026-04-10' } },
    run: ({ by, params: { point }, body: { unit, dueOn = null } }) => assign(by, { point, unit, dueOn }),
  }),
  operation({
    id: 'replyToPoint',
    method: 'post',
    path: '/consultations/points/{point}/replies',
    tag,
    words: '拟写对要点的回应',
    about: '由另一个人审核同意以后才会公开。',
    scope: 'documents:write',
    posts: [...posts],
    params: inPoint,
    body: shape.replyBody,
    answer: made.extend({ reply: id('回应') }),
    status: 201,
    example: { params: { point: 9 }, body: { outcome: 'adopted', reason: '已经增加。', finalClause: '第三条' } },
    run: ({ by, params: { point }, body: { outcome, reason, finalClause = '' } }) =>
      reply(by, { point, outcome: outcome as Outcome, reason, finalClause }),
  }),
  operation({
    id: 'decideReply',
    method: 'post',
    path: '/consultations/points/{point}/decision',
    tag,
    words: '审核对要点的回应',
    scope: 'review:write',
    posts: ['reviewer'],
    params: inPoint,
    body: shape.decisionBody,
    answer: made,
    example: { params: { point: 9 }, body: { reply: 12, verdict: 'agreed' } },
    run: ({ by, params: { point }, body: { words = '', ...seen } }) => decide(by, { ...seen, point, words }),
  }),
  operation({
    id: 'drawUpResult',
    method: 'post',
    path: '/consultations/rounds/{round}/result',
    tag,
    words: '生成一轮的意见采纳情况',
    about: '从登记簿生成，之后用 submitDocument 送审。没有收到意见也要生成。',
    scope: 'documents:write',
    posts: [...posts],
    params: inRound,
    body: z.strictObject({}),
    answer: shape.written,
    status: 201,
    example: { params: { round: 5 }, body: {} },
    async run({ by, staff, who, params }) {
      const { id: round } = await roundSeen({ staff, who }, params.round);
      return drawUp(by, { round });
    },
  }),
];

import { action } from '../../../core/action.ts';
import { openDocument, reviseEdition } from '../../../core/publications/actions/draft.ts';
import { correctDocument } from '../../../core/publications/actions/links.ts';
import type { Attachment, Content } from '../../../core/publications/content.ts';
import { getEdition, getLatestEdition } from '../../../core/publications/queries.ts';
import { roomAsks } from '../../../core/publications/room-asks.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import './publish.ts';
import { findKinds, listRounds } from '../queries/rounds.ts';
import { callBody } from '../rules/call-body.ts';
import { type Call, callOf, emptyCall, room } from '../rules/elements.ts';
import { statusOf, whyNotMove } from '../rules/moves.ts';
import { whyNotSubmitCall } from '../rules/why-not.ts';

// Whatever way a call is sent to review, its fields are asked for.
roomAsks[room] = async (_db, content) => whyNotSubmitCall(content, dayOf(new Date()));

export interface Written {
  title: string;
  call: Call;
  attachments?: Attachment[];
}

/** The text of a call: set from its elements, open to everybody as every call is. */
export const contentOf = ({ title, call, attachments = [] }: Written): Content => ({
  title,
  body: callBody(call),
  metadata: {
    elements: { room, values: { ...call } },
    ...(call.explanation ? { abstract: call.explanation.replaceAll('\n', ' ').slice(0, 200) } : {}),
  },
  disclosure: 'open',
  ground: null,
  reason: null,
  attachments,
});

/** 起草征求意见: a call to be filled in; it may lack anything until it goes to review. */
export const draftCall = action('consultations.draft', {
  words: '起草征求意见公告',
  may: ['drafter', 'editor'],
  async run(act, input: Omit<Written, 'call'> & { unit: number; call?: Call }) {
    const { call } = await findKinds(act.tx);
    if (!call) throw new Refused('还没有“征求意见”这个文件种类，请系统管理员先设置（归属的房间选 consultations）。');
    const content = contentOf({ ...input, call: { ...(input.call ?? emptyCall), type: 'call', round: 1 } });
    return openDocument(act, { kind: call, unit: input.unit, content });
  },
});

/** 填写: a new revision, its text set anew from the elements. `base` is the revision that the writer saw. */
export const writeCall = action('consultations.write', {
  words: '填写征求意见公告',
  may: ['drafter', 'editor'],
  async run(act, input: Written & { edition: number; base: number }) {
    const { document, content: before } = await getEdition(act.tx, input.edition);
    const call = callOf(before);
    if (!call) throw new NotFound();
    const { disclosure, ground, reason } = before;
    // Which round it is was said when it was opened, and no form says otherwise.
    const content = {
      ...contentOf({ ...input, call: { ...input.call, type: 'call', round: call.round } }),
      disclosure,
      ground,
      reason,
    };
    return { document, ...(await reviseEdition(act, { edition: input.edition, base: input.base, content })) };
  },
});

/** 开始下一轮: the next edition of the draft, with the same words until they are changed. */
export const openNextRound = action('consultations.nextRound', {
  words: '准备下一轮征求意见',
  may: ['drafter', 'editor'],
  async run(act, input: { document: number }): Promise<{ document: number; edition: number }> {
    const last = (await listRounds(act.tx, input.document)).at(-1);
    if (!last) throw new NotFound();
    refuseIf(whyNotMove('nextRound', statusOf({ ...last, answered: last.resultPublic }, act.now)));
    const next = last.number + 1;
    const opened = await correctDocument(act, { document: input.document, note: `第 ${next} 轮征求意见` });
    const { revision: base, content } = await getLatestEdition(act.tx, input.document);
    const call = { ...callOf(content)!, round: next, opensOn: '', closesOn: '', shortReason: '' };
    await reviseEdition(act, {
      edition: opened.edition,
      base,
      content: contentOf({ title: content.title, call, attachments: content.attachments }),
    });
    return opened;
  },
});

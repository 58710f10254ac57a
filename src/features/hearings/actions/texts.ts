import { sql } from 'kysely';
import { type Act, action, staffOf } from '../../../core/action.ts';
import { holds } from '../../../core/caller.ts';
import { openDocument, reviseEdition } from '../../../core/publications/actions/draft.ts';
import type { Content } from '../../../core/publications/content.ts';
import { getEdition, getLatestEdition } from '../../../core/publications/queries.ts';
import { roomAsks } from '../../../core/publications/room-asks.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { findKinds, getHearing, type HearingRow, loadPapersDays } from '../queries/hearings.ts';
import { drawList } from '../queries/list.ts';
import { listBody, noticeBody, recordBody } from '../rules/body.ts';
import {
  emptyRecord,
  type HearingRecord,
  type Notice,
  noticeOf,
  type ParticipantList,
  recordOf,
  room,
} from '../rules/elements.ts';
import { type Move, statusOf, whyNotMove } from '../rules/moves.ts';
import { whyNotSubmitHearing } from '../rules/why-not.ts';
import './publish.ts';

// Whatever way a text of this room is sent to review, its fields are asked for.
roomAsks[room] = async (db, content) => whyNotSubmitHearing(content, dayOf(new Date()), await loadPapersDays(db));

type Values = Notice | ParticipantList | HearingRecord;

const bodyOf = (values: Values): string => {
  if (values.type === 'notice') return noticeBody(values);
  return values.type === 'list' ? listBody(values) : recordBody(values);
};

const textOf = (title: string, values: Values): Content => ({
  title,
  body: bodyOf(values),
  metadata: { elements: { room, values: { ...values } } },
  disclosure: 'open',
  ground: null,
  reason: null,
  attachments: [],
});

async function open(act: Act, what: 'notice' | 'list' | 'record', unit: number, content: Content) {
  const kind = (await findKinds(act.tx))[what];
  if (!kind) throw new Refused('还没有这个文件种类，请系统管理员先设置（归属的房间选 hearings）。');
  return openDocument(act, { kind, unit, content });
}

/** The hearing about which somebody of its unit does something; not found for others, refused when its hour is not now. */
export async function hearingFor(act: Act, document: number, move: Move): Promise<HearingRow> {
  const hearing = await getHearing(act.tx, document);
  if (!holds(staffOf(act), ['drafter', 'editor'], hearing.unit)) throw new NotFound();
  const { heldAt, applyUntil } = hearing;
  if (!heldAt || !applyUntil || !hearing.path) throw new Refused('公告还没有公开，请先送审发布。');
  refuseIf(whyNotMove(move, statusOf({ ...hearing, heldAt, applyUntil }, act.now)));
  return hearing;
}

/** 起草公告: a notice to be filled in; it may lack anything until it goes to review. */
export const draftNotice = action('hearings.draft', {
  words: '起草听证、座谈公告',
  may: ['drafter', 'editor'],
  run: (act, input: { unit: number; title: string; notice: Notice }) =>
    open(act, 'notice', input.unit, textOf(input.title, input.notice)),
});

/** 填写: a new revision, its text set anew from the elements. `base` is the revision that the writer saw. */
export const writeText = action('hearings.write', {
  words: '填写听证公告或笔录',
  may: ['drafter', 'editor'],
  async run(act, input: { edition: number; base: number; title: string; values: Notice | HearingRecord }) {
    const { document, content: before } = await getEdition(act.tx, input.edition);
    const there = noticeOf(before) ?? recordOf(before);
    if (there?.type !== input.values.type) throw new NotFound();
    const { disclosure, ground, reason, attachments } = before;
    const content = { ...textOf(input.title, input.values), disclosure, ground, reason, attachments };
    return { document, ...(await reviseEdition(act, { edition: input.edition, base: input.base, content })) };
  },
});

/** 生成参加人名单: from what was decided about each application; it goes through review before anybody reads it. */
export const drawUpList = action('hearings.list', {
  words: '生成参加人名单',
  may: ['drafter', 'editor'],
  async run(act, input: { hearing: number }) {
    const hearing = await hearingFor(act, input.hearing, 'list');
    const values = await drawList(act.tx, hearing);
    if (typeof values === 'string') throw new Refused(values);
    const title = `${hearing.notice.subject}参加人名单`;
    const content = textOf(title, values);
    if (hearing.list !== null) return { document: hearing.list, ...(await rewrite(act, hearing.list, content)) };
    return tied(act, hearing.document, 'list', await open(act, 'list', hearing.unit, content));
  },
});

async function rewrite(act: Act, document: number, content: Content) {
  const { edition, revision } = await getLatestEdition(act.tx, document);
  await reviseEdition(act, { edition, base: revision, content });
  return { edition };
}

/** 起草笔录: after the hearing, once. */
export const draftRecord = action('hearings.record', {
  words: '起草听证笔录',
  may: ['drafter', 'editor'],
  async run(act, input: { hearing: number }) {
    const hearing = await hearingFor(act, input.hearing, 'record');
    if (hearing.record !== null) throw new Refused('笔录已经建立，请在笔录里填写。');
    const content = textOf(`${hearing.notice.subject}笔录`, emptyRecord(hearing.notice));
    return tied(act, hearing.document, 'record', await open(act, 'record', hearing.unit, content));
  },
});

async function tied(act: Act, hearing: number, what: 'list' | 'record', made: { document: number; edition: number }) {
  await sql`
    insert into hearings.paper_of (hearing, what, document) values (${hearing}, ${what}, ${made.document})`.execute(
    act.tx,
  );
  await act.line({ object: `hearings.hearing:${hearing}`, data: { what, document: made.document } });
  return { document: made.document, edition: made.edition };
}

import type { Content } from '../../../core/publications/content.ts';
import { mostClauses } from './clauses.ts';
import { whyNotDays } from './days.ts';
import { type Call, callOf } from './elements.ts';

/** What still keeps a call from review, one sentence each under the field that mends it (standards §4.5, fields of a call). */
export function whyNotCall(call: Call, today: string): Record<string, string> {
  const lacks: Record<string, string | false> = {
    subject: !call.subject && '请填写草案名称。',
    draft: whyNotDraft(call),
    explanation: call.explanation.length < 10 && '请填写起草说明：为什么起草、主要内容是什么。',
    basis: call.basis.length === 0 && '请填写决策依据，一行一条。',
    ways: call.ways.length === 0 && '除本网站外，请至少再写一种提意见的方式，不上网的人也要能提。',
    contact: !call.contact && '请填写联系人和电话。',
    namedReason:
      call.namedReason !== '' && call.namedReason.length < 5 && '请写明为什么须署名（至少五个字），理由会公开。',
  };
  const own = Object.entries(lacks).filter((entry): entry is [string, string] => entry[1] !== false);
  return { ...Object.fromEntries(own), ...whyNotDays(call, today) };
}

function whyNotDraft({ clauses }: Call): string | false {
  if (clauses.length === 0) return '请粘贴草案全文。';
  return (
    clauses.length > mostClauses && `草案最多 ${mostClauses} 条，现在有 ${clauses.length} 条。请把附表作为附件上传。`
  );
}

/** The same for a text on its way to review; a result has been drawn from the register and lacks nothing. */
export function whyNotSubmitCall(content: Content, today: string): Record<string, string> {
  const call = callOf(content);
  return call ? whyNotCall(call, today) : {};
}

export interface Before {
  number: number;
  closesOn: string;
  closed: boolean;
  /** The clauses of the edition that is public. */
  clauses: { text: string }[];
}

/** Why this call may not go out after the rounds that were there before, or null. */
export function whyNotRound(call: Call, last: Before | null): string | null {
  if (!last) return call.round === 1 ? null : '第一次征求意见是第一轮。';
  if (call.round === last.number + 1)
    return last.closed ? null : `第 ${last.number} 轮还没有结束，不能开始第 ${call.round} 轮。`;
  if (call.round !== last.number) return `现在是第 ${last.number} 轮，只能更正这一轮或者开始下一轮。`;
  const same =
    JSON.stringify(call.clauses.map(({ text }) => text)) === JSON.stringify(last.clauses.map(({ text }) => text));
  if (!same)
    return '征求意见期间不能改动草案条文，已经提出的意见是针对现在的条文的。需要改动的，请等这一轮结束后开始下一轮。';
  if (call.closesOn < last.closesOn) return `截止日期已经公布为 ${last.closesOn}，只能延长，不能提前。`;
  if (last.closed && call.closesOn !== last.closesOn)
    return '这一轮已经结束，不能再延长。需要继续征求的，请开始下一轮。';
  return null;
}

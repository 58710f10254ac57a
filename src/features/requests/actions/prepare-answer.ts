import { sql } from 'kysely';
import { staffOf } from '../../../core/action.ts';
import { closeTasks, openTask } from '../../../core/workflow/tasks.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Move } from '../rules/flow.ts';
import { type Outcome, provides } from '../rules/outcomes.ts';
import { suggestionOf, type Way } from '../rules.ts';
import { writeDocument } from './documents.ts';
import type { Given, Prepare, Prepared } from './moves.ts';
import { addPapers } from './papers.ts';

/** From the draft of a reply to its archive: two pairs of eyes beside the drafter's own, as everywhere in the house. */
export const answerMoves: Partial<Record<Move, Prepare>> = {
  draft: (given) => drafted(given),
  passLaw: (given) => refuseDrafter(given),
  passSecrecy: (given) => refuseDrafter(given),
  sendBack: () => ({ outcome: null }),
  sign: (given) => {
    refuseDrafter(given);
    const { act, held } = given;
    const draft = held.events.findLast(({ move }) => move === 'draft')!;
    const online = held.filed?.way === 'online' || held.filed?.way === 'email';
    const outcome = held.outcome ?? 'other';
    return {
      data: { outcome },
      after: async (event) => {
        const words = held.words.get(draft.id) ?? '';
        await writeDocument(act, held, { kind: 'reply', event, outcome, online, words });
        if (outcome === 'provided' || outcome === 'partial') await tellParties(given, { event, outcome, words });
      },
    };
  },
  deliver: ({ told }) => ({ data: { way: told.way as Way } }),
  withdraw: (given) => withdrawn(given),
  suggest: (given) => suggested(given),
  weigh: (given) => weighed(given),
  archive: ({ told }) => ({ data: { place: String(told.place ?? '') } }),
};

/** 先审查后公开: whoever drafted a reply neither clears nor signs it. */
function refuseDrafter({ act, held }: Given): Prepared {
  if (staffOf(act).person === held.draftedBy)
    throw new Refused('答复由您起草，不能由您审核或者签发，请由另一位同事办理。', 403);
  return {};
}

/** 第三十二条: a third party that did not agree learns in writing what is made public all the same, and why. */
async function tellParties(
  { act, held }: Given,
  { event, outcome, words }: { event: number; outcome: Outcome; words: string },
): Promise<void> {
  for (const { data } of held.events.filter(({ move, data: said }) => move === 'hear' && said.opinion === 'disagree')) {
    if (data.ground !== 'third_party') continue;
    const letter = held.events.find(({ move, data: said }) => move === 'consult' && said.n === data.n)!;
    const party = (held.words.get(letter.id) ?? '').split('\n')[0]!;
    await writeDocument(act, held, { kind: 'party', event, outcome, words, party });
  }
}

/** 撤回: in the applicant's own hand, or as the office heard it, which it writes down. */
function withdrawn({ act, held, told, actors }: Given): Prepared {
  const by = actors.includes('applicant') ? 'applicant' : 'staff';
  const words = String(told.words ?? '').trim();
  if (by === 'staff' && !words) throw new Refused('请写明申请人怎样提出撤回的，例如“申请人来电撤回，电话记录已存”。');
  return {
    outcome: 'withdrawn',
    data: { by },
    after: async (event) => void (await writeDocument(act, held, { kind: 'withdrawal', event })),
  };
}

/** 第四十四条第二款: what was given should be everybody's; suggested once, and somebody must weigh it. */
async function suggested({ act, held }: Given): Promise<Prepared> {
  if (!provides(held.outcome ?? 'other') || held.outcome === 'already_public')
    throw new Refused('只有本机关依申请公开的信息，才能建议主动公开。');
  if (held.events.some(({ move }) => move === 'suggest')) throw new Refused('您已经提出过建议，请等待审核结论。');
  return {
    data: { by: 'applicant' },
    after: () =>
      openTask(act, {
        object: suggestionOf(held.id),
        title: `建议主动公开：${held.number}`,
        step: '审核主动公开的建议',
        path: `/staff/requests/${held.id}`,
        unit: held.unit,
        role: 'disclosure',
        dueOn: null,
      }).then(() => {}),
  };
}

/** The suggestion is followed or not, with a reason; what is followed becomes a draft by one click of the drafter. */
async function weighed({ act, held, told }: Given): Promise<Prepared> {
  const suggestion = held.events.some(({ move }) => move === 'suggest');
  if (!suggestion || held.events.some(({ move }) => move === 'weigh'))
    throw new Refused(suggestion ? '这项建议已经审核，不能再改。' : '申请人没有建议主动公开，没有需要审核的建议。');
  const adopted = told.adopted === 'yes';
  return {
    data: { adopted },
    after: async () => {
      await closeTasks(act, suggestionOf(held.id), adopted ? '采纳' : '不采纳');
      if (!adopted) return;
      await openTask(act, {
        object: suggestionOf(held.id),
        title: `建议主动公开：${held.number}`,
        step: '建立主动公开的草稿',
        path: `/staff/requests/${held.id}`,
        unit: held.unit,
        role: 'drafter',
        dueOn: null,
      });
    },
  };
}

/** What a decision needs before it is looked at: evidence that was searched, that a reason was asked, that a correction was asked. */
function drafted({ act, held, told, files }: Given): Prepared {
  const outcome = told.outcome as Outcome;
  const did = (move: Move) => held.events.some((event) => event.move === move);
  if (outcome === 'not_held' && !did('search')) throw new Refused('答复信息不存在的，请先填写检索记录。');
  if (outcome === 'abusive' && !did('askReason'))
    throw new Refused('以申请数量、频次明显超过合理范围为由不予处理的，请先要求申请人说明理由。');
  if (outcome === 'unclear' && !did('correct')) throw new Refused('答复补正后仍不明确的，要先告知补正并收到补正。');
  if (outcome === 'third_party' && !did('consult'))
    throw new Refused('以保护第三方合法权益为由不予公开的，请先书面征求第三方的意见。');
  const person = staffOf(act).person;
  return {
    outcome,
    data: { outcome },
    after: async (event) => {
      await sql`update requests.request set drafted_by = ${person} where id = ${held.id}`.execute(act.tx);
      await addPapers(act, files, { request: held.id, event, use: 'answer' });
    },
  };
}

import { sql } from 'kysely';
import { first, one } from '../../../platform/database.ts';
import { Refused, refuseIf } from '../../../platform/errors.ts';
import { type Act, action, staffOf } from '../../action.ts';
import { closeTasks, openTask } from '../../workflow/tasks.ts';
import { listenersOfEnding } from '../edit-listeners.ts';
import { findProposal, type Proposal } from '../queries/validity.ts';
import { type Validity, whyNotDecide } from '../rules.ts';
import { objectOf } from './draft.ts';
import { governing, lockForGoverning } from './govern.ts';
import { setValidity, turnFor } from './publish.ts';

/** 提出标注效力: 有效, 已修改, 废止, 失效, from a day on. Nobody outside reads it before a second person agreed. */
export const proposeValidity = action('publications.proposeValidity', {
  words: '提出标注效力',
  may: governing,
  async run(act, input: { document: number; state: Validity; from: string; note: string }) {
    const { unit, title } = await lockPublic(act, input.document);
    if (await findProposal(act.tx, input.document))
      throw new Refused('这份文件已有一项效力标注在等人复核，请等复核以后再提出。');
    const by = staffOf(act).person;
    const { id } = await one(
      act.tx,
      sql<{ id: number }>`
        insert into publications.validity_proposal (document, state, from_on, note, proposed_by, proposed_at)
        values (${input.document}, ${input.state}, ${input.from}, ${input.note}, ${by}, ${act.now})
        returning id`,
    );
    await openTask(act, {
      object: taskOf(input.document),
      title: `复核效力标注：${title}`,
      step: '复核效力标注',
      path: `/staff/documents/${input.document}#agreeValidity`,
      unit,
      role: 'signer',
      startedBy: by,
    });
    await act.line({ object: objectOf(input.document), data: { proposed: input.state, from: input.from } });
    return { document: input.document, proposal: id };
  },
});

/** 同意标注效力: the second person; from now on the public reads it. */
export const markValidity = action('publications.markValidity', {
  words: '同意标注效力',
  may: governing,
  async run(act, input: { document: number; proposal: number }) {
    await lockPublic(act, input.document);
    const proposal = await openProposal(act, input);
    refuseIf(whyNotDecide(proposal.proposedBy, staffOf(act).person), 403);
    await decide(act, proposal, { agreed: true, words: '' });
    const { state, from, note } = proposal;
    await setValidity(act, { document: input.document, state, from, note, by: null });
    await turnFor(act, [input.document]);
    return { document: input.document };
  },
});

/** 不同意标注效力 with the reason; whoever proposed it may take it back so. */
export const declineValidity = action('publications.declineValidity', {
  words: '不同意标注效力',
  may: governing,
  async run(act, input: { document: number; proposal: number; words: string }) {
    await lockPublic(act, input.document);
    const proposal = await openProposal(act, input);
    if (input.words.trim().length < 2) throw new Refused('请写明不同意的理由，至少两个字。');
    await decide(act, proposal, { agreed: false, words: input.words.trim() });
    await act.line({
      object: objectOf(input.document),
      data: { declined: proposal.state },
      reason: input.words.trim(),
    });
    return { document: input.document };
  },
});

/** What leaves the public needs no validity any more: the proposal ends with it, and nobody is asked to agree. */
listenersOfEnding.push(async (act, document, why) => {
  const proposal = await findProposal(act.tx, document);
  if (!proposal) return;
  await sql`
    update publications.validity_proposal set ended_at = ${act.now}, end_reason = ${why}
    where id = ${proposal.id}`.execute(act.tx);
  await closeTasks(act, taskOf(document), why);
  const data = { ended: proposal.state, from: proposal.from, proposal: proposal.id };
  await act.line({ object: objectOf(document), reason: why, data });
});

const taskOf = (document: number) => `publications.validity:${document}`;

/** Locks a document that is public now, for who governs it; answers its unit and its title there. */
async function lockPublic(act: Act, document: number): Promise<{ unit: number; title: string }> {
  const refusal = '您只能标注本单位已公开文件的效力。';
  const { unit } = await lockForGoverning(act, document, refusal);
  const shown = await first(
    act.tx,
    sql<{ title: string }>`
      select revision.title
      from publications.publication
      join publications.revision on revision.id = publication.revision
      where publication.document = ${document} and publication.ended_at is null`,
  );
  if (!shown) throw new Refused('这份文件现在没有公开，不能标注效力；此前提出的标注已经随撤回终止，不用再复核。');
  return { unit, title: shown.title };
}

async function openProposal(act: Act, { document, proposal }: { document: number; proposal: number }) {
  const found = await findProposal(act.tx, document);
  if (found?.id !== proposal) throw new Refused('这项效力标注已经办理，或者已经改变，请刷新页面查看。');
  return found;
}

async function decide(act: Act, { id, document }: Proposal, { agreed, words }: { agreed: boolean; words: string }) {
  await sql`
    update publications.validity_proposal
    set decided_by = ${staffOf(act).person}, decided_at = ${act.now}, agreed = ${agreed}, words = ${words}
    where id = ${id}`.execute(act.tx);
  await closeTasks(act, taskOf(document), agreed ? '同意' : '不同意');
}

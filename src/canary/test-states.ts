import { sql } from 'kysely';
import type { Chain, Written } from '../../district/demo/chain.ts';
import { action } from '../core/action.ts';
import { tell } from '../core/notices/tell.ts';
import { abandon } from '../core/publications/actions/draft.ts';
import { linkDocuments, waive } from '../core/publications/actions/links.ts';
import { withdraw, withdrawVersion } from '../core/publications/actions/withdraw.ts';
import type { Content } from '../core/publications/content.ts';
import { keepWorkingCopy } from '../core/publications/working-copy.ts';
import { recall } from '../core/review/actions/opine.ts';
import { schedule } from '../core/review/actions/schedule.ts';
import { issueDue } from '../core/review/jobs.ts';
import { reportProgress } from '../features/workplan/actions/progress.ts';
import { one } from '../platform/database.ts';
import { letCallCanariesIn, withdrawCall } from './test-consultations.ts';
import { letDecisionCanariesIn, withdrawMeeting } from './test-decisions.ts';
import { letEnforcementCanariesIn, overturnDecision } from './test-enforcement.ts';
import { letHearingCanariesIn, withdrawHearing } from './test-hearings.ts';
import { letInspectionCanariesIn } from './test-inspections.ts';
import { letProposalsIn } from './test-proposals.ts';
import { letRequestCanariesIn } from './test-requests.ts';
import { letServiceCanariesIn, withdrawGuide } from './test-services.ts';
import { letUnitCanariesIn } from './test-units.ts';
import { clean, type World } from './test-world.ts';

/** A document with the canary and the state in which it was left. */
export interface Kept {
  state: string;
  document: number;
  /** The document is public, its newest edition is not. */
  newest?: boolean;
}

type Keep = (state: string, document: Written) => Written;

/** One document in each state before publication, and canaries in everything else that is not public. */
export async function letCanariesIn(world: World): Promise<Kept[]> {
  const { desk, chain, canary } = world;
  const kept: Kept[] = [];
  const keep = (state: string, document: Written) => {
    kept.push({ state, document: document.document });
    return document;
  };
  const drafted = async (state: string, more: Partial<Content> = {}) =>
    keep(state, await desk.draft(await desk.content(more)));
  const submitted = async (state: string, until: Parameters<Chain['clear']>[2], more: Partial<Content> = {}) => {
    const document = await drafted(state, more);
    const submission = await chain.submit(document);
    if (until) await chain.clear('office', submission, until);
    return { document, submission };
  };
  const say = (submission: number, verdict: 'send_back' | 'refer' | 'refuse') =>
    chain.say('office', submission, { verdict, words: canary.word('opinion'), position: canary.word('position') });

  const draftOnly = await drafted('draft');
  await linkDocuments(chain.as('office', 'drafter'), {
    kind: 'replaces',
    from: draftOnly.document,
    to: world.plain.document,
  });
  await linkDocuments(chain.as('office', 'drafter'), {
    kind: 'evidence_of',
    from: draftOnly.document,
    to: world.plain.document,
  });
  await submitted('at the department', undefined);
  await submitted('at the secrecy review', 'secrecy');
  await submitted('at sign-off', 'signoff');
  await submitted('cleared', 'cleared');
  await say((await submitted('referred', 'secrecy')).submission, 'refer');
  await say((await submitted('returned', 'department')).submission, 'send_back');
  await say((await submitted('refused', 'secrecy')).submission, 'refuse');
  const back = await submitted('recalled', 'department');
  await recall(chain.as('office', 'drafter'), { submission: back.submission, reason: canary.word('recall') });
  const voided = await submitted('voided', 'signoff');
  await desk.fill(voided.document, await desk.content({ title: canary.word('secondtitle') }));
  const left = await drafted('abandoned');
  await abandon(chain.as('office', 'drafter'), { edition: left.edition, reason: canary.word('abandon') });
  await issued(world, (await submitted('issued on request', 'cleared', { disclosure: 'on_request' })).submission);
  const closed = { disclosure: 'closed', ground: 'WORK_SECRET', reason: canary.word('closed') } as const;
  await issued(world, (await submitted('issued closed', 'cleared', closed)).submission);
  await scheduled(world, (await submitted('scheduled', 'cleared')).submission, 3_600_000);
  await failedSchedule(world, keep);
  await bundle(world, keep);
  kept.push(...(await correction(world)));
  await typed(world, keep);
  await letUnitCanariesIn(world);
  kept.push(...(await letServiceCanariesIn(world)));
  kept.push(...(await letEnforcementCanariesIn(world)));
  await letRequestCanariesIn(world);
  kept.push(...(await letCallCanariesIn(world)));
  kept.push(...(await letDecisionCanariesIn(world)));
  kept.push(...(await letHearingCanariesIn(world)));
  kept.push(...(await letInspectionCanariesIn(world)));
  await letProposalsIn(world);
  const plan = await desk.importPlan(canary.word('plantitle'), canary.word('task'));
  keep('an imported plan', plan.written);
  const words = {
    task: world.plan.task,
    unit: chain.unitOf('office'),
    stage: 'under_way' as const,
    words: canary.word('progress'),
  };
  await reportProgress(chain.as('office', 'drafter'), words);
  await message(world);
  return kept;
}

const issued = ({ chain }: World, submission: number) => chain.issue('office', submission);

async function scheduled({ chain }: World, submission: number, inMs: number): Promise<void> {
  await schedule(chain.as('office', 'editor'), { submission, at: new Date(Date.now() + inMs).toISOString() });
}

/** Its hour comes, and the policy has no interpretation: it shows as failed. */
async function failedSchedule(world: World, keep: Keep): Promise<void> {
  const { chain, desk, house } = world;
  const policy = keep('failed schedule', await desk.policy(await desk.content()));
  const submission = await chain.submit(policy);
  await chain.clear('office', submission);
  await scheduled(world, submission, 700);
  await new Promise((resolve) => setTimeout(resolve, 900));
  await issueDue(house.t.sides);
  const { failed } = await one(
    house.t.sides.staff,
    sql<{
      failed: boolean;
    }>`select failed_at is not null as failed from review.schedule where submission = ${submission}`,
  );
  if (!failed) throw new Error('the schedule did not fail');
}

/** A policy with its interpretation, cleared with a number, and one whose interpretation was waived. */
async function bundle(world: World, keep: Keep): Promise<void> {
  const { chain, desk, canary } = world;
  const policy = keep('bundle: policy', await desk.policy(await desk.content()));
  const form = { metadata: { ...(await desk.content()).metadata, form: '文字解读' } };
  const reading = keep('bundle: interpretation', await desk.interpretation(policy, await desk.content(form)));
  await chain.clear('office', await chain.submit(policy, reading));
  const waived = keep('waived', await desk.policy(await desk.content()));
  const signer = chain.as('office', 'signoff');
  await waive(signer, { document: waived.document, needs: 'interprets', reason: canary.word('waiver') });
  await chain.clear('office', await chain.submit(waived));
}

/** Public texts whose next edition holds the canary: in the making, and cleared. */
async function correction(world: World): Promise<Kept[]> {
  const { chain, desk, canary } = world;
  await desk.correct(world.plain, canary.word('note'), await desk.content());
  const next = await desk.correct(world.plan.written, canary.word('note'), await desk.content());
  await chain.clear('office', await chain.submit(next));
  return [
    { state: 'correction in the making', document: world.plain.document, newest: true },
    { state: 'correction, cleared', document: world.plan.written.document, newest: true },
  ];
}

/** What somebody typed and did not save. */
async function typed(world: World, keep: Keep): Promise<void> {
  const { desk, canary, house } = world;
  const document = keep('working copy', await desk.draft(clean('还没有写完的通知')));
  const { person } = world.staffOf('drafter');
  const copy = { title: canary.word('typedtitle'), body: canary.word('typedbody') };
  await keepWorkingCopy(house.t.sides.staff, {
    edition: document.edition,
    person,
    base: document.revision,
    typed: copy,
  });
}

const tellCanary = action('notices.tell', {
  words: '测试',
  may: 'staff',
  async run(act, input: { to: number; title: string }) {
    const facts = { 标题: input.title, 单位: input.title, 环节: input.title, 期限: input.title };
    await tell(act, { template: 'workflow.arrived', to: [input.to], facts: facts as never, object: 'test:1' });
    await act.line({ object: 'test:1' });
    return null;
  },
});

async function message(world: World): Promise<void> {
  const { person } = world.staffOf('reviewer');
  await tellCanary(world.chain.as('office', 'drafter'), { to: person, title: world.canary.word('message') });
}

/** Publishes the canary. */
export async function publishCanary(world: World): Promise<Written> {
  const document = await world.desk.draft(await world.desk.content());
  await world.chain.publish(document);
  return document;
}

export type Way = 'withdrawn' | 'gone' | 'replaced' | 'moved';
export const ways: Way[] = ['withdrawn', 'gone', 'replaced', 'moved'];

/** Withdrawn in one of the ways; what is replaced or moved leads to the clean text. */
export async function withdrawIt(world: World, { document }: Written, kind: Way): Promise<void> {
  const { path } = await one(
    world.house.t.sides.staff,
    sql<{ path: string }>`select path from publications.address where document = ${world.plain.document} and current`,
  );
  await withdraw(world.chain.as('office', 'editor'), {
    document,
    kind,
    reason: '内容有误，核实后重新发布。',
    successor: kind === 'replaced' ? world.plain.document : null,
    movedTo: kind === 'moved' ? path : null,
  });
}

/** Public once and not any more, in every way in which a text can go. */
export async function takeCanariesOut(
  world: World,
  shown: (document: { document: number }) => Promise<void>,
): Promise<Kept[]> {
  const { chain, desk, canary } = world;
  const kept: Kept[] = [];
  const publish = async () => {
    const document = await publishCanary(world);
    await shown(document);
    return document;
  };
  for (const kind of ways) {
    const document = await publish();
    await withdrawIt(world, document, kind);
    kept.push({ state: kind, document: document.document });
  }
  const old = await publish();
  const newer = await desk.draft(clean('替代旧通知的新通知'));
  await linkDocuments(chain.as('office', 'drafter'), { kind: 'replaces', from: newer.document, to: old.document });
  await chain.publish(newer);
  await withdraw(chain.as('office', 'editor'), {
    document: old.document,
    kind: 'replaced',
    reason: '已由新通知替代。',
  });
  kept.push({ state: 'replaced by a public text', document: old.document });
  const unfit = await publish();
  await chain.publish(await desk.correct(unfit, '文字更正。', clean('更正后的通知'), true));
  kept.push({ state: 'corrected because it should never have been public', document: unfit.document });
  const wrong = await publish();
  await chain.publish(await desk.correct(wrong, '文字更正。', clean('又一份更正后的通知')));
  await withdrawVersion(chain.as('office', 'editor'), {
    document: wrong.document,
    edition: 1,
    unfit: false,
    reason: '旧版有误。',
  });
  kept.push({ state: 'former version withdrawn', document: wrong.document });
  const [original, translation] = [await publish(), await publish()];
  await linkDocuments(chain.as('office', 'drafter'), {
    kind: 'translates',
    from: translation.document,
    to: original.document,
  });
  await withdrawIt(world, original, 'withdrawn');
  kept.push({ state: 'original withdrawn', document: original.document });
  kept.push({ state: 'translation of a withdrawn text', document: translation.document });
  const secret = await publish();
  const closed = { disclosure: 'closed', ground: 'WORK_SECRET', reason: canary.word('closed') } as const;
  await chain.publish(await desk.correct(secret, canary.word('note'), await desk.content(closed)));
  kept.push({ state: 'closed by a correction', document: secret.document });
  kept.push(await withdrawGuide(world, shown));
  kept.push(await withdrawCall(world, shown));
  kept.push(await withdrawMeeting(world, shown));
  kept.push(await withdrawHearing(world, shown));
  kept.push(await overturnDecision(world, shown));
  return kept;
}

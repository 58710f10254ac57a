import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { By } from '../core/caller.ts';
import { accept } from '../core/checks/actions/accept.ts';
import { lookAt } from '../core/checks/queries.ts';
import { isOpen } from '../core/checks/rules/gate.ts';
import { receiveFile } from '../core/files/actions.ts';
import { withdraw } from '../core/publications/actions/withdraw.ts';
import { getEdition } from '../core/publications/queries.ts';
import { submit } from '../core/review/actions/submit.ts';
import { draftCall, openNextRound, writeCall } from '../features/consultations/actions/call.ts';
import { leaveComment } from '../features/consultations/actions/comment.ts';
import { invite } from '../features/consultations/actions/invited.ts';
import { recordBroadcast } from '../features/consultations/actions/known.ts';
import { drawUp } from '../features/consultations/actions/result.ts';
import { nameTheme } from '../features/consultations/actions/themes.ts';
import { decide, reply, split } from '../features/consultations/actions/treat.ts';
import { listComments } from '../features/consultations/queries/comments.ts';
import { listPoints } from '../features/consultations/queries/points.ts';
import { type Call, emptyCall } from '../features/consultations/rules/elements.ts';
import { one } from '../platform/database.ts';
import { addDays, dayOf } from '../platform/time.ts';
import type { Canary } from './test-word.ts';
import type { World } from './test-world.ts';

export type Given = Pick<World, 'house' | 'chain' | 'canary'>;
export type Drafted = { document: number; edition: number };

const callWith = (say: (field: string) => string): Call => ({
  ...emptyCall,
  subject: say('subject'),
  clauses: [{ label: '第一条', text: `第一条　${say('clause')}` }],
  explanation: `${say('explanation')}，因此起草。`,
  basis: [say('basis')],
  questions: [say('question')],
  ways: [{ channel: 'mail', detail: say('way') }],
  closesOn: addDays(dayOf(new Date()), 40),
  contact: say('contact'),
});

const plainCall = callWith(() => '可以公开的内容');
const canaryCall = (canary: Canary) =>
  callWith((field) => canary.word(field === 'explanation' ? 'body' : `call${field}`));

export const by = ({ chain }: Given) => chain.as('office', 'drafter');

const draft = (world: Given, title: string, call: Call): Promise<Drafted> =>
  draftCall(by(world), { unit: world.chain.unitOf('office'), title, call });

/** Sends what was drafted to review; what the checks asked is answered for. */
export async function send(world: Given, { document, edition }: Drafted): Promise<number> {
  const { staff } = world.house.t.sides;
  const { findings } = await lookAt(staff, await getEdition(staff, edition));
  const fingerprints = findings.filter((found) => isOpen(found, 'submit', [])).map(({ fingerprint }) => fingerprint);
  if (fingerprints.length > 0)
    await accept(by(world), { document, fingerprints, verdict: 'needed', reason: '已逐项核对，同意公开。' });
  const sent = { editions: [edition], urgent: false, urgentReason: '', channels: ['portal'] };
  return (await submit(by(world), sent)).submission;
}

/** Takes what was drafted to the public by the ordinary road. */
export async function publish(world: Given, drafted: Drafted): Promise<void> {
  const submission = await send(world, drafted);
  await world.chain.clear('office', submission);
  await world.chain.issue('office', submission);
}

/** One open consultation and one that has ended, both public and without anything strange: their pages are there before any canary. */
export async function publishCalls(world: Given): Promise<void> {
  const open = await draft(world, '关于公开征求演示办法意见的公告', plainCall);
  await publish(world, open);
  // How many were asked is public and stands there before any canary; their names are not.
  const { round } = await one(
    world.house.t.sides.staff,
    sql<{ round: number }>`select id as round from consultations.round where document = ${open.document}`,
  );
  const names = [world.canary.word('invited')];
  await invite(by(world), {
    round,
    kind: 'enterprise',
    names,
    invitedOn: dayOf(new Date()),
    way: world.canary.word('way'),
  });
  const ended = await draft(world, '关于公开征求另一份办法意见的公告', plainCall);
  await publish(world, ended);
  await pass(world, ended.document, 60);
}

/** It is as if the round had been published so many days earlier. */
const pass = (world: Given, document: number, days: number): Promise<void> =>
  asOwner(
    world,
    `update consultations.round
     set opens_on = opens_on - $2::int, closes_on = closes_on - $2::int, opens_at = opens_at - make_interval(days => $2),
       closes_at = (closes_on - $2::int + 1)::timestamp at time zone 'Asia/Shanghai', result_due_on = result_due_on - $2::int
     where document = $1`,
    [document, days],
  );

/** It is as if the hearing had been announced so many days earlier. */
export const passHearing = (world: Given, document: number, days: number): Promise<void> =>
  asOwner(
    world,
    `update hearings.hearing
     set held_at = held_at - make_interval(days => $2), apply_until = apply_until - make_interval(days => $2)
     where document = $1`,
    [document, days],
  );

async function asOwner({ house }: Given, statement: string, values: number[]): Promise<void> {
  const client = new pg.Client({ connectionString: house.t.urls.owner });
  await client.connect();
  await client.query(statement, values);
  await client.end();
}

/** What citizens said of what is public: words, names, addresses and file names that nobody outside ever reads. */
async function comment(world: Given, document: number): Promise<number> {
  const { canary, house, chain } = world;
  const { staff } = house.t.sides;
  const { id, round } = await one(
    staff,
    sql<{ id: string; round: number }>`
      select document.public_id as id, round.id as round from publications.document
      join consultations.round on round.document = document.id where document.id = ${document}`,
  );
  await leaveComment(new By(staff, { kind: 'visitor', session: 'canary' }, randomUUID()), {
    ...{ publication: id, clause: 1, body: canary.word('opinionbody'), kind: 'person', minor: false, files: [] },
    person: () => ({
      name: canary.word('sendername'),
      email: `${canary.word('sendermail')}@mail.example`,
      phone: '',
    }),
    place: () => 'canary',
  });
  const [said] = await listComments(staff, round);
  const points = [{ body: canary.word('pointbody'), theme: canary.word('pointtheme') }];
  await split(by(world), { round, textKey: said!.textKey, points });
  const [point] = await listPoints(staff, round);
  const drafted = await reply(by(world), {
    ...{
      point: point!.id,
      outcome: 'adopted',
      reason: canary.word('replyreason'),
      finalClause: canary.word('replyclause'),
    },
  });
  await decide(chain.as('office', 'department'), {
    ...{ point: point!.id, reply: drafted.reply, verdict: 'agreed', words: canary.word('replywords') },
  });
  await nameTheme(by(world), { round, theme: canary.word('pointtheme'), points: [point!.id] });
  await makeKnown(world, round);
  return round;
}

/** Who was asked by name, and a proof from the press that nobody has agreed to yet. */
async function makeKnown(world: Given, round: number): Promise<void> {
  const { canary } = world;
  const today = dayOf(new Date());
  const file = await receiveFile(by(world), {
    ...{ hash: createHash('sha256').update(canary.word('proof')).digest('hex'), bytes: 20, type: 'pdf' as const },
    ...{ name: `${canary.word('proofname')}.pdf`, text: canary.word('prooftext'), checked: 'checked', checkNote: '' },
  });
  await recordBroadcast(by(world), {
    ...{ round, what: 'call', medium: 'press', outlet: canary.word('outlet'), place: canary.word('outletplace') },
    ...{ appearedOn: today, link: `https://${canary.root}outletlink.example/1`, file: file.id },
  });
}

/** The next round of a draft whose first has ended: its clauses are the office's until they are published. */
async function prepareNextRound(world: Given, document: number): Promise<void> {
  const { edition } = await openNextRound(by(world), { document });
  const { revision: base, content } = await getEdition(world.house.t.sides.staff, edition);
  await writeCall(by(world), { edition, base, title: content.title, call: canaryCall(world.canary) });
}

/** Canaries in calls that are not public, in what was said of one that is, and in a result that nobody cleared. */
export async function letCallCanariesIn(world: Given): Promise<{ state: string; document: number }[]> {
  const { canary, chain } = world;
  const made = await draft(world, canary.word('title'), canaryCall(canary));
  const cleared = await draft(world, canary.word('title'), canaryCall(canary));
  await chain.clear('office', await send(world, cleared));
  const { document } = await one(
    world.house.t.sides.staff,
    sql<{ document: number }>`select document from consultations.round where closes_at > now() order by id limit 1`,
  );
  const round = await comment(world, document);
  const { ended } = await one(
    world.house.t.sides.staff,
    sql<{ ended: number }>`
      select document as ended from consultations.round where closes_at <= now() order by id desc limit 1`,
  );
  await prepareNextRound(world, ended);
  await pass(world, document, 60);
  const result = await drawUp(by(world), { round });
  // Its page is what it was before: only what is not public has come.
  await pass(world, document, -60);
  return [
    { state: 'a call in the making', document: made.document },
    { state: 'a call, cleared', document: cleared.document },
    { state: 'a result in the making', document: result.document },
  ];
}

/** A call that was public, was shown, and is withdrawn. */
export async function withdrawCall(
  world: Given,
  shown: (drafted: Drafted) => Promise<void>,
): Promise<{ state: string; document: number }> {
  const call = await draft(world, world.canary.word('title'), canaryCall(world.canary));
  await publish(world, call);
  await shown(call);
  await withdraw(world.chain.as('office', 'editor'), {
    document: call.document,
    kind: 'withdrawn',
    reason: '草案有误，修改后重新征求意见。',
  });
  return { state: 'a withdrawn call', document: call.document };
}

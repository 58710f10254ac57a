import { sql } from 'kysely';
import { By } from '../core/caller.ts';
import { withdraw } from '../core/publications/actions/withdraw.ts';
import { applyTo } from '../features/hearings/actions/apply.ts';
import { choose } from '../features/hearings/actions/choose.ts';
import { draftNotice, drawUpList } from '../features/hearings/actions/texts.ts';
import { emptyNotice, type Notice } from '../features/hearings/rules/elements.ts';
import { one } from '../platform/database.ts';
import { addDays, dayOf } from '../platform/time.ts';
import { by, type Drafted, type Given, passHearing, publish, send } from './test-consultations.ts';
import type { World } from './test-world.ts';

const today = dayOf(new Date());

const noticeWith = (draft: string, say: (field: string) => string): Notice => ({
  ...emptyNotice,
  ...{ subject: say('subject'), reason: say('reason'), draft, place: say('place'), seats: 3 },
  ...{ conditions: say('conditions'), contact: say('contact') },
  ...{ heldOn: addDays(today, 30), applyUntil: addDays(today, 10) },
});

const draft = (world: Given, title: string, notice: Notice): Promise<Drafted> =>
  draftNotice(by(world), { unit: world.chain.unitOf('office'), title, notice });

const publicOf = ({ house }: Given, document: number) =>
  one(
    house.t.sides.staff,
    sql<{ id: string; path: string }>`
      select document.public_id as id, address.path from publications.document
      join publications.address on address.document = document.id and address.current
      where document.id = ${document}`,
  );

/** A hearing that is public, without anything strange: its pages are there before any canary. Answers its document. */
export async function publishHearing(world: Given & { plain: { document: number } }): Promise<void> {
  const { path } = await publicOf(world, world.plain.document);
  const plain = () => '可以公开的内容';
  await publish(world, await draft(world, '关于举行听证会的公告', noticeWith(path, plain)));
}

/** Canaries in notices that are not public, in what people said who applied to one that is, and in a list that nobody cleared. */
export async function letHearingCanariesIn(world: World): Promise<{ state: string; document: number }[]> {
  const { canary, chain, house } = world;
  const { staff } = house.t.sides;
  const say = (field: string) => canary.word(`hearing${field}`);
  const { path } = await publicOf(world, world.plain.document);
  const made = await draft(world, canary.word('title'), noticeWith(path, say));
  const cleared = await draft(world, canary.word('title'), noticeWith(path, say));
  await chain.clear('office', await send(world, cleared));
  const { document } = await one(
    staff,
    sql<{ document: number }>`select document from hearings.hearing order by document limit 1`,
  );
  const { id } = await publicOf(world, document);
  const applied = await applyTo(new By(staff, { kind: 'visitor', session: 'canary' }), {
    ...{ publication: id, kind: 'organisation', minor: false, stake: canary.word('applicantstake') },
    person: () => ({
      name: canary.word('applicantname'),
      phone: '0415-0000000',
      email: `${canary.word('applicantmail')}@mail.example`,
    }),
    place: () => 'canary',
  });
  await passHearing(world, document, 11);
  const chosen = { application: applied.id, verdict: 'chosen' as const, reason: canary.word('choicereason') };
  await choose(by(world), chosen);
  const list = await drawUpList(by(world), { hearing: document });
  // Its page is what it was before: only what is not public has come.
  await passHearing(world, document, -11);
  return [
    { state: 'a hearing in the making', document: made.document },
    { state: 'a hearing, cleared', document: cleared.document },
    { state: 'a list of participants in the making', document: list.document },
  ];
}

/** A hearing that was public, was shown, and is withdrawn. */
export async function withdrawHearing(
  world: World,
  shown: (drafted: Drafted) => Promise<void>,
): Promise<{ state: string; document: number }> {
  const { path } = await publicOf(world, world.plain.document);
  const say = (field: string) => world.canary.word(field === 'reason' ? 'body' : `heard${field}`);
  const hearing = await draft(world, world.canary.word('title'), noticeWith(path, say));
  await publish(world, hearing);
  await shown(hearing);
  await withdraw(world.chain.as('office', 'editor'), {
    ...{ document: hearing.document, kind: 'withdrawn', reason: '听证会改期，重新公告。' },
  });
  return { state: 'a withdrawn hearing', document: hearing.document };
}

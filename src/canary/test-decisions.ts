import { sql } from 'kysely';
import { withdraw } from '../core/publications/actions/withdraw.ts';
import { draftDecision, tieEntry } from '../features/decisions/actions.ts';
import { type Catalogue, emptyCatalogue, emptyMeeting, type Meeting } from '../features/decisions/rules/elements.ts';
import { one } from '../platform/database.ts';
import { addDays, dayOf, yearOf } from '../platform/time.ts';
import { by, type Drafted, type Given, publish, send } from './test-consultations.ts';
import type { World } from './test-world.ts';

const year = yearOf(dayOf(new Date()));

const catalogueWith = (of: number, say: (field: string) => string): Catalogue => ({
  ...emptyCatalogue(of),
  ...{ basis: say('basis'), contact: say('contact') },
  entries: [
    {
      ...{ number: 1, title: say('entry'), class: 'policy', unit: say('unit'), steps: ['hearing'] },
      ...{ draftOn: `${of}-Q4`, decideOn: String(of), note: say('note'), dropped: false },
    },
  ],
});

const meetingWith = (say: (field: string) => string): Meeting => ({
  ...emptyMeeting(addDays(dayOf(new Date()), 20)),
  ...{ place: say('place'), seats: say('seats'), contact: say('contact') },
  topics: [
    {
      ...{ title: say('topic'), draft: '', basis: say('basis'), guests: [], closedReason: say('closed') },
      ...{ outcome: '', decided: '' },
    },
  ],
});

const draft = (world: Given, title: string, values: Catalogue | Meeting): Promise<Drafted> =>
  draftDecision(by(world), { unit: world.chain.unitOf('office'), title, values });

const plain = () => '可以公开的内容';

/** A catalogue and a meeting that are public, without anything strange: their pages are there before any canary. */
export async function publishDecisionTexts(world: Given): Promise<void> {
  await publish(world, await draft(world, '本年度重大行政决策事项目录', catalogueWith(year, plain)));
  await publish(world, await draft(world, '常务会议议题公开', meetingWith(plain)));
}

/** Canaries in texts that are not public, and in one that a public announcement is tied to. */
export async function letDecisionCanariesIn(world: World): Promise<{ state: string; document: number }[]> {
  const { canary, chain } = world;
  const say = (field: string) => canary.word(`decision${field}`);
  const made = await draft(world, canary.word('title'), catalogueWith(year + 1, say));
  const cleared = await draft(world, canary.word('title'), meetingWith(say));
  await chain.clear('office', await send(world, cleared));
  const { document } = await one(
    world.house.t.sides.staff,
    sql<{ document: number }>`select document from decisions.catalogue order by document limit 1`,
  );
  await tieEntry(by(world), { document, number: 1, kind: 'draft', target: made.document });
  return [
    { state: 'a catalogue in the making, tied to an announcement', document: made.document },
    { state: 'a meeting, cleared', document: cleared.document },
  ];
}

/** A meeting that was public, was shown, and is withdrawn. */
export async function withdrawMeeting(
  world: World,
  shown: (drafted: Drafted) => Promise<void>,
): Promise<{ state: string; document: number }> {
  const say = (field: string) => world.canary.word(field === 'topic' ? 'body' : `meeting${field}`);
  const meeting = await draft(world, world.canary.word('title'), meetingWith(say));
  await publish(world, meeting);
  await shown(meeting);
  await withdraw(world.chain.as('office', 'editor'), {
    ...{ document: meeting.document, kind: 'withdrawn', reason: '会议改期，议题重新公布。' },
  });
  return { state: 'a withdrawn meeting', document: meeting.document };
}

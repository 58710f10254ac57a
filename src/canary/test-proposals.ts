import { sql } from 'kysely';
import type { Staff } from '../core/caller.ts';
import { end, refuse } from '../core/proposals/actions/decide.ts';
import { twoPersons } from '../core/proposals/test-propose.ts';
import { one, rows, type StaffDb } from '../platform/database.ts';
import { addDays, dayOf } from '../platform/time.ts';
import type { World } from './test-world.ts';

const today = dayOf(new Date());

/** One topic that is public before any canary comes: it names a clean text. */
export async function publishTopic(
  staff: StaffDb,
  [openness, secrecy]: [Staff, Staff],
  { document }: { document: number },
): Promise<void> {
  const documents = [await publicIdOf(staff, document)];
  await twoPersons(staff, openness, secrecy).show('topic', 'open-topic', {
    ...{ title: '公开的专题', introduction: '可以公开的专题，导语也可以公开。', opensOn: null, closesOn: null },
    sections: [{ title: '', documents }],
  });
}

const publicIdOf = async (staff: StaffDb, document: number): Promise<string> =>
  (await one(staff, sql<{ id: string }>`select public_id as id from publications.document where id = ${document}`)).id;

/** Canaries in layouts, topics and lists that nobody agreed to, that were refused, taken down, or are not right any more. */
export async function letProposalsIn({ house, chain, canary, staffOf, plain }: World): Promise<void> {
  const { staff, live } = house.house.sides;
  const two = twoPersons(staff, staffOf('openness'), staffOf('secrecy'));
  const shown = await publicIdOf(staff, plain.document);
  const topic = () => ({
    title: canary.word('topic'),
    introduction: canary.word('introduction'),
    opensOn: '1987-06-05',
    closesOn: null,
    sections: [{ title: '', documents: [shown] }],
  });
  const list = (goodUntil: string) => ({
    ...{ title: '便民电话', source: canary.word('listsource'), asOf: addDays(today, -9), goodUntil, position: 0 },
    rows: [{ name: canary.word('rowname'), value: canary.word('rowvalue'), note: canary.word('rownote') }],
    feed: `https://${canary.root}feed.example/`,
  });
  const answer = canary.word('answer');
  await two.offer('topic', 'waiting-topic', topic(), answer);
  const { version } = await two.offer('topic', 'refused-topic', topic(), answer);
  await refuse(chain.as('office', 'secrecy'), { version, words: canary.word('refused') });
  await two.show('topic', 'ended-topic', topic(), answer);
  await end(chain.as('office', 'openness'), { kind: 'topic', subject: 'ended-topic', words: canary.word('ended') });
  await two.offer('convenience', 'waiting-list', list(addDays(today, 9)), answer);
  await two.show('convenience', 'past-list', list(addDays(today, -1)), answer);
  const entrances = [{ href: `/${canary.word('href')}`, title: '查政策' }];
  const layout = { blocks: [], entrances, elder: [], hot: { title: '', documents: [] }, keywork: '' };
  await two.offer('home', 'home', layout, answer);
  if ((await rows(live, sql`select subject from live.agreed`)).length !== 1)
    throw new Error('one thing alone is public');
}

/** Every page of topics in each of these states. */
export const proposalPaths = ['waiting', 'refused', 'ended', 'open'].flatMap((state) =>
  ['', 'feed.atom', 'feed.json'].map((page) => `/topics/${state}-topic/${page}`),
);

import { By, type Sides } from '../../core/caller.ts';
import type { Job } from '../../core/feature.ts';
import { forget } from './actions/confirm.ts';
import { type Digest, send } from './actions/send.ts';
import {
  countUnconfirmed,
  type Follower,
  listFollowers,
  listFresh,
  listOffered,
  type Offered,
  readSiteName,
} from './queries.ts';
import { type Fresh, fits, type Matches } from './rules/fits.ts';
import { confirmWithin, contentWords, type Filter, type Rhythm } from './rules.ts';

const by = ({ staff }: Sides) => new By(staff, { kind: 'system', name: 'subscriptions' });
const hours = 3_600_000;

/** How far back is looked: over a machine that stood still, and a deed that was seen after its hour. `told` keeps repeats away. */
const reach: Record<Rhythm, number> = { at_once: 48 * hours, daily: 8 * 24 * hours, weekly: 35 * 24 * hours };
const atOnce = 100;

/** Tells the subscribers of one rhythm what is new for them; a repeat finds nothing to tell. Answers how many letters were written. */
export async function sendDigests(sides: Sides, matches: Matches, rhythm: Rhythm, since: Date): Promise<number> {
  const fresh = await listFresh(sides.live, since);
  if (fresh.length === 0) return 0;
  const ids = [...new Set(fresh.map(({ id }) => id))];
  const [followers, offered, site] = await Promise.all([
    listFollowers(sides.staff, rhythm, ids),
    listOffered(sides.live),
    readSiteName(sides.live),
  ]);
  const digests = await digestsOf({ followers, fresh, offered, found: finder(sides, matches, ids) });
  let letters = 0;
  for (let at = 0; at < digests.length; at += atOnce)
    letters += (await send(by(sides), { site, digests: digests.slice(at, at + atOnce) })).letters;
  return letters;
}

/** Each saved search is made once, whoever keeps it. */
function finder({ live }: Sides, matches: Matches, ids: string[]) {
  const known = new Map<string, Promise<Set<string>>>();
  return (words: string) => {
    if (!known.has(words))
      known.set(
        words,
        matches(live, words, ids).then((found) => new Set(found)),
      );
    return known.get(words)!;
  };
}

async function digestsOf(facts: {
  followers: Follower[];
  fresh: Fresh[];
  offered: Offered;
  found(words: string): Promise<Set<string>>;
}): Promise<Digest[]> {
  const { followers, fresh, offered, found } = facts;
  const parentOf = new Map(offered.columns.map(({ slug, parent }) => [slug, parent]));
  const digests: Digest[] = [];
  for (const follower of followers) {
    const matching = follower.words ? await found(follower.words) : null;
    const publications = fresh
      .filter((one) => fits(one, follower, parentOf) && (matching?.has(one.id) ?? true))
      .map(({ id }) => id)
      .filter((id) => !follower.told.includes(id));
    if (publications.length > 0)
      digests.push({ subscription: follower.id, publications, content: wordsOf(follower, offered) });
  }
  return digests;
}

const nameIn = (list: { slug: string; name: string }[], slug: string) =>
  list.find((one) => one.slug === slug)?.name ?? slug;

export const wordsOf = ({ column, unit, subject, topic, words }: Filter, { columns, units, topics }: Offered): string =>
  contentWords({
    column: nameIn(columns, column),
    unit: nameIn(units, unit),
    subject,
    topic: nameIn(topics, topic),
    words,
  });

/** The jobs of the room. What is to go at once looks no further back than its last look, with some minutes over. */
export function subscriptionJobs(matches: Matches): Job[] {
  let looked = Number.NEGATIVE_INFINITY;
  return [
    {
      name: 'subscriptions.atOnce',
      every: '* * * * *',
      async run(_data, sides) {
        const began = Date.now();
        await sendDigests(sides, matches, 'at_once', new Date(Math.max(looked - hours / 6, began - reach.at_once)));
        looked = began;
      },
    },
    {
      name: 'subscriptions.daily',
      every: '0 8 * * *',
      run: async (_data, sides) =>
        void (await sendDigests(sides, matches, 'daily', new Date(Date.now() - reach.daily))),
    },
    {
      name: 'subscriptions.weekly',
      every: '0 8 * * 1',
      run: async (_data, sides) =>
        void (await sendDigests(sides, matches, 'weekly', new Date(Date.now() - reach.weekly))),
    },
    {
      name: 'subscriptions.forget',
      every: '50 3 * * *',
      run: (_data, sides) => forgetUnconfirmed(sides, new Date(Date.now() - confirmWithin * 24 * hours)),
    },
  ];
}

export async function forgetUnconfirmed(sides: Sides, before: Date): Promise<void> {
  if ((await countUnconfirmed(sides.staff, before)) > 0) await forget(by(sides), {});
}

import { sql } from 'kysely';
import { one, rows, type StaffDb } from '../../platform/database.ts';
import { Guarded, type GuardedFetch } from '../../platform/http/fetch-guarded.ts';
import type { Act } from '../action.ts';
import type { Job } from '../feature.ts';
import type { EditionRow } from '../publications/queries.ts';
import { addressesElsewhere } from './rules/links.ts';
import { readMarkup } from './rules/markup.ts';
import { reachOf, type Seen, waitAfter } from './rules/reach.ts';

/** Notes where a revision leads, inside its deed; `own` is the site's domain. The looking is done after the commit; a text without links asks nothing. */
export async function noteLinks(act: Act, { revision, content: { body } }: EditionRow, own: string): Promise<void> {
  if (!body.includes('<a ')) return;
  const elsewhere = addressesElsewhere(readMarkup(body), own);
  if (elsewhere.size === 0) return;
  const links = JSON.stringify([...elsewhere].map(([address, words]) => ({ address, words })));
  // what was seen within the hour need not be seen again
  await sql`
    insert into checks.link (address)
    select given.address from jsonb_to_recordset(${links}::jsonb) as given (address text)
    order by given.address
    on conflict (address) do update set next_at = least(link.next_at, excluded.next_at)
    where link.looked_at < now() - interval '1 hour'`.execute(act.tx);
  await sql`
    insert into checks.link_use (revision, address, words)
    select ${revision}::bigint, given.address, given.words
    from jsonb_to_recordset(${links}::jsonb) as given (address text, words text)`.execute(act.tx);
  await act.later('checks.follow', {});
}

/** Looks where links lead: at once after a text was saved, and each quarter of an hour at those whose time has come. */
export const linkJobs = (fetchOutside: GuardedFetch): Job[] => [
  {
    name: 'checks.follow',
    async run(_: object, { staff }) {
      await followDue(staff, fetchOutside);
    },
  },
  {
    name: 'checks.followAgain',
    every: '*/15 * * * *',
    async run(_: object, { staff }) {
      await followDue(staff, fetchOutside);
    },
  },
];

const atOnce = 8;

interface Due {
  address: string;
  tries: number;
}

/** Eight at a time until nothing is due; each is put off before it is asked, so that a crash costs a wait. Answers how many. */
export async function followDue(db: StaffDb, fetchOutside: GuardedFetch): Promise<number> {
  let followed = 0;
  for (;;) {
    const due = await claimDue(db);
    if (due.length === 0) return followed;
    const seen = await Promise.all(due.map(({ address }) => lookAtAddress(address, fetchOutside)));
    const online = seen.some((one) => 'status' in one) || (await wasOnline(db));
    for (const [index, one] of due.entries()) await keepReach(db, one, reachOf(seen[index]!, online));
    followed += due.length;
  }
}

/** Only what leads out of a text that is public or on its way; the links of others wait until somebody needs them again. */
const claimDue = (db: StaffDb): Promise<Due[]> =>
  rows(
    db,
    sql<Due>`
      update checks.link
      set tries = tries + 1, next_at = now() + interval '10 minutes'
      where address in (
        select address from checks.link
        where next_at <= now() and exists (
          select from checks.link_use
          join publications.revision on revision.id = link_use.revision
          join publications.edition on edition.id = revision.edition
          left join publications.publication on publication.revision = revision.id and publication.ended_at is null
          where link_use.address = link.address
            and (publication.id is not null or (edition.state in ('draft', 'submitted', 'cleared') and not exists (
              select from publications.revision as later
              where later.edition = edition.id and later.number > revision.number))))
        order by next_at, address
        limit ${atOnce}
        for update skip locked)
      returning address, tries`,
  );

async function lookAtAddress(address: string, fetchOutside: GuardedFetch): Promise<Seen> {
  try {
    const { status } = await fetchOutside(address, { method: 'GET', headOnly: true });
    return { status };
  } catch (error) {
    if (error instanceof Guarded) {
      const unknown = (error.cause as { code?: string } | undefined)?.code === 'ENOTFOUND';
      if (error.reason === 'name') return { failure: unknown ? 'no_name' : 'other' };
      return { failure: error.reason === 'slow' ? 'slow' : error.reason === 'inner' ? 'inner' : 'other' };
    }
    return { failure: (error as { code?: string }).code === 'ECONNREFUSED' ? 'refused' : 'other' };
  }
}

async function wasOnline(db: StaffDb): Promise<boolean> {
  const { online } = await one(
    db,
    sql<{ online: boolean }>`
      select exists (
        select from checks.link where state = 'alive' and looked_at > now() - interval '1 day') as online`,
  );
  return online;
}

async function keepReach(db: StaffDb, { address, tries }: Due, { state, problem }: ReturnType<typeof reachOf>) {
  await sql`
    update checks.link
    set state = ${state}, problem = ${problem}, looked_at = now(), tries = case when ${state} = 'alive' then 0 else tries end,
      next_at = now() + make_interval(secs => ${waitAfter(state, tries)})
    where address = ${address}`.execute(db);
}

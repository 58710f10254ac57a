import { type RawBuilder, sql } from 'kysely';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import type { Source } from '../rules/beacon.ts';
import type { Algorithm } from '../rules/pool.ts';
import type { Facts } from '../rules/stage.ts';

export interface PublicRow {
  number: string;
  /** What it is drawn for, as `room.table:id`. */
  object: string;
  title: string;
  reason: string;
  alg: Algorithm;
  team: number;
  unit: string;
  unitSlug: string;
  revealOn: string;
  namesOpen: boolean;
  publishedAt: Date;
  follows: string | null;
  followsReason: string | null;
  frozenAt: Date | null;
  poolHash: string | null;
  namesHash: string | null;
  drawnAt: Date | null;
  revealedAt: Date | null;
  seed: string | null;
  pool: string | null;
  names: string | null;
  voidedAt: Date | null;
  voidReason: string | null;
  abortedAt: Date | null;
  abortReason: string | null;
}

export interface PublicParty {
  party: string;
  name: string;
  own: boolean;
  hash: string | null;
  committedAt: Date | null;
  secret: string | null;
}

export interface PublicSource {
  source: Source;
  event: string;
  at: Date;
  value: string | null;
  confirmedAt: Date | null;
}

export interface PublicOutcome {
  version: number;
  resultHash: string;
  at: Date;
  result: string | null;
  target: string | null;
  inspector: string | null;
  reason: string | null;
}

/** Somebody for a team that the draw left short; `name` where names are public. */
export interface PublicAssignment {
  target: string;
  inspector: string;
  name: string | null;
  reason: string;
  at: Date;
}

/** Everything that is public of one draw now. */
export interface PublicDraw extends PublicRow {
  parties: PublicParty[];
  sources: PublicSource[];
  outcomes: PublicOutcome[];
  assignments: PublicAssignment[];
  /** Other draws for the same thing, or from the same list. */
  others: { number: string; title: string }[];
}

const columns = sql`
  number, object, title, reason, alg, team, unit, unit_slug as "unitSlug", reveal_on as "revealOn", names_open as "namesOpen",
  published_at as "publishedAt", follows, follows_reason as "followsReason", frozen_at as "frozenAt", pool_hash as "poolHash",
  names_hash as "namesHash", drawn_at as "drawnAt", revealed_at as "revealedAt", seed, pool, names,
  voided_at as "voidedAt", void_reason as "voidReason", aborted_at as "abortedAt", abort_reason as "abortReason"`;

/** The public state of one draw by its number: what its page and `bundle.json` say. */
export async function findPublicDraw(live: PublicDb, number: string): Promise<PublicDraw | undefined> {
  const row = await first(live, sql<PublicRow>`select ${columns} from live.draw where number = ${number}`);
  if (!row) return undefined;
  const [parties, sources, outcomes, assignments, others] = await Promise.all([
    rows(
      live,
      sql<PublicParty>`
        select party, name, own, hash, committed_at as "committedAt", secret from live.draw_party
        where number = ${number} order by own desc, party`,
    ),
    listSources(live, number),
    rows(
      live,
      sql<PublicOutcome>`
        select version, result_hash as "resultHash", at, result, target, inspector, reason from live.draw_outcome
        where number = ${number} order by version`,
    ),
    rows(
      live,
      sql<PublicAssignment>`
        select target, inspector, name, reason, at from live.draw_assignment where number = ${number} order by at`,
    ),
    rows(
      live,
      sql<{ number: string; title: string }>`
        select other.number, other.title
        from live.draw this
        join live.draw other on other.number <> this.number
          and (other.object = this.object or other.list_name = this.list_name)
        where this.number = ${number}
        order by other.published_at`,
    ),
  ]);
  return { ...row, parties, sources, outcomes, assignments, others };
}

const listSources = (live: PublicDb, number: string): Promise<PublicSource[]> =>
  rows(
    live,
    sql<PublicSource>`
      select source, event, at, value, confirmed_at as "confirmedAt" from live.draw_source
      where number = ${number} order by at, source`,
  );

export const publicPerPage = 20;

export type ListedDraw = Pick<PublicRow, 'number' | 'object' | 'title' | 'unit'> &
  Omit<Facts, 'sources'> & { sources: PublicSource[] };

/** What all public draws are together: how many, of which units, and when something last became public of one. */
export interface DrawsInAll {
  total: number;
  units: { name: string; slug: string }[];
  changedAt: Date | null;
}

export async function countPublicDraws(live: PublicDb): Promise<DrawsInAll> {
  const inAll = await first(
    live,
    sql<DrawsInAll>`
      select count(*)::int as total, max(greatest(published_at, frozen_at, drawn_at, revealed_at, voided_at, aborted_at)) as "changedAt",
        coalesce(jsonb_agg(distinct jsonb_build_object('name', unit, 'slug', unit_slug)), '[]') as units
      from live.draw`,
  );
  return inAll!;
}

/** One page of all public draws, newest first; aborted and voided ones stay among them. */
export const listPublicDraws = (live: PublicDb, page: number): Promise<ListedDraw[]> =>
  listed(
    live,
    sql`order by published_at desc, number desc limit ${publicPerPage} offset ${(page - 1) * publicPerPage}`,
  );

/** The public draws for all things of a room whose names begin so, oldest first. */
export const listPublicDrawsUnder = (live: PublicDb, object: string): Promise<ListedDraw[]> =>
  listed(live, sql`where starts_with(object, ${object}) order by published_at`);

async function listed(live: PublicDb, which: RawBuilder<unknown>): Promise<ListedDraw[]> {
  const found = await rows(
    live,
    sql<PublicRow & { uncommitted: number }>`
      select ${columns},
        (select count(*)::int from live.draw_party party where party.number = draw.number and party.hash is null) as uncommitted
      from live.draw
      ${which}`,
  );
  return Promise.all(
    found.map(async (row) => {
      const sources = await listSources(live, row.number);
      return { ...row, ...factsOf({ ...row, sources }, row.uncommitted === 0), sources };
    }),
  );
}

/** Whether there is anything to show: an entrance that leads nowhere is not shown. */
export const hasDraws = async (live: PublicDb): Promise<boolean> =>
  (await first(live, sql<{ there: boolean }>`select true as there from live.draw limit 1`)) !== undefined;

/** The public draws for one thing of a room, oldest first. */
export const listPublicDrawsOf = (live: PublicDb, object: string): Promise<{ number: string; title: string }[]> =>
  rows(
    live,
    sql<{ number: string; title: string }>`
      select number, title from live.draw where object = ${object} order by published_at`,
  );

/** The facts from which the stage is worked out, as far as they are public; who handed in a share is not. */
export const factsOf = (row: PublicRow & { sources: PublicSource[] }, committed: boolean): Facts => ({
  plannedBy: 0,
  listedBy: 0,
  publishedAt: row.publishedAt,
  frozenAt: row.frozenAt,
  revealOn: row.revealOn,
  drawnAt: row.drawnAt,
  revealedAt: row.revealedAt,
  voidedAt: row.voidedAt,
  abortedAt: row.abortedAt,
  parties: committed ? [] : [{ party: '', committedAt: null, shareAt: null }],
  sources: row.sources,
});

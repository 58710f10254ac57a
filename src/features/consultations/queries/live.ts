import { type RawBuilder, sql } from 'kysely';
import { findPublicColumn, type PublicColumn } from '../../../core/publications/queries/column.ts';
import { first, type PublicDb, rows } from '../../../platform/database.ts';
import type { Status } from '../rules/days.ts';
import type { Call, Figures, Result } from '../rules/elements.ts';

/** A consultation that is public, with the round that its present edition opened. */
export interface PublicCall {
  id: string;
  path: string;
  title: string;
  unit: string;
  unitName: string;
  unitPhone: string;
  publishedAt: Date;
  hash: string;
  round: number;
  opensOn: string;
  closesOn: string;
  resultDueOn: string;
  named: boolean;
  call: Call;
  status: Status;
  resultPath: string | null;
  resultAt: Date | null;
  figures: Figures | null;
  /** Enterprises and associations asked by name, and how many answered. */
  invited: number;
  answered: number;
}

const callsWhere = (where: RawBuilder<unknown>) => sql<PublicCall>`
  select id, path, title, unit, unit_name as "unitName", unit_phone as "unitPhone", published_at as "publishedAt", hash, round,
    opens_on as "opensOn", closes_on as "closesOn", result_due_on as "resultDueOn", named, call, status,
    result_path as "resultPath", result_at as "resultAt", figures, invited, answered
  from live.consultation
  where ${where}
  order by case status when 'open' then 0 when 'upcoming' then 1 else 2 end,
    case when status in ('open', 'upcoming') then closes_on end, closes_on desc, id`;

/** Every consultation: open ones first, by how soon they end; then the others, the latest first. */
export const listPublicCalls = (live: PublicDb): Promise<PublicCall[]> => rows(live, callsWhere(sql`true`));

export const listOpenCalls = (live: PublicDb): Promise<PublicCall[]> => rows(live, callsWhere(sql`status = 'open'`));

export const findPublicCall = (live: PublicDb, id: string): Promise<PublicCall | undefined> =>
  first(live, callsWhere(sql`id = ${id}`));

export const listCallsOf = (live: PublicDb, ids: string[]): Promise<PublicCall[]> =>
  rows(live, callsWhere(sql`id = any (${ids}::text[])`));

export interface PublicResult {
  id: string;
  path: string;
  title: string;
  round: number;
  result: Result;
  callPath: string | null;
  callId: string | null;
}

const resultsWhere = (where: RawBuilder<unknown>) => sql<PublicResult>`
  select id, path, title, round, result, call_path as "callPath", call_id as "callId"
  from live.consultation_result
  where ${where}`;

export const findPublicResult = (live: PublicDb, id: string): Promise<PublicResult | undefined> =>
  first(live, resultsWhere(sql`id = ${id}`));

/** What became of the comments of one round of a call, when that is public. */
export const findResultOf = (live: PublicDb, call: string, round: number): Promise<PublicResult | undefined> =>
  first(live, resultsWhere(sql`call_id = ${call} and round = ${round}`));

export interface PublicRound {
  number: number;
  edition: number;
  opensOn: string;
  closesOn: string;
  resultPath: string | null;
}

export const listPublicRounds = (live: PublicDb, id: string): Promise<PublicRound[]> =>
  rows(
    live,
    sql<PublicRound>`
      select number, edition, opens_on as "opensOn", closes_on as "closesOn", result_path as "resultPath"
      from live.consultation_round
      where id = ${id}
      order by number`,
  );

/** The texts that a draft became, as far as they are public. */
export const listFinalTexts = (live: PublicDb, id: string): Promise<{ path: string; title: string }[]> =>
  rows(
    live,
    sql<{ path: string; title: string }>`
      select text.path, text.title from live.link
      cross join lateral (select * from live.publication where live.publication.id = link.to_id offset 0) text
      where link.from_id = ${id} and link.kind = 'consulted_as'
      order by text.first_published_at`,
  );

/** The column in which consultations stand, as the office describes it. */
export const findColumn = (live: PublicDb): Promise<PublicColumn | undefined> =>
  findPublicColumn(live, 'consultations');

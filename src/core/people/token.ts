import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { first, type StaffDb } from '../../platform/database.ts';
import type { Bucket } from '../../platform/http/api/rate.ts';
import type { Grant, Staff } from '../caller.ts';
import type { Scope } from './scopes.ts';
import { keyedName } from './secret.ts';

/** A token of 32 bytes behind `gk_`, by which scanners for lost secrets know it. */
const shape = /^gk_[\w-]{43}$/;
export const prefixLength = 9;

/**
 * The token that belongs to a form's key: derived with the installation's secret, so that a repeat of the form shows the same
 * one and neither ledger nor answers hold it.
 */
export const tokenOf = (seed: string): string => `gk_${keyedName('token', seed).toString('base64url')}`;

/** Under which a token is kept; null for what cannot be one of ours and is not looked up. */
export const hashOfToken = (token: string): Buffer | null =>
  shape.test(token) ? createHash('sha256').update(token).digest() : null;

/** Who acts with a token, within which scopes, and how much it may still ask for. */
export interface TokenUse {
  who: Staff;
  token: { id: number; name: string; prefix: string; scopes: Scope[]; expiresAt: Date };
  /** False when the bucket was empty: the request is not done. */
  granted: boolean;
  /** Requests left at once. */
  level: number;
}

interface Row {
  id: number;
  label: string;
  prefix: string;
  scopes: Scope[];
  expires_at: Date;
  person: number;
  name: string;
  unit: number;
  unit_name: string;
  grants: Grant[];
  granted: boolean;
  level: number;
}

/**
 * The living token with the posts of this very moment (promises.md, rule 7), and one request taken from its bucket: one
 * statement for all processes. A suspended person's token, an expired, a revoked and an unknown one are all null. Posts lent
 * by a colleague are no program's to use; a role for which the office requires the second factor counts only in a token
 * that was issued with one.
 */
export async function useToken(db: StaffDb, hash: Buffer, bucket: Bucket): Promise<TokenUse | null> {
  const row = await first(db, livingToken(hash, bucket));
  if (!row) return null;
  const { id, label, prefix, scopes, expires_at: expiresAt, person, name, unit, unit_name: unitName, grants } = row;
  return {
    who: { kind: 'staff', person, name, unit, unitName, grants, session: `token:${id}` },
    token: { id, name: label, prefix, scopes, expiresAt },
    granted: row.granted,
    level: Math.max(0, Math.floor(row.level)),
  };
}

const livingToken = (hash: Buffer, { burst, perSecond }: Bucket) => sql<Row>`
  with found as (
    select token.id, token.name as label, token.prefix, token.scopes, token.expires_at, token.second_factor,
      person.id as person, person.name, person.unit, unit.name as unit_name
    from people.token
    join people.person on person.id = token.person
    join organisations.unit on unit.id = person.unit
    where token.hash = ${hash} and token.revoked_at is null and token.expires_at > now() and person.suspended_at is null
  ), spent as (
    insert into people.token_use as before (token, level, granted, seen_at)
    select id, ${burst}::double precision - 1, true, clock_timestamp() from found
    on conflict (token) do update set
      level = least(${burst}, before.level + ${perSecond} * extract(epoch from clock_timestamp() - before.seen_at))
        - case when least(${burst}, before.level + ${perSecond} * extract(epoch from clock_timestamp() - before.seen_at)) >= 1
            then 1 else 0 end,
      granted = least(${burst}, before.level + ${perSecond} * extract(epoch from clock_timestamp() - before.seen_at)) >= 1,
      seen_at = clock_timestamp()
    returning level, granted
  )
  select found.id, label, prefix, scopes, expires_at, person, name, unit, unit_name, spent.level, spent.granted,
    (select coalesce(json_agg(json_build_object('role', post.role, 'unit', post.unit, 'instead', null)
        order by post.role, post.unit), '[]')
      from people.token_post
      join people.post on post.id = token_post.post and post.ended_at is null and post.person = found.person
      where token_post.token = found.id
        and (found.second_factor or not exists (select from people.second_factor_role where role = post.role))) as grants
  from found, spent`;

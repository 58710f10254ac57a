import { sql } from 'kysely';
import { type Reads, rows } from '../../../platform/database.ts';
import type { Role } from '../../caller.ts';
import type { Scope } from '../scopes.ts';

export interface TokenRow {
  id: number;
  name: string;
  prefix: string;
  scopes: Scope[];
  /** Roles of its posts, those that ended left out. */
  roles: Role[];
  issuedAt: Date;
  expiresOn: string;
  expired: boolean;
  revokedAt: Date | null;
  revokedWhy: string | null;
  seenAt: Date | null;
}

/** The tokens of a person, those in force first; nothing by which one could be used. */
export const listTokens = (db: Reads, person: number): Promise<TokenRow[]> =>
  rows(
    db,
    sql<TokenRow>`
      select token.id, token.name, token.prefix, token.scopes, token.issued_at as "issuedAt", (token.expires_at at time zone 'Asia/Shanghai')::date as "expiresOn",
        token.expires_at <= now() as expired, token.revoked_at as "revokedAt", token.revoked_why as "revokedWhy",
        token_use.seen_at as "seenAt",
        array(select distinct post.role from people.token_post join people.post on post.id = token_post.post
          where token_post.token = token.id and post.ended_at is null order by 1) as roles
      from people.token
      left join people.token_use on token_use.token = token.id
      where token.person = ${person}
      order by token.revoked_at is not null or token.expires_at <= now(), token.id desc
      limit 100`,
  );

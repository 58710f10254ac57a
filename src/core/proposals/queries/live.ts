import { sql } from 'kysely';
import { first, type PublicDb, rows } from '../../../platform/database.ts';

/** One thing as the public reads it. */
export interface Agreed<Content> {
  subject: string;
  number: number;
  content: Content;
  untilOn: string | null;
  hash: string;
  agreedAt: Date;
}

const columns = sql`subject, number, content, until_on as "untilOn", hash, agreed_at as "agreedAt"`;

export const findAgreed = <Content>(live: PublicDb, kind: string, subject: string) =>
  first(live, sql<Agreed<Content>>`select ${columns} from live.agreed where kind = ${kind} and subject = ${subject}`);

export const listAgreed = <Content>(live: PublicDb, kind: string) =>
  rows(live, sql<Agreed<Content>>`select ${columns} from live.agreed where kind = ${kind} order by subject`);

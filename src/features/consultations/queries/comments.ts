import { sql } from 'kysely';
import { unseal } from '../../../core/people/secret.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { Channel } from '../rules/elements.ts';

/** One comment as the office keeps it; the name is unsealed for those who work on it, the address stays sealed. */
export interface CommentRow {
  id: number;
  round: number;
  document: number;
  channel: Channel;
  clause: number | null;
  body: string;
  kind: 'person' | 'organisation';
  minor: boolean;
  name: string;
  hasAddress: boolean;
  textKey: string;
  hash: string;
  held: boolean;
  verdict: 'kept' | 'set_aside' | null;
  judgement: string | null;
  receivedOn: string;
  submittedAt: Date;
  files: { file: number; name: string; hash: string; type: string; bytes: number; checked: string }[];
}

interface Sealed extends Omit<CommentRow, 'name'> {
  name: Buffer | null;
  seed: Buffer;
}

const commentsWhere = (where: ReturnType<typeof sql>) => sql<Sealed>`
  select comment.id, comment.round, round.document, comment.channel, comment.clause, comment.body, comment.kind, comment.minor, contact.name,
    comment.seed, contact.address is not null as "hasAddress", encode(comment.text_key, 'hex') as "textKey", comment.hash,
    comment.held, judgement.verdict, judgement.reason as judgement, comment.received_on as "receivedOn",
    comment.submitted_at as "submittedAt",
    coalesce((
      select jsonb_agg(jsonb_build_object('file', file.id, 'name', file.name, 'hash', file.hash, 'type', file.type, 'bytes', file.bytes,
        'checked', file.checked) order by comment_file.position)
      from consultations.comment_file join files.file on file.id = comment_file.file
      where comment_file.comment = comment.id), '[]') as files
  from consultations.comment
  join consultations.round on round.id = comment.round
  left join consultations.contact on contact.comment = comment.id
  left join consultations.judgement on judgement.comment = comment.id
  where ${where}
  order by comment.id`;

const opened = ({ seed, name, ...row }: Sealed): CommentRow => ({
  ...row,
  name: name ? unseal(name, `comment:${seed.toString('hex')}`) : '',
});

export const listComments = async (db: Reads, round: number): Promise<CommentRow[]> =>
  (await rows(db, commentsWhere(sql`comment.round = ${round}`))).map(opened);

export async function getComment(db: Reads, id: number): Promise<CommentRow> {
  const found = await first(db, commentsWhere(sql`comment.id = ${id}`));
  if (!found) throw new NotFound();
  return opened(found);
}

/** Comments that say the same about the same clause of a round. */
export const listSame = async (db: Reads, round: number, textKey: string): Promise<CommentRow[]> =>
  (await rows(db, commentsWhere(sql`comment.round = ${round} and comment.text_key = decode(${textKey}, 'hex')`))).map(
    opened,
  );

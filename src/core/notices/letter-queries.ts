import { sql } from 'kysely';
import { first, type Reads, rows } from '../../platform/database.ts';
import { NotFound } from '../../platform/errors.ts';

export interface LetterRow {
  id: number;
  content: Buffer | null;
  publications: string[];
  object: string;
  createdAt: Date;
  attempts: { channel: 'mailbox' | 'smtp' | 'nothing'; worked: boolean | null; at: string; problem: string | null }[];
}

export const lettersPerPage = 20;

const columns = sql`
  letter.id, letter.content, letter.publications, letter.object, letter.created_at as "createdAt",
  coalesce((
    select jsonb_agg(jsonb_build_object('channel', channel, 'worked', worked, 'at', at, 'problem', problem) order by attempt)
    from notices.letter_attempt
    where letter_attempt.letter = letter.id), '[]') as attempts`;

export async function listLetters(db: Reads, page: number): Promise<{ letters: LetterRow[]; total: number }> {
  const found = await rows(
    db,
    sql<LetterRow & { total: number }>`
      select ${columns}, count(*) over ()::int as total
      from notices.letter
      order by letter.id desc
      limit ${lettersPerPage} offset ${(page - 1) * lettersPerPage}`,
  );
  return { letters: found.map(({ total, ...letter }) => letter), total: found[0]?.total ?? 0 };
}

export async function getLetter(db: Reads, id: number): Promise<LetterRow> {
  const found = await first(db, sql<LetterRow>`select ${columns} from notices.letter where letter.id = ${id}`);
  if (!found) throw new NotFound();
  return found;
}

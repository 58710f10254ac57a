import { sql } from 'kysely';
import { first, type PublicDb, rows } from '../../platform/database.ts';
import type { PaperFile, PaperText } from './paper.ts';

/** What a paper is made of: a public text with its attachments; undefined for what is not public now. */
export async function findPaper(
  live: PublicDb,
  publication: string,
): Promise<{ text: PaperText; files: PaperFile[] } | undefined> {
  const text = await first(
    live,
    sql<PaperText>`
      select id, title, body, metadata, hash, is_policy as "isPolicy", document_number as number, unit_name as "unitName",
        unit_full_name as "unitFullName", first_published_at as "firstPublishedAt", first_published_on as "firstPublishedOn",
        published_at as "publishedAt", edition
      from live.publication
      where id = ${publication}`,
  );
  if (!text) return undefined;
  const files = await rows(
    live,
    sql<PaperFile>`
      select position, name, type, hash from live.attachment where publication = ${publication} order by position`,
  );
  return { text, files };
}

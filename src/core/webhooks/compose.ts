import { sql } from 'kysely';
import { first, type PublicDb, type StaffDb } from '../../platform/database.ts';
import type { EventType } from './rules.ts';

interface About {
  type: EventType;
  subject: string;
  unit: number | null;
}

/**
 * What is told of an event at this very moment: of a document what the public sees of it now, from `live` and nothing else; of
 * a returned submission its numbers. Null when there is nothing left to tell: it was withdrawn before this was sent.
 */
export async function compose(
  { live, staff }: { live: PublicDb; staff: StaffDb },
  { type, subject, unit }: About,
  origin: string,
): Promise<Record<string, unknown> | null> {
  if (type === 'submission.returned') return returnedNow(staff, Number(subject), unit);
  if (type === 'document.withdrawn') return withdrawnNow(live, subject, origin);
  const found = await first(
    live,
    sql<{ path: string }>`
      select id, path, title, kind, site_column as "column", unit, unit_name as "unitName", document_number as number,
        edition, change_note as "changeNote", published_at as "publishedAt", hash
      from live.publication
      where id = ${subject}`,
  );
  return found ? { ...found, url: `${origin}${found.path}` } : null;
}

async function withdrawnNow(live: PublicDb, id: string, origin: string) {
  const found = await first(
    live,
    sql<{ path: string }>`
      select id, path, kind, reason, withdrawn_at as "withdrawnAt", replaced_by as "replacedBy", moved_to as "movedTo"
      from live.tombstone
      where id = ${id}`,
  );
  return found ? { ...found, url: `${origin}${found.path}` } : null;
}

async function returnedNow(staff: StaffDb, submission: number, unit: number | null) {
  const found = await first(
    staff,
    sql<{ submission: number; documents: number[] }>`
      select submission.id as submission, json_agg(manifest.document order by manifest.position) as documents
      from review.submission
      join review.manifest on manifest.submission = submission.id
      where submission.id = ${submission} and submission.unit = ${unit}
      group by submission.id`,
  );
  return found ?? null;
}

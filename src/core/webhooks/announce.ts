import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { first, rows, type StaffDb } from '../../platform/database.ts';
import type { EventType } from './rules.ts';

/** What happened, to what; `key` is the same for the same event however often it is told. */
interface Happened {
  type: EventType;
  /** The public id of a document, or the number of a submission. */
  subject: string;
  at: Date;
  key: string;
  /** For events that are one unit's matter. */
  unit: number | null;
}

/** The verbs after which something may have to be told. */
export const heardVerbs = ['review.issue', 'review.issueScheduled', 'review.opine', 'publications.withdraw'] as const;

/**
 * After a deed was committed: writes what every subscription of the event is to be told. Delivery records are no deeds and
 * have no ledger lines; telling the same deed twice changes nothing.
 */
export async function announce(db: StaffDb, verb: string, answer: unknown): Promise<number> {
  let written = 0;
  for (const event of await whatHappened(db, verb, answer)) {
    const made = await rows(
      db,
      sql<{ id: number }>`
        insert into webhooks.delivery (subscription, event, type, subject, happened_at)
        select id, ${uuidOf(event.key)}, ${event.type}, ${event.subject}, ${event.at}
        from webhooks.subscription
        where ended_at is null and ${event.type} = any (events)
          and (${event.unit}::bigint is null or unit = ${event.unit})
        on conflict (subscription, event) do nothing
        returning id`,
    );
    written += made.length;
  }
  return written;
}

/** What the deeds that are heard answer; `also` are translations that went with their original. */
interface Said {
  issued?: { document: number; also?: number[] }[];
  document?: number;
  also?: number[];
  submission?: number;
  state?: string;
}

async function whatHappened(db: StaffDb, verb: string, answer: unknown): Promise<Happened[]> {
  const said = answer as Said;
  if (verb === 'review.opine') return said.state === 'returned' ? returned(db, said.submission!) : [];
  const documents = said.issued?.flatMap(({ document, also = [] }) => [document, ...also]) ?? [
    said.document!,
    ...(said.also ?? []),
  ];
  return (await Promise.all(documents.map((document) => changed(db, document)))).flat();
}

/** How a document stands towards the public now: out for the first time, in a new edition, or withdrawn. */
async function changed(db: StaffDb, document: number): Promise<Happened[]> {
  const last = await first(
    db,
    sql<{ id: number; subject: string; at: Date; endedAt: Date | null; endKind: string | null; later: boolean }>`
      select publication.id, document.public_id as subject, publication.published_at as at, publication.ended_at as "endedAt",
        publication.end_kind as "endKind", edition.number > 1 as later
      from publications.publication
      join publications.document on document.id = publication.document
      join publications.edition on edition.id = publication.edition
      where publication.document = ${document}
      order by publication.id desc
      limit 1`,
  );
  if (!last) return []; // issued without becoming public
  const { id, subject, at, endedAt, later } = last;
  if (endedAt) return [{ type: 'document.withdrawn', subject, at: endedAt, key: `ended:${id}`, unit: null }];
  return [{ type: later ? 'document.corrected' : 'document.published', subject, at, key: `out:${id}`, unit: null }];
}

async function returned(db: StaffDb, submission: number): Promise<Happened[]> {
  const last = await first(
    db,
    sql<{ id: number; at: Date; unit: number }>`
      select opinion.id, opinion.at, submission.unit
      from review.opinion
      join review.submission on submission.id = opinion.submission
      where submission = ${submission} and verdict = 'send_back'
      order by opinion.id desc
      limit 1`,
  );
  if (!last) return [];
  return [
    {
      type: 'submission.returned',
      subject: String(submission),
      at: last.at,
      key: `returned:${last.id}`,
      unit: last.unit,
    },
  ];
}

/** A UUID of the event's name (RFC 9562, version 8), so that the receiver can tell a repeat. */
function uuidOf(key: string): string {
  const bytes = createHash('sha256').update(`gongkai event ${key}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

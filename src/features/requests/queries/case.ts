import { sql } from 'kysely';
import { loadCalendar, loadPeriods } from '../../../core/calendar/queries.ts';
import { type Due, dueOf } from '../../../core/calendar/rules/due.ts';
import { findPeriod } from '../../../core/calendar/rules/periods.ts';
import { type Standing, standingOf } from '../../../core/calendar/rules/standing.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { clockEvents, type EventRow } from '../rules/clock.ts';
import type { DocumentKind } from '../rules/documents.ts';
import type { Filed } from '../rules/filed.ts';
import type { Outcome } from '../rules/outcomes.ts';
import type { Kind, State, Use } from '../rules.ts';
import { openFiled, openSealed } from './sealed.ts';

/** An event with its words and who did it. */
export interface ToldEvent extends EventRow {
  at: Date;
  person: string | null;
  words: string;
}
export interface PaperRow {
  id: number;
  use: Use;
  event: number | null;
  name: string | null;
  type: string;
  bytes: number;
  erased: boolean;
}
export interface DocumentRow {
  id: number;
  kind: DocumentKind;
  number: string;
  event: number;
  madeOn: string;
  shown: boolean;
}
export interface DisputeRow {
  id: number;
  kind: 'reconsideration' | 'lawsuit_direct' | 'lawsuit_after';
  filedOn: string;
  result: 'upheld' | 'corrected' | 'other' | null;
  decidedOn: string | null;
}

export interface CaseRow {
  id: number;
  number: string;
  seed: Buffer;
  unit: number;
  unitName: string;
  unitPhone: string;
  channel: string;
  kind: Kind;
  state: State;
  outcome: Outcome | null;
  subject: string;
  submittedAt: Date;
  receivedOn: string | null;
  endedOn: string | null;
  draftedBy: number | null;
  splitFrom: number | null;
  /** It came with an older register, without anything of its applicant. */
  imported: boolean;
  /** The edition by which what was given becomes everybody's. */
  offered: number | null;
  filed: Filed | null;
  events: ToldEvent[];
  papers: PaperRow[];
  documents: DocumentRow[];
  disputes: DisputeRow[];
  due: Due | null;
  standing: Standing | null;
}

type Head = Omit<CaseRow, 'filed' | 'events' | 'papers' | 'documents' | 'disputes' | 'due' | 'standing'> & {
  filed: Buffer | null;
};

/** A case with everything that belongs to it, opened; `today` decides how its due date stands. Throws NotFound. */
export async function getCase(db: Reads, id: number, today: string): Promise<CaseRow> {
  const head = await first(
    db,
    sql<Head>`
      select request.id, number, seed, unit, unit.name as "unitName", coalesce(unit.phone, '') as "unitPhone", channel, request.kind,
        state, outcome, subject, submitted_at as "submittedAt", received_on as "receivedOn", ended_on as "endedOn",
        drafted_by as "draftedBy", split_from as "splitFrom", imported_at is not null as imported, offered, filed
      from requests.request
      join organisations.unit on unit.id = request.unit
      where request.id = ${id}`,
  );
  if (!head) throw new NotFound();
  const [events, papers, documents, disputes] = await Promise.all([
    listEvents(db, head),
    listPapers(db, id),
    listDocuments(db, id),
    listDisputes(db, id),
  ]);
  const due = await findDue(db, head.imported ? null : head.receivedOn, events, today);
  const standing = due && standingOf(await loadCalendar(db), due, today);
  return { ...head, filed: openFiled(head.seed, head.filed), events, papers, documents, disputes, due, standing };
}

async function listEvents(db: Reads, { id, seed }: Pick<Head, 'id' | 'seed'>): Promise<ToldEvent[]> {
  const found = await rows(
    db,
    sql<Omit<ToldEvent, 'words'> & { words: Buffer | null }>`
      select event.id, move, "on", at, person.name as person, data, words
      from requests.event
      left join people.person on person.id = event.person
      where request = ${id}
      order by event.id`,
  );
  return found.map((event) => ({ ...event, words: openSealed(seed, 'words', event.words) ?? '' }));
}

async function listPapers(db: Reads, request: number): Promise<PaperRow[]> {
  const found = await rows(
    db,
    sql<Omit<PaperRow, 'name'> & { seed: Buffer; name: Buffer }>`
      select id, use, event, seed, name, type, bytes, content is null as erased
      from requests.paper where request = ${request} order by id`,
  );
  return found.map(({ seed, ...paper }) => ({ ...paper, name: openSealed(seed, 'name', paper.name) }));
}

const listDocuments = (db: Reads, request: number): Promise<DocumentRow[]> =>
  rows(
    db,
    sql<DocumentRow>`
      select id, kind, number, event, made_on as "madeOn", shown
      from requests.document where request = ${request} order by id`,
  );

const listDisputes = (db: Reads, request: number): Promise<DisputeRow[]> =>
  rows(
    db,
    sql<DisputeRow>`
      select id, kind, filed_on as "filedOn", result, decided_on as "decidedOn"
      from requests.dispute where request = ${request} order by id`,
  );

/** Until when it must be answered, with its derivation; null before it was received. */
export async function findDue(
  db: Reads,
  receivedOn: string | null,
  events: ToldEvent[],
  today: string,
): Promise<Due | null> {
  const rule = receivedOn ? findPeriod(await loadPeriods(db), 'request_answer', receivedOn) : undefined;
  if (!rule) return null;
  const words = new Map(events.map((event) => [event.id, event.words]));
  return dueOf(
    await loadCalendar(db),
    rule,
    clockEvents(events, (id) => words.get(id) ?? ''),
    today,
  );
}

/** The bytes of a paper of a case, opened; nothing when its time is over or it is of another case. */
export async function readPaper(
  db: Reads,
  request: number,
  id: number,
): Promise<{ name: string; type: string; use: Use; bytes: Buffer } | null> {
  const row = await first(
    db,
    sql<{ seed: Buffer; name: Buffer; type: string; use: Use; content: Buffer | null }>`
      select seed, name, type, use, content from requests.paper where id = ${id} and request = ${request}`,
  );
  const text = row && openSealed(row.seed, 'paper', row.content);
  if (!row || !text) return null;
  const { type, use } = row;
  return { name: openSealed(row.seed, 'name', row.name)!, type, use, bytes: Buffer.from(text, 'base64') };
}

/** A document of a case as it was made, opened. */
export async function readDocument(
  db: Reads,
  request: number,
  id: number,
): Promise<{ number: string; shown: boolean; kind: DocumentKind; madeOn: string; text: string } | null> {
  const row = await first(
    db,
    sql<{ seed: Buffer; number: string; shown: boolean; kind: DocumentKind; madeOn: string; content: Buffer | null }>`
      select request.seed, document.number, shown, document.kind, made_on as "madeOn", content
      from requests.document
      join requests.request on request.id = document.request
      where document.id = ${id} and document.request = ${request}`,
  );
  const text = row && openSealed(row.seed, 'document', row.content);
  return row && text ? { number: row.number, shown: row.shown, kind: row.kind, madeOn: row.madeOn, text } : null;
}

/** The parts that were split off, with what their codes are made of. */
export const listParts = (
  db: Reads,
  request: number,
): Promise<{ id: number; number: string; seed: Buffer; state: State; subject: string }[]> =>
  rows(
    db,
    sql<{ id: number; number: string; seed: Buffer; state: State; subject: string }>`
      select id, number, seed, state, subject from requests.request where split_from = ${request} order by id`,
  );

export const submittedOn = ({ submittedAt, events }: Pick<CaseRow, 'submittedAt' | 'events'>): string =>
  events.find(({ move }) => move === 'submit')?.on ?? dayOf(submittedAt);

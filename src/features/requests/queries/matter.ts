import { sql } from 'kysely';
import type { Staff } from '../../../core/caller.ts';
import { first, type Reads, rows } from '../../../platform/database.ts';
import { NotFound } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import type { Matter, MatterKind, MatterOutcome } from '../rules/matter.ts';
import { openSealed } from './sealed.ts';

export interface MatterRow {
  id: number;
  number: string;
  seed: Buffer;
  kind: MatterKind;
  unit: number;
  aboutName: string;
  unitName: string;
  unitPhone: string;
  submittedAt: Date;
  outcome: MatterOutcome | null;
  decidedOn: string | null;
  /** Opened; null once its time is over. */
  told: Matter | null;
  words: string | null;
  /** What came along, by name; nothing once its time is over. */
  papers: { id: number; name: string; type: string; bytes: number }[];
}
type Bare = Omit<MatterRow, 'told' | 'words' | 'papers'>;

const columns = sql`
  matter.id, matter.number, matter.seed, matter.kind, matter.unit, about.name as "aboutName", unit.name as "unitName",
  coalesce(unit.phone, '') as "unitPhone", submitted_at as "submittedAt", outcome, decided_on as "decidedOn"`;
const from = sql`
  requests.matter
  join organisations.unit on unit.id = matter.unit
  join organisations.unit about on about.id = matter.about`;

/** Throws NotFound. */
export async function getMatter(db: Reads, id: number): Promise<MatterRow> {
  const row = await first(
    db,
    sql<Bare & { filed: Buffer | null; sealed: Buffer | null }>`
      select ${columns}, filed, words as sealed from ${from} where matter.id = ${id}`,
  );
  if (!row) throw new NotFound();
  const { filed, sealed, ...bare } = row;
  const told = openSealed(row.seed, 'filed', filed);
  const papers = await listPapers(db, id);
  return { ...bare, told: told && JSON.parse(told), words: openSealed(row.seed, 'words', sealed), papers };
}

async function listPapers(db: Reads, matter: number): Promise<MatterRow['papers']> {
  const found = await rows(
    db,
    sql<{ id: number; seed: Buffer; name: Buffer; type: string; bytes: number }>`
      select id, seed, name, type, bytes from requests.paper where matter = ${matter} and content is not null order by id`,
  );
  return found.map(({ seed, name, ...paper }) => ({ ...paper, name: openSealed(seed, 'name', name)! }));
}

/** One of them, opened; null when there is none. */
export async function readMatterPaper(
  db: Reads,
  matter: number,
  id: number,
): Promise<{ name: string; type: string; bytes: Buffer } | null> {
  const row = await first(
    db,
    sql<{ seed: Buffer; name: Buffer; type: string; content: Buffer | null }>`
      select seed, name, type, content from requests.paper where id = ${id} and matter = ${matter}`,
  );
  const text = row && openSealed(row.seed, 'paper', row.content);
  if (!row || !text) return null;
  return { name: openSealed(row.seed, 'name', row.name)!, type: row.type, bytes: Buffer.from(text, 'base64') };
}

/** Units whose matters this person may read: where they head the disclosure office, or supervise openness. */
export const matterUnits = ({ grants }: Staff): number[] =>
  grants.filter(({ role }) => role === 'disclosure' || role === 'openness').map(({ unit }) => unit);

/** What still waits first, then the newest. */
export const listMatters = (
  db: Reads,
  units: number[],
  { page, perPage }: { page: number; perPage: number },
): Promise<(Bare & { total: number })[]> =>
  rows(
    db,
    sql<Bare & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from}
      where matter.unit = any (${units}::bigint[])
      order by (outcome is null) desc, matter.id desc
      limit ${perPage} offset ${(page - 1) * perPage}`,
  );

/** What whoever brought it sees of it. */
export interface MatterView {
  number: string;
  kind: MatterKind;
  aboutName: string;
  unitName: string;
  unitPhone: string;
  submittedOn: string;
  outcome: MatterOutcome | null;
  decidedOn: string | null;
  words: string | null;
  /** Names of what came along. */
  papers: string[];
}
export const matterOf = ({ number, kind, aboutName, unitName, unitPhone, ...row }: MatterRow): MatterView => ({
  ...{ number, kind, aboutName, unitName, unitPhone },
  submittedOn: dayOf(row.submittedAt),
  outcome: row.outcome,
  decidedOn: row.decidedOn,
  words: row.words,
  papers: row.papers.map(({ name }) => name),
});

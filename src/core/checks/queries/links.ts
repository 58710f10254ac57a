import { sql } from 'kysely';
import { one, type Reads, rows } from '../../../platform/database.ts';
import { type Known, targetOf } from '../rules/links.ts';
import { readMarkup } from '../rules/markup.ts';

type ReadStates = (db: Reads, addresses: string[]) => Promise<Map<string, 'alive' | 'dead'>>;
let readStates: ReadStates = async () => new Map();

/**
 * Says where the states of addresses elsewhere are known from. Looking itself belongs to the guarded fetcher (promises.md,
 * rule 5) and never happens inside a deed; without it every such link is 未检查.
 */
export function readLinkStatesWith(read: ReadStates): void {
  readStates = read;
}

const nowhere: Known = { own: '', columns: new Set(), open: new Set(), states: new Map() };

/** What is known of the places to which the links of a text lead; a text without links asks nothing. */
export async function loadKnown(db: Reads, body: string): Promise<Known> {
  if (!body.includes('<a ')) return nowhere;
  const { own } = await one(
    db,
    sql<{ own: string }>`
      select coalesce((select value ->> 'domain' from organisations.setting where name = 'site'), '') as own`,
  );
  const targets = readMarkup(body).links.map((link) => targetOf(link, own));
  const paths = targets.flatMap((target) => (target.to === 'own' ? [target.path, target.whole] : []));
  const addresses = targets.flatMap((target) => (target.to === 'elsewhere' ? [target.address] : []));
  const columns = paths.length > 0 ? await listColumns(db) : [];
  const open = paths.length > 0 ? await listOpen(db, paths) : [];
  return {
    own,
    columns: new Set(columns),
    open: new Set([...open, '/', ...columns.flatMap((slug) => [`/${slug}/`, `/${slug}`])]),
    states: addresses.length > 0 ? await readStates(db, addresses) : new Map(),
  };
}

async function listColumns(db: Reads): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ slug: string }>`select slug from publications.site_column where closed_at is null`,
  );
  return found.map(({ slug }) => slug);
}

/**
 * Which of these paths lead to something public now; an earlier address does, by 301. The address of an older site whose page is
 * on its way here too is as good: pages that were moved over together lead to each other.
 */
async function listOpen(db: Reads, paths: string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ path: string }>`
      select address.path
      from publications.address
      join publications.publication on publication.document = address.document and publication.ended_at is null
      where address.path = any (${paths}::text[])
        and (publication.public_until is null or publication.public_until > now())
      union
      select address.path
      from publications.address
      join publications.edition on edition.document = address.document and edition.state in ('draft', 'submitted', 'cleared')
      where address.path = any (${paths}::text[]) and not address.current and edition.number = 1`,
  );
  return found.map(({ path }) => path);
}

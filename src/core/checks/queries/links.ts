import { sql } from 'kysely';
import { one, type Reads, rows } from '../../../platform/database.ts';
import { type Known, targetOf } from '../rules/links.ts';
import { readMarkup } from '../rules/markup.ts';
import type { Reach } from '../rules/reach.ts';

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

/** What came of the last look at these addresses; one that was not looked at is missing. */
async function readStates(db: Reads, addresses: string[]): Promise<Map<string, Reach>> {
  const found = await rows(
    db,
    sql<Reach & { address: string }>`
      select address, state, problem
      from checks.link
      where address = any (${addresses}::text[]) and state is not null`,
  );
  return new Map(found.map(({ address, ...reach }) => [address, reach]));
}

/** A link of a page that is public now and leads nowhere. */
export interface DeadLink {
  document: number;
  title: string;
  path: string;
  unit: string;
  words: string;
  address: string;
  problem: string;
  lookedAt: Date;
}

/** Dead links on public pages, the newest page first; at most 500. */
export const listDeadLinks = (db: Reads): Promise<DeadLink[]> =>
  rows(
    db,
    sql<DeadLink>`
      select publication.document, revision.title, address.path, unit.name as unit, link_use.words, link.address, link.problem,
        link.looked_at as "lookedAt"
      from checks.link
      join checks.link_use on link_use.address = link.address
      join publications.publication on publication.revision = link_use.revision and publication.ended_at is null
      join publications.revision on revision.id = link_use.revision
      join publications.document on document.id = publication.document
      join publications.address on address.document = document.id and address.current
      join organisations.unit on unit.id = document.unit
      where link.state = 'dead'
        and (publication.public_until is null or publication.public_until > now())
      order by publication.published_at desc, link.address
      limit 500`,
  );

import { sql } from 'kysely';
import type { Attachment } from '../../core/publications/content.ts';
import type { EditionState } from '../../core/publications/rules.ts';
import { first, type Reads, rows } from '../../platform/database.ts';
import type { Guide } from './rules/elements.ts';
import { type ListName, type Lists, listNames } from './rules/lists.ts';

export const emptyLists = (): Lists =>
  Object.fromEntries(Object.keys(listNames).map((name) => [name, []])) as unknown as Lists;

/** The office's lists. */
export async function loadLists(db: Reads): Promise<Lists> {
  const found = await rows(db, sql<{ name: ListName; words: string[] }>`select name, words from services.list`);
  return { ...emptyLists(), ...Object.fromEntries(found.map(({ name, words }) => [name, words])) };
}

/** Which heads stand for which element in other lists. */
export const listHeadings = (db: Reads): Promise<{ element: string; words: string[] }[]> =>
  rows(db, sql<{ element: string; words: string[] }>`select element, words from services.heading order by element`);

/** The kind under which items are drafted; the office may have set none. */
export const findKind = (db: Reads): Promise<{ name: string; words: string } | undefined> =>
  first(
    db,
    sql<{ name: string; words: string }>`
      select name, words from publications.kind where room = 'services' order by name limit 1`,
  );

export interface ItemRow {
  document: number;
  edition: number;
  revision: number;
  title: string;
  unit: number;
  unitName: string;
  state: EditionState;
  guide: Guide;
  attachments: Attachment[];
  code: string | null;
  import: number | null;
  writtenAt: Date;
  /** Its public address, when something of it is public. */
  path: string | null;
  /** It was public and is not any more: a line of a list that names it again begins anew. */
  ended: boolean;
}

const itemsWhere = (where: ReturnType<typeof sql>) => sql<ItemRow>`
  select item.document, edition.id as edition, revision.id as revision, revision.title, document.unit, unit.name as "unitName",
    edition.state, coalesce(revision.metadata -> 'elements' -> 'values', '{}') as guide, revision.attachments, item.code,
    item.import, revision.written_at as "writtenAt", address.path,
    document.first_published_at is not null and publication.id is null as ended
  from services.item
  join publications.document on document.id = item.document
  join organisations.unit on unit.id = document.unit
  join lateral (
    select id, state from publications.edition where edition.document = item.document order by number desc limit 1) edition on true
  join lateral (
    select * from publications.revision where revision.edition = edition.id order by number desc limit 1) revision on true
  left join publications.publication on publication.document = item.document and publication.ended_at is null
  left join publications.address on address.document = publication.document and address.current
  where ${where}
  order by revision.title, item.document`;

/** Items of the units a person sees, by name. */
export const listItems = (db: Reads, seen: number[] | null): Promise<ItemRow[]> =>
  rows(db, itemsWhere(sql`${seen}::bigint[] is null or document.unit = any (${seen}::bigint[])`));

export const findItem = (db: Reads, document: number): Promise<ItemRow | undefined> =>
  first(db, itemsWhere(sql`item.document = ${document}`));

/** Items that lines of a list may mean: of this unit, or with one of these codes. */
export const listMeant = (db: Reads, unit: number, codes: string[]): Promise<ItemRow[]> =>
  rows(db, itemsWhere(sql`document.unit = ${unit} or item.code = any (${codes}::text[])`));

export const listImported = (db: Reads, id: number): Promise<ItemRow[]> =>
  rows(db, itemsWhere(sql`item.import = ${id}`));

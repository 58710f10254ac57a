import type { PublicContext } from '../../../core/doors.ts';
import type { Followed } from '../../../core/feature.ts';
import { clientAddress } from '../../../core/people/address.ts';
import { validities } from '../../../core/publications/rules.ts';
import type { Filter } from '../../../core/search/engine/facets.ts';
import { getWords } from '../../../core/search/queries/words.ts';
import { markOf, record } from '../../../core/search/record.ts';
import { type Found, searchOf } from '../../../core/search/search.ts';
import { NotFound } from '../../../platform/errors.ts';
import { SearchPage } from '../pages/search.tsx';
import { listColumns } from '../queries/columns.ts';
import { startOf } from '../queries/lists.ts';
import { findNumberInForce, hitColumns, nameChosen, type SearchHit } from '../queries/search.ts';
import { withSuccession } from '../queries/succession.ts';
import { marksOf, readQuery } from '../rules/search-words.ts';
import { pageOf, perPage, yearOf } from '../rules.ts';
import { cardsOf } from './cards.ts';
import { directOf, nothingDirect } from './direct.ts';
import { answer, frameOf, type Offers } from './frame.ts';

export const showSearch = (offers: Offers) => async (c: PublicContext) => {
  const { live } = c.var;
  const query = readQuery(c.req.query('q'));
  const page = pageOf(c.req.query('page'));
  if (page === null) throw new NotFound();
  const filter = filterOf(c);
  const sort = c.req.query('sort') === 'newest' ? ('newest' as const) : ('best' as const);
  const exactly = c.req.query('exactly') === '1';
  const columns = await listColumns(live);
  const part = { limit: perPage, offset: (page - 1) * perPage };
  const words = query ? await getWords(live) : null;
  const asked = { typed: query, filter, sort, exactly, today: c.var.today };
  const found = words && (await searchOf(live).find({ ...asked, words, ...part }, hitColumns));
  if (found && page === 1)
    record(query, { found: found.total, mark: markOf(clientAddress(c), c.req.header('user-agent') ?? '') });
  if (page > 1 && !found?.hits.length) throw new NotFound();
  const shown = found ? await shownOf(c, offers, found) : { hits: [], cards: new Map() };
  const direct = found && words && page === 1 ? await directOf(c, offers, found, { columns, words }) : nothingDirect;
  if (found) await nameFilter(c, filter, found);
  const requests = offers.entrances.some(({ path }) => path === '/requests/');
  const followed = { words: query, column: filter.column, unit: filter.unit, subject: filter.topic };
  const follow = query && page === 1 ? offers.follows.map((one) => one(named(followed))) : [];
  const number = found && shown.hits.length === 0 ? await findNumberInForce(live) : null;
  const start = query ? null : await startOf(live);
  const facts = { query, direct, filter, sort, exactly, columns, found, page, requests, follow, number, start };
  return answer(c, SearchPage({ frame: frameOf(c), ...facts, ...shown }));
};

/** The index knows the names of what it found; what was chosen and found nothing is looked up. */
async function nameFilter(c: PublicContext, filter: Filter, { names }: Found<SearchHit>): Promise<void> {
  const nameless = (facet: 'unit' | 'kind') => filter[facet] !== undefined && !names[facet].has(filter[facet]);
  if (!nameless('unit') && !nameless('kind')) return;
  const called = await nameChosen(c.var.live, filter);
  if (nameless('unit')) names.unit.set(filter.unit!, called.unit ?? '没有这个单位');
  if (nameless('kind')) names.kind.set(filter.kind!, called.kind ?? '没有这一类');
}

/** Without what was not chosen. */
const named = (what: Followed): Followed => Object.fromEntries(Object.entries(what).filter(([, value]) => value));

/** The rows and cards of a page of results. */
async function shownOf(c: PublicContext, { cards }: Offers, found: Found<SearchHit>) {
  const { live } = c.var;
  const hits = await withSuccession(
    live,
    found.hits.map(({ row }) => row),
  );
  return { hits, cards: await cardsOf(live, cards, hits), marks: marksOf(found.asked) };
}

/** Values that nobody can have chosen are left out; what fits nothing finds nothing. */
function filterOf(c: PublicContext): Filter {
  const word = (name: string) => {
    const typed = c.req.query(name);
    return typed && typed.length <= 60 ? typed : undefined;
  };
  const validity = Object.keys(validities).find((state) => state === c.req.query('validity'));
  return {
    kind: word('kind'),
    unit: word('unit'),
    column: word('column'),
    topic: word('topic'),
    year: yearOf(c.req.query('year')),
    validity,
  };
}

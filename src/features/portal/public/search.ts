import type { PublicContext } from '../../../core/doors.ts';
import { validities } from '../../../core/publications/rules.ts';
import { NotFound } from '../../../platform/errors.ts';
import { SearchPage } from '../pages/search.tsx';
import { listColumns } from '../queries/columns.ts';
import { listPublishers, listYears } from '../queries/lists.ts';
import { searchEntries } from '../queries/search.ts';
import { readQuery, wordsOf } from '../rules/search-words.ts';
import { pageOf, perPage, yearOf } from '../rules.ts';
import { answer, frameOf, type Offers } from './frame.ts';

export const showSearch = (offers: Offers) => async (c: PublicContext) => {
  const { live } = c.var;
  const query = readQuery(c.req.query('q'));
  const page = pageOf(c.req.query('page'));
  if (page === null) throw new NotFound();
  const [columns, years, units] = await Promise.all([listColumns(live), listYears(live), listPublishers(live)]);
  const column = columns.find(({ slug }) => slug === c.req.query('column'))?.slug;
  const unit = units.find(({ slug }) => slug === c.req.query('unit'))?.slug;
  const validity = Object.keys(validities).find((state) => state === c.req.query('validity'));
  const filter = { column, unit, validity, year: yearOf(c.req.query('year')) };
  const words = wordsOf(query);
  const found =
    words.length > 0
      ? await searchEntries(live, words, filter, { limit: perPage, offset: (page - 1) * perPage })
      : { hits: [], total: 0 };
  if (page > 1 && found.hits.length === 0) throw new NotFound();
  const requests = offers.entrances.some(({ path }) => path === '/requests/');
  const facts = { query, words, filter, columns, units, years, ...found, page, requests };
  return answer(c, SearchPage({ frame: frameOf(c), ...facts }));
};

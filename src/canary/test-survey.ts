import { sql } from 'kysely';
import { rows } from '../platform/database.ts';
import { dayOf } from '../platform/time.ts';
import { look, show } from './test-examine.ts';
import { handlesOf } from './test-handles.ts';
import { type Ask, askAll, type Outsider, whatItSays } from './test-outsider.ts';
import { proposalPaths } from './test-proposals.ts';
import { fixedPaths, publicPaths, type Route, waysToAsk } from './test-questions.ts';
import { unitPaths } from './test-units.ts';
import { searches } from './test-word.ts';
import type { World } from './test-world.ts';

/** A plain question. */
export const get = (path: string): Ask => ({ method: 'GET', path });

/** The pages on which a public text stands, as far as memory keeps them. */
export const pagesOf = (path: string, column: string): string[] => [
  path,
  '/',
  `/${column}/`,
  `/${column}/feed.atom`,
  '/feed.json',
  '/sitemap.xml',
  `/sitemaps/${column}-1.xml`,
  '/data/catalog.jsonld',
  `/data/column-${column}.csv`,
];

/** Every address without a document in it, and those of two clean public texts, in several ways. */
export async function commonAsks(world: World, routes: Route[]): Promise<Ask[]> {
  const { live, staff } = world.house.house.sides;
  const columns = await rows(live, sql<{ slug: string }>`select slug from live.site_column order by slug`);
  const units = await rows(live, sql<{ slug: string }>`select slug from live.unit order by slug limit 3`);
  const clean = await rows(
    staff,
    sql<{ path: string; id: string }>`
      select address.path, document.public_id as id from publications.address
      join publications.document on document.id = address.document
      where document.id in (${world.plain.document}, ${world.plan.written.document})`,
  );
  const lists = columns.flatMap(({ slug }) => [
    `/${slug}/`,
    `/${slug}/feed.atom`,
    `/${slug}/feed.json`,
    `/${slug}/?page=2`,
    `/${slug}/?year=2026`,
    `/${slug}`,
  ]);
  const pages = [
    ...fixedPaths(routes),
    ...lists,
    ...units.map(({ slug }) => `/units/${slug}/`),
    ...unitPaths,
    ...proposalPaths,
    ...columns.map(({ slug }) => `/${slug}/2026/`),
    ...['', '?month=2026-11', '?month=1987-06'].map((asked) => `/calendar/${asked}`),
    ...(
      await Promise.all([world.plain, world.plan.written].map((document) => publicNames(world, routes, document)))
    ).flat(),
    ...clean.flatMap(({ path, id }) => [
      path,
      `/verify/${id}`,
      `/files/${id}/1/a.txt`,
      `/files/${id}/v2/1/a.txt`,
      `${path}?on=${dayOf(new Date())}`,
      `${path}?on=2026-01-01`,
      `/versions/${id}`,
      ...['1', '2', '1/2'].map((which) => `/versions/${id}/${which}`),
    ]),
    ...['', '&since=2026-01-01'].map((more) => `/policies/ledger/days?on=${dayOf(new Date())}${more}`),
    ...['?way=online', '?q=x&page=2', `?audience=${encodeURIComponent('自然人')}`].map((query) => `/services/${query}`),
    ...['?q=x', '?kind=处罚&page=2', '?unit=office&from=2026-01-01'].map((query) => `/enforcement/${encodeURI(query)}`),
    ...['?q=x&page=2', `?kind=${encodeURIComponent('不合格')}`].map((query) => `/inspections/results/${query}`),
    ...columns.flatMap(({ slug }) =>
      ['xml', 'csv', 'json'].map((end) => (end === 'xml' ? `/sitemaps/${slug}-1.xml` : `/data/column-${slug}.${end}`)),
    ),
    ...harvests,
    ...['/?page=2', '/nowhere', '/leaving?to=https%3A%2F%2Fwww.ln.gov.cn%2F'],
  ];
  const important = [
    '/',
    '/sitemap.xml',
    '/feed.atom',
    '/feed.json',
    '/keywork/',
    '/keywork/feed.atom',
    ...clean.map(({ path }) => path),
  ];
  const english = [...important, '/topics/open-topic/', '/convenience/'].map((path) => ({
    ...get(path),
    headers: { cookie: 'view=en' },
  }));
  return [...pages.map(get), ...english, ...important.flatMap((path) => waysToAsk(path, ['0'.repeat(64)]))];
}

/** What harvesters ask for; an answer differs with the second in which it is given. */
const harvests = [
  'verb=Identify',
  'verb=ListSets',
  'verb=ListRecords&metadataPrefix=oai_dc',
  'verb=ListIdentifiers&metadataPrefix=oai_dc&set=open',
].map((query) => `/oai?${query}`);

/** Every public address with the public id of a text in it, whichever room shows it. */
async function publicNames(world: World, routes: Route[], { document }: { document: number }): Promise<string[]> {
  const handles = await handlesOf(world.house.t.sides.staff, document);
  const id = handles.values.find((value) => value.length === 12 && handles.path?.includes(value))!;
  return publicPaths(routes, { ...handles, values: [id] });
}

/** Searches for these words, narrowed in every way. */
export const searchAsks = (words: string[]): Ask[] =>
  words.flatMap((word) => {
    const q = encodeURIComponent(word);
    return [
      get(`/search?q=${q}`),
      get(`/search?q=${q}&column=keywork`),
      get(`/search?q=${q}&page=2`),
      get(`/search?q=${q}&year=2026`),
      get(`/search?q=${q}&kind=notice&sort=newest`),
      get(`/search?q=${q}&exactly=1&validity=valid`),
      get(`/search/suggest?q=${q}`),
      get(`/ask?q=${q}`),
    ];
  });

/**
 * All that each of these says, asked of each process, and once more what memory may answer; canaries on the way are named.
 * A search repeats what was searched for (`mayEcho`), so it is only compared.
 */
export async function survey(
  { canary }: World,
  outsiders: Outsider[],
  asks: Ask[],
  found: string[],
  mayEcho = false,
): Promise<Map<Ask, Set<string>>> {
  const said = new Map(asks.map((ask) => [ask, new Set<string>()]));
  // A search is never kept in memory, nor is the answer to anything but a question.
  const again = mayEcho ? [] : asks.filter(({ method }) => method === 'GET' || method === 'HEAD');
  for (const asked of [asks, again]) {
    for (const outsider of outsiders)
      await askAll(outsider, asked, (ask, answer) => {
        const places = mayEcho ? [] : look(canary, answer);
        if (places.length > 0) found.push(`${show(ask)} → ${answer.status} holds ${places}`);
        said.get(ask)!.add(whatItSays(answer, []));
      });
  }
  return said;
}

/** Whether a search for the canary says exactly what a search for a word that nobody wrote says. */
export async function searchedInVain({ canary }: World, outsider: Outsider, found: string[]): Promise<void> {
  for (const word of searches(canary)) {
    const twin = [...word]
      .reverse()
      .map((sign) => (/[a-z]/.test(sign) ? 'x' : /\d/.test(sign) ? '7' : '鼞'))
      .join('');
    for (const [index, ask] of searchAsks([word]).entries()) {
      const other = searchAsks([twin])[index]!;
      const [mine, nobodys] = await Promise.all([outsider.ask(ask), outsider.ask(other)]);
      if (whatItSays(mine, [word]) !== whatItSays(nobodys, [twin]))
        found.push(`${show(ask)} says more than a search for nothing`);
    }
  }
}

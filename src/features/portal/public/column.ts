import type { PublicContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { ColumnPage, ParentColumnPage } from '../pages/column.tsx';
import { type Column, type DisclosureSetting, findSetting, listColumns } from '../queries/columns.ts';
import { findLayout } from '../queries/layout.ts';
import { countEntries, listEntries, listFacets, listNewest } from '../queries/lists.ts';
import { type Door, groupDoors } from '../rules/doors.ts';
import { pageOf, perPage, yearOf } from '../rules.ts';
import { answer, frameOf, type Offers, speakEnglish } from './frame.ts';
import { keyworkBlocks, ownBlocks } from './home.ts';

const shownBelow = 5;

/** The column of this slug with all others; NotFound when there is none. */
export async function getColumn(c: PublicContext, slug: string): Promise<{ column: Column; columns: Column[] }> {
  const columns = await listColumns(c.var.live);
  const column = columns.find((known) => known.slug === slug);
  if (!column) throw new NotFound();
  return { column, columns };
}

export const showColumn = (offers: Offers) => async (c: PublicContext) => {
  const { column, columns } = await getColumn(c, c.req.param('column') ?? '');
  if (/^[\x20-\x7e]+$/.test(column.name)) speakEnglish(c, '/');
  const below = columns.filter((one) => one.parent === column.slug);
  return below.length > 0 && !c.req.param('year')
    ? showParent(c, column, columns, below, offers)
    : showList(c, column, columns, offers);
};

async function showList(c: PublicContext, column: Column, columns: Column[], offers: Offers) {
  const { live } = c.var;
  const page = pageOf(c.req.query('page'));
  const filter = {
    year: yearOf(c.req.param('year') ?? c.req.query('year')),
    unit: c.req.query('unit') || undefined,
    subject: c.req.query('subject') || undefined,
  };
  if (page === null) throw new NotFound();
  const wanted = { column: column.slug, ...filter };
  const [{ total }, whole, entries, facets] = await Promise.all([
    countEntries(live, wanted),
    countEntries(live, { column: column.slug }),
    listEntries(live, wanted, perPage, (page - 1) * perPage),
    listFacets(live, column.slug),
  ]);
  if (page > 1 && entries.length === 0) throw new NotFound();
  // An address of its own for a year: only for one that holds something.
  const byYear = c.req.param('year') !== undefined;
  if (byYear && !facets.years.includes(filter.year!)) throw new NotFound();
  const { updatedAt, freshAt } = whole;
  c.var.shows(`column:${column.slug}`);
  const shown = ColumnPage({
    frame: frameOf(c),
    column,
    columns,
    entries,
    total,
    updatedAt: freshAt,
    page,
    filter,
    facets,
    byYear,
    inside: await insideOf(c, offers, column),
    follow: followOf(offers, column),
  });
  return answer(c, shown, { changedAt: updatedAt });
}

/** The column of 政务公开重点工作 shows the progress that stands in its card on the home page. */
async function insideOf({ var: { live } }: PublicContext, offers: Offers, { slug }: Column) {
  const { keywork } = await findLayout(live, ownBlocks(offers));
  if (slug !== keywork) return [];
  const blocks = await Promise.all(keyworkBlocks(offers).map((block) => block.render(live)));
  return blocks.filter(Boolean);
}

const followOf = ({ follows }: Offers, { slug }: Column) => follows.map((follow) => follow({ column: slug }));

async function showParent(c: PublicContext, column: Column, columns: Column[], below: Column[], offers: Offers) {
  const { live } = c.var;
  const slugs = below.map(({ slug }) => slug);
  const [newest, own, disclosure] = await Promise.all([
    listNewest(live, slugs, shownBelow),
    listEntries(live, { column: column.slug }, perPage),
    findSetting<DisclosureSetting>(live, 'disclosure'),
  ]);
  c.var.shows(...[column.slug, ...slugs].map((slug) => `column:${slug}`));
  const setting = disclosure?.column === column.slug ? disclosure : undefined;
  const fixed = setting?.entries ?? [];
  const page = ParentColumnPage({
    frame: frameOf(c),
    column,
    columns,
    below: below.map((one) => ({ column: one, entries: newest.get(one.slug) ?? [] })),
    fixed,
    doors: groupDoors(doorsOf(column, columns, offers, setting), setting?.groups ?? []),
    own,
    follow: followOf(offers, column),
  });
  return answer(c, page);
}

/** Its fixed entries, the columns that the office put among its entrances, and what other rooms offer under its name. */
function doorsOf(column: Column, columns: Column[], offers: Offers, setting?: DisclosureSetting): Door[] {
  const named = (setting?.groups ?? []).flatMap(({ doors }) => doors.map(({ path }) => path.replaceAll('/', '')));
  const slugs = new Set([...(setting?.entries ?? []), ...named]);
  const own = columns
    .filter(({ slug }) => slugs.has(slug))
    .map(({ slug, name }) => ({ label: name, href: `/${slug}/` }));
  const offered = offers.entrances
    .filter(({ group, path }) => group === column.name && !own.some(({ href }) => href === path))
    .map(({ label, path, icon }) => ({ label, href: path, icon }));
  return [...own, ...offered];
}

import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { everyChange } from '../../core/publications/changes.ts';
import { NotFound } from '../../platform/errors.ts';
import { perPage, ServicesPage, servicesHref } from './pages/services.tsx';
import { type Ending, endings, sendItems } from './public/downloads.ts';
import { findColumn, listOften, listPublicGuides, listPublicItems } from './queries/live.ts';
import { filterOf, fits } from './rules/public-list.ts';

/** The list of matters and its files; each guide stands at its own address, which the portal answers. */
export function servicesPublic(app: PublicApp): void {
  app.get('/services', (c) => c.redirect(servicesHref, 301));
  app.get(servicesHref, showList);
  for (const ending of endings) app.get(`${servicesHref}list.${ending}`, (c) => sendList(c, ending));
}

/** Everything and what was asked for; any change of what is public may change it. */
async function read(c: PublicContext) {
  const all = await listPublicItems(c.var.live);
  c.var.shows(everyChange);
  const filter = filterOf((name) => c.req.query(name), all);
  return { all, filter, items: all.filter(fits(filter)) };
}

async function showList(c: PublicContext): Promise<Response> {
  const { live } = c.var;
  const [{ all, filter, items }, column, often] = await Promise.all([read(c), findColumn(live), listOften(live, 6)]);
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  const shown = items.slice((page - 1) * perPage, page * perPage);
  if (page === 0 || (page > 1 && shown.length === 0)) throw new NotFound();
  const frame = { site: c.var.site, mode: c.var.mode, path: c.req.path + new URL(c.req.url).search };
  c.header('cache-control', 'no-cache');
  return c.html(<ServicesPage {...{ frame, column, all, filter, page, often }} items={shown} total={items.length} />);
}

async function sendList(c: PublicContext, ending: Ending): Promise<Response> {
  const [{ items }, guides] = await Promise.all([read(c), listPublicGuides(c.var.live)]);
  const wanted = new Set(items.map(({ id }) => id));
  return sendItems(
    c,
    `办事指南 ${c.var.today}`,
    guides.filter(({ id }) => wanted.has(id)),
    ending,
  );
}

import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import { NotFound } from '../../../platform/errors.ts';
import { sendSheet } from '../../../platform/http/sheet-files.ts';
import { ListPage, perPage } from '../pages/list.tsx';
import { findColumn, listPublicCalls } from '../queries/live.ts';
import { filterOf, fits, listHref, sheetOf } from '../rules/public-list.ts';

/** The list of consultations and its files; each stands at its own address, which the portal answers. */
export function listDoors(app: PublicApp): void {
  app.get(listHref.slice(0, -1), (c) => c.redirect(listHref, 301));
  app.get(listHref, showList);
  for (const ending of ['xlsx', 'csv'] as const)
    app.get(`${listHref}list.${ending}`, async (c) => {
      const { sheet, name } = await readSheet(c);
      return sendSheet(c, sheet, ending, name);
    });
}

/** Everything and what was asked for; the clock changes it at midnight, where every page in memory ends. */
async function read(c: PublicContext) {
  const all = await listPublicCalls(c.var.live);
  c.var.shows(everyChange);
  const filter = filterOf((name) => c.req.query(name), all);
  return { all, filter, items: all.filter(fits(filter)) };
}

async function readSheet(c: PublicContext) {
  const { items } = await read(c);
  return { sheet: sheetOf(items, c.var.site.origin ?? ''), name: `征求意见 ${c.var.today}` };
}

async function showList(c: PublicContext): Promise<Response> {
  const [{ all, filter, items }, column] = await Promise.all([read(c), findColumn(c.var.live)]);
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  const shown = items.slice((page - 1) * perPage, page * perPage);
  if (page === 0 || (page > 1 && shown.length === 0)) throw new NotFound();
  const frame = { site: c.var.site, mode: c.var.mode, path: c.req.path + new URL(c.req.url).search };
  c.header('cache-control', 'no-cache');
  const facts = { frame, column, all, filter, page, today: c.var.today };
  return c.html(<ListPage {...facts} items={shown} total={items.length} />);
}

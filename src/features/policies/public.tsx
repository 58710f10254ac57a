import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { listNamesOn } from '../../core/organisations/queries.ts';
import { everyChange } from '../../core/publications/changes.ts';
import { listStandingOn } from '../../core/publications/queries/versions.ts';
import { NotFound } from '../../platform/errors.ts';
import { endings, sendSheet } from '../../platform/http/sheet-files.ts';
import { inOrder, orderOf } from '../../ui/order.ts';
import { type Collection, CollectionPage, CollectionsPage } from './pages/collections.tsx';
import { LedgerOnDayPage, ledgerOnDayHref } from './pages/ledger-on-day.tsx';
import { collectionsHref, PublicLedgerPage } from './pages/public-ledger.tsx';
import { listPublicRegulations, listWithdrawn, type PublicRegulation } from './queries/live-regulations.ts';
import { ledgerFeed } from './rules/ledger-feed.ts';
import { changesBetween, ledgerOn, whyNotBefore, whyNotOn } from './rules/ledger-on-day.ts';
import {
  fitsPublic,
  publicFilterOf,
  publicQuery,
  publicSheet,
  sortable,
  sortedBy,
  usualOrder,
} from './rules/public-ledger.ts';

const perPage = 50;

/** The public ledger, its files and feed, and the collections: only what `live` shows. */
export function policiesPublic(app: PublicApp): void {
  app.get('/policies/ledger', (c) => c.redirect('/policies/ledger/', 301));
  app.get('/policies/ledger/', showLedger);
  app.get(ledgerOnDayHref, showLedgerOn);
  for (const ending of endings)
    app.get(`/policies/ledger/ledger.${ending}`, async (c) => {
      const { sheet, name } = await sheetOf(c);
      return sendSheet(c, sheet, ending, name);
    });
  app.get('/policies/ledger/feed.atom', async (c) => {
    const [items, withdrawn] = await Promise.all([listPublicRegulations(c.var.live), listWithdrawn(c.var.live)]);
    c.var.shows(everyChange);
    const body = ledgerFeed({ site: c.var.site, items, withdrawn });
    return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' });
  });
  app.get('/policies/collections', (c) => c.redirect(collectionsHref, 301));
  app.get('/policies/collections/', showCollections);
}

const frameOf = (c: PublicContext) => {
  const { pathname, search } = new URL(c.req.url);
  return { site: c.var.site, mode: c.var.mode, path: pathname + search };
};

/** Everything and what was asked for; any change of what is public may change it. */
async function read(c: PublicContext) {
  const all = await listPublicRegulations(c.var.live);
  c.var.shows(everyChange);
  const filter = publicFilterOf((name) => c.req.query(name), all);
  const order = orderOf((name) => c.req.query(name), sortable, usualOrder);
  return { all, filter, order, items: inOrder(all.filter(fitsPublic(filter)), order, sortedBy) };
}

async function sheetOf(c: PublicContext) {
  const { items } = await read(c);
  return { sheet: publicSheet(items, c.var.site.origin ?? ''), name: `规范性文件目录 ${c.var.today}` };
}

async function showLedger(c: PublicContext): Promise<Response> {
  const { all, filter, order, items } = await read(c);
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  const shown = items.slice((page - 1) * perPage, page * perPage);
  if (page === 0 || (page > 1 && shown.length === 0)) throw new NotFound();
  return c.html(
    <PublicLedgerPage
      frame={frameOf(c)}
      {...{ all, filter, order, page, perPage }}
      items={shown}
      total={items.length}
    />,
  );
}

/** The ledger of a day, and what became otherwise since another; a day that cannot be is said beside its field. */
async function showLedgerOn(c: PublicContext): Promise<Response> {
  const { today } = c.var;
  const [on = '', since = ''] = [c.req.query('on')?.trim(), c.req.query('since')?.trim()];
  c.var.shows(everyChange);
  const errors = {
    on: (on && whyNotOn(on, today)) || (since && !on ? '请填写要查看哪一天的目录。' : undefined),
    since: since ? (whyNotOn(since, today) ?? whyNotBefore(since, on)) : undefined,
  };
  const wrong = errors.on !== undefined || errors.since !== undefined;
  const all = on && !wrong ? await listPublicRegulations(c.var.live) : null;
  const ledger = async (day: string) =>
    ledgerOn(all!, await listStandingOn(c.var.live, day, { policies: true }), await listNamesOn(c.var.live, day));
  const rows = all && (await ledger(on));
  const changes = rows && since ? changesBetween(await ledger(since), rows) : null;
  const props = { frame: frameOf(c), on, since, errors, rows, changes };
  return c.html(<LedgerOnDayPage {...props} />, wrong ? 422 : 200);
}

/** Gathers what is in force under a name each; the names in the order of how much stands under them. */
function gather(
  items: PublicRegulation[],
  nameOf: (item: PublicRegulation) => [key: string, name: string],
  by: string,
) {
  const groups = new Map<string, Collection>();
  for (const item of items) {
    const [key, name] = nameOf(item);
    const group = groups.get(key) ?? { name, href: collectionsHref + publicQuery({ [by]: key }), items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups].sort(([, a], [, b]) => b.items.length - a.items.length);
}

async function showCollections(c: PublicContext): Promise<Response> {
  const { all } = await read(c);
  const inForce = all.filter(({ validity }) => validity === 'valid' || validity === 'amended');
  const topics = gather(inForce, ({ topic }) => [topic, topic], 'topic');
  const units = gather(inForce, ({ unit, unitName }) => [unit, unitName], 'unit');
  const asked = c.req.query('topic') ?? c.req.query('unit');
  if (asked === undefined) {
    const named = (list: typeof topics) => list.map(([, collection]) => collection);
    return c.html(<CollectionsPage frame={frameOf(c)} topics={named(topics)} units={named(units)} />);
  }
  const found = (c.req.query('topic') === undefined ? units : topics).find(([key]) => key === asked);
  if (!found) throw new NotFound();
  return c.html(<CollectionPage frame={frameOf(c)} collection={found[1]} />);
}

import { bulletinDoors } from '../../core/bulletins/public.tsx';
import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { untilNext } from '../../core/draws/public/until-next.ts';
import { everyChange } from '../../core/publications/changes.ts';
import { NotFound } from '../../platform/errors.ts';
import { sendSheet } from '../../platform/http/sheet-files.ts';
import { inOrder, orderOf } from '../../ui/order.ts';
import { InspectionsPage } from './pages/inspections.tsx';
import { inspectionsHref, perPage, ResultsPage } from './pages/results.tsx';
import { publicOverviewDoors } from './public/overview.tsx';
import { findColumn, listBatchDraws, listPublicPlans, listPublicResults } from './queries/live.ts';
import { askedOf, fitsFilter, resultSheet, sortable, sortedBy, usualOrder } from './rules/result.ts';

/** 双随机、一公开 for everybody: plans with the draws of their batches, and every published result. */
export function inspectionsPublic(app: PublicApp): void {
  app.get('/inspections', (c) => c.redirect(inspectionsHref, 301));
  app.get(inspectionsHref, showAll);
  publicOverviewDoors(app, frameOf);
  app.get(`${inspectionsHref}results/`, showResults);
  for (const ending of ['csv', 'xlsx'] as const)
    app.get(`${inspectionsHref}results.${ending}`, async (c) =>
      sendSheet(c, resultSheet((await read(c)).results), ending),
    );
  app.get(`${inspectionsHref}results.json`, async (c) => {
    const { results } = await read(c);
    c.header('cache-control', 'no-cache');
    return c.json({ results });
  });
  bulletinDoors(app, shelf);
}

const shelf = {
  home: 'inspections',
  base: `${inspectionsHref}notices/`,
  title: '以往的抽查公示',
  about: '旧网站上公布过的随机抽查计划和结果，写明原发布日期。那时的抽取过程没有公开的材料可以核对。',
  above: { label: '双随机、一公开', href: inspectionsHref },
};

const frameOf = (c: PublicContext) => {
  const url = new URL(c.req.url);
  return { site: c.var.site, mode: c.var.mode, path: c.req.path + url.search };
};

/** What was asked for; any change of what is public may change it. */
async function read(c: PublicContext) {
  c.var.shows(everyChange);
  const asked = askedOf((name) => c.req.query(name));
  const all = await listPublicResults(c.var.live);
  const order = orderOf((name) => c.req.query(name), sortable, usualOrder);
  return { asked, all, order, results: inOrder(all.filter(fitsFilter(asked)), order, sortedBy) };
}

async function showAll(c: PublicContext) {
  c.var.shows(everyChange);
  const [column, plans, draws, results] = await Promise.all([
    findColumn(c.var.live),
    listPublicPlans(c.var.live),
    listBatchDraws(c.var.live),
    listPublicResults(c.var.live),
  ]);
  const now = new Date();
  for (const { sources } of draws) untilNext(c, sources, now);
  c.header('cache-control', 'no-cache');
  return c.html(<InspectionsPage frame={frameOf(c)} {...{ column, plans, draws, results, now }} today={c.var.today} />);
}

async function showResults(c: PublicContext) {
  const { asked, all, order, results } = await read(c);
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  const shown = results.slice((page - 1) * perPage, page * perPage);
  if (page === 0 || (page > 1 && shown.length === 0)) throw new NotFound();
  const column = await findColumn(c.var.live);
  c.header('cache-control', 'no-cache');
  return c.html(
    <ResultsPage frame={frameOf(c)} {...{ column, asked, all, order, page }} rows={shown} total={results.length} />,
  );
}

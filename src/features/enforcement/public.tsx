import { bulletinDoors } from '../../core/bulletins/public.tsx';
import type { PublicApp, PublicContext } from '../../core/doors.ts';
import { everyChange } from '../../core/publications/changes.ts';
import { NotFound } from '../../platform/errors.ts';
import { endings } from '../../platform/http/sheet-files.ts';
import { latestOf } from '../../platform/time.ts';
import { DecisionsPage, perPage } from './pages/decisions.tsx';
import { listHref } from './pages/frame.tsx';
import { sendDecisions } from './public/downloads.ts';
import { frameOf, registerDoors } from './public/registers.tsx';
import { findColumn, listPublic } from './queries/live.ts';
import { filterOf, fits, statementsFor, wrongDays } from './rules/public-list.ts';

/** Lists of what is public, and their files; each text stands at its own address, which the portal answers. */
export function enforcementPublic(app: PublicApp): void {
  app.get('/enforcement', (c) => c.redirect(listHref, 301));
  app.get(listHref, showList);
  for (const ending of endings)
    app.get(`${listHref}list.${ending}`, async (c) => {
      const { decisions } = await read(c);
      return sendDecisions(
        c,
        `行政执法决定 ${c.var.today}`,
        decisions.map(({ values }) => values),
        ending,
      );
    });
  registerDoors(app);
  bulletinDoors(app, shelf);
}

const shelf = {
  home: 'enforcement',
  base: `${listHref}notices/`,
  title: '以往的执法公示',
  about: '旧网站上公布过的行政许可、行政处罚等公示，写明原发布日期。不计入行政执法决定的数量和及时率。',
  above: { label: '行政执法公示', href: listHref },
};

/** Everything and what was asked for; any change of what is public may change it. */
async function read(c: PublicContext) {
  const all = await listPublic(c.var.live, 'decision');
  c.var.shows(everyChange);
  const filter = filterOf((name) => c.req.query(name));
  return { all, filter, decisions: all.filter(fits(filter)) };
}

async function showList(c: PublicContext): Promise<Response> {
  const [{ all, filter, decisions }, column, statements] = await Promise.all([
    read(c),
    findColumn(c.var.live),
    listPublic(c.var.live, 'statement'),
  ]);
  const typed = c.req.query('page') ?? '1';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 0;
  const shown = decisions.slice((page - 1) * perPage, page * perPage);
  if (page === 0 || (page > 1 && shown.length === 0)) throw new NotFound();
  const units = [
    ...new Map([...all, ...statements].map(({ unit, unitName }) => [unit, { slug: unit, name: unitName }])).values(),
  ];
  const errors = wrongDays((name) => c.req.query(name));
  const typedDays = { from: c.req.query('from')?.slice(0, 20), to: c.req.query('to')?.slice(0, 20) };
  c.header('cache-control', 'no-cache');
  return c.html(
    <DecisionsPage
      {...{ column, units, filter, page, errors, typedDays }}
      updatedAt={latestOf([...all, ...statements].map(({ publishedAt }) => publishedAt))}
      today={c.var.today}
      frame={frameOf(c)}
      all={all.length + statements.length}
      decisions={shown}
      total={decisions.length}
      statements={statementsFor(filter, statements)}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

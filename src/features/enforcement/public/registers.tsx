import { loadPublicCalendar } from '../../../core/calendar/queries.ts';
import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import { correctedWords } from '../../../core/publications/corrected.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { endings, sendSheet } from '../../../platform/http/sheet-files.ts';
import { inOrder, orderOf } from '../../../ui/order.ts';
import { type Frame, listHref } from '../pages/frame.tsx';
import { MattersPage, OrgansPage, OverturnedPage, ReportsPage } from '../pages/registers.tsx';
import { TimelinessPage } from '../pages/timeliness.tsx';
import { listPublicOverturned, type PublicOverturned } from '../queries/ended.ts';
import { findColumn, listPublic, type PublicEntry } from '../queries/live.ts';
import { sortable, sortedBy, timelinessOf, usualOrder } from '../rules/clock.ts';
import { said } from '../rules/elements.ts';
import { fitsRegister, registerFilterOf } from '../rules/register-filter.ts';
import { matterSheet, organSheet, overturnedSheet, reportSheet, timelinessSheet } from '../rules/register-sheets.ts';

/** The lists beside the decisions, each as a page and as a table to take along, narrowed by the same address. */
export function registerDoors(app: PublicApp): void {
  for (const [shape, { path, Page, sheetOf }] of Object.entries(registers)) {
    const read = (c: PublicContext) => narrowed(c, listSorted(c.var.live, shape as keyof typeof registers));
    app.get(`${listHref}${path}/`, async (c) => answer(c, <Page {...(await frame(c))} {...(await read(c))} />));
    files(app, path, async (c) => sheetOf((await read(c)).rows));
  }
  const overturned = (c: PublicContext) => narrowed(c, listPublicOverturned(c.var.live));
  app.get(`${listHref}overturned/`, async (c) =>
    answer(c, <OverturnedPage {...(await frame(c))} {...(await overturned(c))} />),
  );
  files(app, 'overturned', async (c) => overturnedSheet((await overturned(c)).rows));
  app.get(`${listHref}timeliness/`, async (c) => {
    const [units, decisions] = await Promise.all([readTimeliness(c), listPublic(c.var.live, 'decision')]);
    const told = { ...units, today: c.var.today, corrected: correctedWords(decisions) };
    return answer(c, <TimelinessPage {...(await frame(c))} {...told} />);
  });
  files(app, 'timeliness', async (c) => timelinessSheet((await readTimeliness(c)).units));
}

const registers = {
  matter: { path: 'matters', Page: MattersPage, sheetOf: matterSheet },
  organ: { path: 'organs', Page: OrgansPage, sheetOf: organSheet },
  report: { path: 'reports', Page: ReportsPage, sheetOf: reportSheet },
};

async function narrowed<Row extends PublicEntry | PublicOverturned>(c: PublicContext, list: Promise<Row[]>) {
  const all = await list;
  const filter = registerFilterOf((name) => c.req.query(name), all);
  return { all, filter, rows: all.filter(fitsRegister(filter)) };
}

type Read = (c: PublicContext) => Promise<Parameters<typeof sendSheet>[1]>;

function files(app: PublicApp, path: string, read: Read): void {
  for (const ending of endings)
    app.get(`${listHref}${path}/list.${ending}`, async (c) => {
      c.var.shows(everyChange);
      return sendSheet(c, await read(c), ending);
    });
}

export const frameOf = (c: PublicContext): Frame => ({
  site: c.var.site,
  mode: c.var.mode,
  path: c.req.path + new URL(c.req.url).search,
});

const frame = async (c: PublicContext) => ({ frame: frameOf(c), column: await findColumn(c.var.live) });

/** Any change of what is public may change a list. */
function answer(c: PublicContext, page: Parameters<PublicContext['html']>[0]) {
  c.var.shows(everyChange);
  c.header('cache-control', 'no-cache');
  return c.html(page);
}

/** The newest year first, then by name. */
const listSorted = async (live: PublicDb, shape: keyof typeof registers): Promise<PublicEntry[]> =>
  (await listPublic(live, shape)).sort(
    (a, b) => said(b.values, 'year').localeCompare(said(a.values, 'year')) || a.title.localeCompare(b.title, 'zh-CN'),
  );

/** The units in the order that the address asks for. */
async function readTimeliness(c: PublicContext) {
  const { live } = c.var;
  const [decisions, calendar] = await Promise.all([listPublic(live, 'decision'), loadPublicCalendar(live)]);
  const order = orderOf((name) => c.req.query(name), sortable, usualOrder);
  const units = timelinessOf(
    calendar,
    decisions.map(({ values, ...rest }) => ({
      ...rest,
      kind: said(values, 'kind'),
      decidedOn: said(values, 'decidedOn'),
    })),
  );
  return { order, units: inOrder(units, order, sortedBy) };
}

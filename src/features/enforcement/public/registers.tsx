import { loadPublicCalendar } from '../../../core/calendar/queries.ts';
import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import type { PublicDb } from '../../../platform/database.ts';
import { type Frame, listHref } from '../pages/frame.tsx';
import { MattersPage, OrgansPage, OverturnedPage, ReportsPage, TimelinessPage } from '../pages/registers.tsx';
import { listPublicOverturned } from '../queries/ended.ts';
import { findColumn, listPublic, type PublicEntry } from '../queries/live.ts';
import { type Timeliness, timelinessOf } from '../rules/clock.ts';
import { said } from '../rules/elements.ts';
import { matterSheet, organSheet, overturnedSheet, reportSheet, timelinessSheet } from '../rules/register-sheets.ts';
import { endings, sendSheet } from './downloads.ts';

/** The lists beside the decisions, each as a page and as a table to take along. */
export function registerDoors(app: PublicApp): void {
  for (const [shape, { path, Page, sheetOf }] of Object.entries(registers)) {
    const read = (live: PublicDb) => listSorted(live, shape as keyof typeof registers);
    app.get(`${listHref}${path}/`, async (c) =>
      answer(c, <Page {...(await frame(c))} entries={await read(c.var.live)} />),
    );
    files(app, path, async (live) => sheetOf(await read(live)));
  }
  app.get(`${listHref}overturned/`, async (c) =>
    answer(c, <OverturnedPage {...(await frame(c))} overturned={await listPublicOverturned(c.var.live)} />),
  );
  files(app, 'overturned', async (live) => overturnedSheet(await listPublicOverturned(live)));
  app.get(`${listHref}timeliness/`, async (c) =>
    answer(c, <TimelinessPage {...(await frame(c))} units={await readTimeliness(c.var.live)} />),
  );
  files(app, 'timeliness', async (live) => timelinessSheet(await readTimeliness(live)));
}

const registers = {
  matter: { path: 'matters', Page: MattersPage, sheetOf: matterSheet },
  organ: { path: 'organs', Page: OrgansPage, sheetOf: organSheet },
  report: { path: 'reports', Page: ReportsPage, sheetOf: reportSheet },
};

function files(app: PublicApp, path: string, read: (live: PublicDb) => Promise<Parameters<typeof sendSheet>[1]>): void {
  for (const ending of endings)
    app.get(`${listHref}${path}/list.${ending}`, async (c) => {
      c.var.shows(everyChange);
      return sendSheet(c, await read(c.var.live), ending);
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

async function readTimeliness(live: PublicDb): Promise<Timeliness[]> {
  const [decisions, calendar] = await Promise.all([listPublic(live, 'decision'), loadPublicCalendar(live)]);
  return timelinessOf(
    calendar,
    decisions.map(({ values, ...rest }) => ({
      ...rest,
      kind: said(values, 'kind'),
      decidedOn: said(values, 'decidedOn'),
    })),
  );
}

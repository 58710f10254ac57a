import type { PublicApp, PublicContext } from '../../../core/doors.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import { correctedWords } from '../../../core/publications/corrected.ts';
import { NotFound } from '../../../platform/errors.ts';
import { endings, sendSheet } from '../../../platform/http/sheet-files.ts';
import { yearOf } from '../../../platform/time.ts';
import { overviewHref, PublicOverviewPage } from '../pages/public-overview.tsx';
import { listPublicPlans, listPublicResults, listResultEditions, listRevealed } from '../queries/live.ts';
import { type OverviewSheet, overviewOf, overviewSheets } from '../rules/coverage.ts';

/** 抽查情况 for everybody: charts of a year, each with its table and its files. */
export function publicOverviewDoors(app: PublicApp, frameOf: FrameOf): void {
  app.get(overviewHref, async (c) => {
    const { overview, years } = await read(c);
    const corrected = correctedWords(await listResultEditions(c.var.live, overview.year));
    c.header('cache-control', 'no-cache');
    return c.html(<PublicOverviewPage frame={frameOf(c)} {...{ overview, years, corrected }} today={c.var.today} />);
  });
  for (const name of Object.keys(overviewSheets) as OverviewSheet[]) {
    const sheetOf = async (c: PublicContext) => overviewSheets[name]((await read(c)).overview);
    for (const ending of endings)
      app.get(`${overviewHref}${name}.${ending}`, async (c) => sendSheet(c, await sheetOf(c), ending));
  }
}

type FrameOf = (c: PublicContext) => Parameters<typeof PublicOverviewPage>[0]['frame'];

async function read(c: PublicContext) {
  c.var.shows(everyChange);
  const years = [...new Set((await listPublicPlans(c.var.live)).map(({ plan }) => plan.year))];
  const asked = c.req.query('year');
  const year = asked === undefined ? (years[0] ?? yearOf(c.var.today)) : Number(asked);
  if (asked !== undefined && !years.includes(year)) throw new NotFound('这一年没有公布抽查计划。');
  const [draws, results] = await Promise.all([listRevealed(c.var.live, year), listPublicResults(c.var.live)]);
  return { years, overview: overviewOf(year, draws, results) };
}

import type { Context } from 'hono';
import type { PublicContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { type Sheet, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { findPublicAgency, listPublicAgencies, listUnitNews } from '../queries/live.ts';
import { entries, unitsFeed } from '../rules/feed.ts';
import { sheetOf } from '../rules/sheet.ts';
import { everyUnit } from './units.tsx';

export type Ending = 'xlsx' | 'csv';

/** One table as a file, under a name in words. */
export function sendSheet(c: Context, name: string, sheet: Sheet, ending: Ending): Response {
  const headers = spreadsheetHeaders(name);
  if (ending === 'xlsx') return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, headers);
  return c.body(writeCsv(sheet), 200, {
    ...headers,
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
  });
}

/** What `/units/` shows, one unit a row: the same views, the same fields. */
export const sendUnits = (ending: Ending) => async (c: PublicContext) => {
  const units = (await listPublicAgencies(c.var.live)).flatMap(({ name, profile }) =>
    profile ? [{ name, profile }] : [],
  );
  return sendSheet(c, `机构信息 ${c.var.today}`, sheetOf('basic', units), ending);
};

export const sendCatalogue = (ending: Ending) => async (c: PublicContext) => {
  const agency = await findPublicAgency(c.var.live, c.req.param('unit')!);
  if (!agency?.profile || agency.profile.catalogue.length === 0) throw new NotFound();
  const { name, profile } = agency;
  return sendSheet(c, `${name}主动公开基本目录 ${c.var.today}`, sheetOf('catalogue', [{ name, profile }]), ending);
};

/** 机构变更 for feed readers. */
export async function sendFeed(c: PublicContext): Promise<Response> {
  c.var.shows(everyUnit);
  const body = unitsFeed(c.var.site, await listUnitNews(c.var.live, entries));
  return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' });
}

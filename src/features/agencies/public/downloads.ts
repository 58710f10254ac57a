import type { PublicContext } from '../../../core/doors.ts';
import { NotFound } from '../../../platform/errors.ts';
import { type Ending, sendSheet } from '../../../platform/http/sheet-files.ts';
import { findPublicAgency, listPublicAgencies, listUnitNews } from '../queries/live.ts';
import { entries, unitsFeed } from '../rules/feed.ts';
import { sheetOf } from '../rules/sheet.ts';
import { everyUnit } from './units.tsx';

/** What `/units/` shows, one unit a row: the same views, the same fields. */
export const sendUnits = (ending: Ending) => async (c: PublicContext) => {
  const units = (await listPublicAgencies(c.var.live)).flatMap(({ name, profile }) =>
    profile ? [{ name, profile }] : [],
  );
  return sendSheet(c, sheetOf('basic', units), ending, `机构信息 ${c.var.today}`);
};

export const sendCatalogue = (ending: Ending) => async (c: PublicContext) => {
  const agency = await findPublicAgency(c.var.live, c.req.param('unit')!);
  if (!agency?.profile || agency.profile.catalogue.length === 0) throw new NotFound();
  const { name, profile } = agency;
  const sheet = sheetOf('catalogue', [{ name, profile }]);
  return sendSheet(c, sheet, ending, `${name}主动公开基本目录 ${c.var.today}`);
};

/** 机构变更 for feed readers. */
export async function sendFeed(c: PublicContext): Promise<Response> {
  c.var.shows(everyUnit);
  const body = unitsFeed(c.var.site, await listUnitNews(c.var.live, entries));
  return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' });
}

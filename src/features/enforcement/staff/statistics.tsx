import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { listUnitsOf, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { NotFound, Refused } from '../../../platform/errors.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { csvHeaders, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { newKey } from '../../../ui/form.tsx';
import { draftEntry, markOf } from '../actions/draft.ts';
import { StatisticsPage } from '../pages/statistics.tsx';
import { listYear } from '../queries/statistics.ts';
import { findUnit } from '../queries.ts';
import { figureRows, figureSheet, figuresOf, yearAsked } from '../rules/statistics.ts';
import { crumb, drafts, home, mustDraft } from './frame.ts';

const href = `${home}/statistics`;

/** 行政执法统计年报: a query over the register, its files, and the draft of what is published by 31 January. */
export function statisticsDoors(app: StaffApp): void {
  app.get(href, (c) => show(c));
  app.post(href, draftReport);
  app.get(`${href}.xlsx`, async (c) => {
    const { name, sheet } = await fileOf(c);
    return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(name));
  });
  app.get(`${href}.csv`, async (c) => {
    const { name, sheet } = await fileOf(c);
    return c.body(writeCsv(sheet), 200, csvHeaders(name));
  });
}

/** The figures that an address asks for: of one unit that the person sees, or of all of those. */
async function read(c: StaffContext) {
  const { staff: db, who, today } = c.var;
  const seen = unitsSeenBy(who);
  const asked = /^\d{1,15}$/.test(c.req.query('unit') ?? '') ? Number(c.req.query('unit')) : null;
  if (asked !== null && seen !== null && !seen.includes(asked)) throw new NotFound();
  const year = yearAsked(c.req.query('year'), today);
  const found = await listYear(db, year, asked === null ? seen : [asked]);
  const figures = figuresOf(found.filter(({ published }) => published));
  return { year, asked, figures, waiting: found.filter(({ published }) => !published).length };
}

async function fileOf(c: StaffContext) {
  const { year, figures } = await read(c);
  const name = `${year}年度行政执法统计`;
  return { name, sheet: figureSheet(name, figures) };
}

async function show(c: StaffContext, error?: string) {
  const { staff: db, who } = c.var;
  const { year, asked, figures, waiting } = await read(c);
  return c.var.page({
    title: '行政执法统计年报',
    crumbs: [crumb, { label: '统计年报' }],
    error: !!error,
    status: error ? 422 : 200,
    children: StatisticsPage({
      ...{ year, figures, waiting, error },
      unit: asked === null ? '' : String(asked),
      units: await listUnitsOf(db, who),
      drafts: drafts(who, asked ?? who.unit),
      formKey: newKey(),
    }),
  });
}

/** The figures as they are now become the draft of a report; it goes through review like everything else. */
async function draftReport(c: StaffContext): Promise<Response> {
  mustDraft(c.var.who);
  const typed = await readFields(c);
  const unit = /^\d{1,15}$/.test(c.req.query('unit') ?? '') ? Number(c.req.query('unit')) : c.var.who.unit;
  const year = yearAsked(c.req.query('year'), c.var.today);
  const found = (await listYear(c.var.staff, year, [unit])).filter(({ published }) => published);
  const organ = (await findUnit(c.var.staff, unit))?.fullName ?? '';
  const values = { year: String(year), organ, figures: figureRows(figuresOf(found)) };
  try {
    const input = { unit, shape: 'report' as const, mark: markOf(values), values: () => values };
    const { edition } = await draftEntry(c.var.by(keyOf(typed)), input);
    return c.redirect(`${home}/editions/${edition}?done=drafted`, 303);
  } catch (error) {
    if (error instanceof Refused && error.status === 409) return show(c, error.message);
    throw error;
  }
}

import { loadCalendar } from '../../core/calendar/queries.ts';
import type { StaffApp, StaffContext } from '../../core/doors.ts';
import { unitsSeenBy } from '../../core/publications/queries/documents.ts';

import { NotFound } from '../../platform/errors.ts';
import { csvHeaders, type Sheet, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../platform/spreadsheet.ts';
import { yearOf } from '../../platform/time.ts';
import { ContributionsList, listSheet, perPage } from './pages/list.tsx';
import { Summary, type SummaryRow, summarySheet } from './pages/summary.tsx';
import { listContributions, listUnits, listYears } from './queries.ts';
import { type Outcome, outcomes, tally, type View, within } from './rules.ts';

/** 报送统计, the documents behind each figure, and both as files. */
export function staff(app: StaffApp): void {
  app.get('/staff/contributions', showSummary);
  app.get('/staff/contributions/list', showList);
  app.get('/staff/contributions/export.xlsx', async (c) => send(c, (await readSummary(c)).sheet, 'xlsx'));
  app.get('/staff/contributions/export.csv', async (c) => send(c, (await readSummary(c)).sheet, 'csv'));
  app.get('/staff/contributions/list.xlsx', async (c) => send(c, (await readList(c)).sheet, 'xlsx'));
  app.get('/staff/contributions/list.csv', async (c) => send(c, (await readList(c)).sheet, 'csv'));
}

const crumb = { label: '报送统计', href: '/staff/contributions' };

function send(c: StaffContext, sheet: Sheet, as: 'xlsx' | 'csv') {
  const name = `${sheet.name} ${c.var.today}`;
  if (as === 'csv') return c.body(writeCsv(sheet), 200, csvHeaders(name));
  return c.body(Buffer.from(writeSpreadsheet(sheet)), 200, spreadsheetHeaders(name));
}

/** What the address asks for; a unit that is not the person's does not exist, what is asked wrongly is as if not asked. */
async function read(c: StaffContext) {
  const { staff, who, today } = c.var;
  const number = (name: string, pattern: RegExp) => {
    const typed = c.req.query(name) ?? '';
    return pattern.test(typed) ? Number(typed) : null;
  };
  const units = await listUnits(staff, unitsSeenBy(who));
  const outcome = c.req.query('outcome') ?? '';
  const view: View = {
    year: number('year', /^(19|20)\d{2}$/) ?? yearOf(today),
    month: number('month', /^([1-9]|1[0-2])$/),
    unit: number('unit', /^\d{1,15}$/),
    outcome: Object.hasOwn(outcomes, outcome) ? (outcome as Outcome) : null,
  };
  if (view.unit !== null && !units.some(({ id }) => id === view.unit)) throw new NotFound();
  const [documents, calendar, known] = await Promise.all([
    listContributions(staff, view.year, unitsSeenBy(who)),
    loadCalendar(staff),
    listYears(staff),
  ]);
  const years = [...new Set([yearOf(today), view.year, ...known])].sort((a, b) => b - a);
  return { units, view, documents, calendar, years };
}

async function readSummary(c: StaffContext) {
  const { units, view, documents, calendar, years } = await read(c);
  const chosen = { ...view, outcome: null };
  const rowOf = (label: string, at: Partial<View>): SummaryRow => {
    const asked = { ...chosen, ...at };
    return { label, view: asked, figures: tally(within(documents, asked), calendar) };
  };
  const shown = units.filter(({ id }) => view.unit === null || id === view.unit);
  const byUnit = shown.map(({ id, name }) => rowOf(name, { unit: id }));
  const byMonth = Array.from({ length: 12 }, (_, index) => rowOf(`${index + 1} 月`, { month: index + 1 }));
  const summary = {
    view: chosen,
    units,
    years,
    byUnit,
    byMonth,
    total: rowOf('合计', {}),
    wholeYear: rowOf('全年', { month: null }),
  };
  return { summary, sheet: summarySheet(summary) };
}

async function showSummary(c: StaffContext) {
  const { summary } = await readSummary(c);
  return c.var.page({
    title: '报送统计',
    crumbs: [{ label: '工作台', href: '/staff' }, { label: crumb.label }],
    children: Summary(summary),
  });
}

async function readList(c: StaffContext) {
  const { units, view, documents } = await read(c);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const items = within(documents, view).map((one) => ({ ...one, unitName: names.get(one.unit) ?? '' }));
  return { list: { view, units, items }, sheet: listSheet({ view, units, items }) };
}

async function showList(c: StaffContext) {
  const { list } = await readList(c);
  const page = /^[1-9]\d{0,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1;
  if (page > 1 && (page - 1) * perPage >= list.items.length) throw new NotFound();
  return c.var.page({
    title: '报送明细',
    crumbs: [crumb, { label: '明细' }],
    children: ContributionsList({ ...list, page }),
  });
}

import { holds, type Staff } from '../../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { refuseIf } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { csvHeaders, spreadsheetHeaders, writeCsv, writeSpreadsheet } from '../../../platform/spreadsheet.ts';
import { yearOf } from '../../../platform/time.ts';
import { ButtonLink } from '../../../ui/buttons.tsx';
import { newKey } from '../../../ui/form.tsx';
import { dropFiling, enterRegulation, fileRegulation } from '../actions/regulation.ts';
import { RegulationPage } from '../pages/regulation.tsx';
import { RegulationsPage } from '../pages/regulations.tsx';
import { listStaffChain } from '../queries/chain.ts';
import {
  countYear,
  getRegulation,
  listRegulations,
  loadWarningPeriods,
  type RegulationRow,
} from '../queries/regulations.ts';
import { filterOf, fits, itemOf, type RegulationItem, yearOfRow } from '../rules/ledger.ts';
import { ledgerSheet } from '../rules/ledger-sheet.ts';
import { type Category, filingForm, regulationForm } from '../rules/regulation.ts';

const documentId = ':document{[0-9]{1,15}}';
const perPage = 50;

/** 规范性文件台账: list, one regulation, what is entered about it, and the whole as a file. */
export function regulationDoors(app: StaffApp): void {
  app.get('/staff/policies/regulations', listPage);
  app.get('/staff/policies/regulations.xlsx', async (c) => {
    const { items, name } = await sheetOf(c);
    return c.body(
      Buffer.from(writeSpreadsheet(ledgerSheet(items, c.var.site.origin ?? ''))),
      200,
      spreadsheetHeaders(name),
    );
  });
  app.get('/staff/policies/regulations.csv', async (c) => {
    const { items, name } = await sheetOf(c);
    return c.body(writeCsv(ledgerSheet(items, c.var.site.origin ?? '')), 200, csvHeaders(name));
  });
  app.get(`/staff/policies/regulations/${documentId}`, (c) => showPage(c));
  app.post(`/staff/policies/regulations/${documentId}`, enter);
  app.post(`/staff/policies/regulations/${documentId}/filings`, file);
  app.post(`/staff/policies/regulations/${documentId}/filings/:filing{[0-9]{1,15}}/drop`, drop);
}

export const crumbs = (...more: { label: string; href?: string }[]) => [
  { label: '工作台', href: '/staff' },
  { label: '规范性文件台账', href: '/staff/policies/regulations' },
  ...more,
];

/** Every row that the person may see, as it stands today. */
async function itemsOf(c: StaffContext): Promise<RegulationItem[]> {
  const { staff, who, today } = c.var;
  const [rows, periods] = await Promise.all([listRegulations(staff, unitsSeenBy(who)), loadWarningPeriods(staff)]);
  return rows.map((row) => itemOf(row, periods, today));
}

const queried = (c: StaffContext) => filterOf((name) => c.req.query(name));

async function sheetOf(c: StaffContext) {
  const items = (await itemsOf(c)).filter(fits(queried(c)));
  return { items, name: `规范性文件台账 ${c.var.today}` };
}

const unique = <Value>(values: Value[]) => [...new Set(values)];

async function listPage(c: StaffContext) {
  const { staff, who, today } = c.var;
  const all = await itemsOf(c);
  const filter = queried(c);
  const items = all.filter(fits(filter));
  const asked = Number.parseInt(c.req.query('page') ?? '1', 10);
  const page = asked > 0 && (asked - 1) * perPage < items.length ? asked : 1;
  const year = filter.year ?? yearOf(today);
  const units = new Map(all.map(({ unit, unitName }) => [unit, unitName]));
  return c.var.page({
    title: '规范性文件台账',
    crumbs: crumbs().slice(0, 2),
    actions: ButtonLink({ href: '/staff/policies/rounds', children: '文件清理' }),
    children: RegulationsPage({
      filter,
      items: items.slice((page - 1) * perPage, page * perPage),
      total: items.length,
      page,
      perPage,
      units: [...units].map(([id, name]) => ({ id, name })),
      years: unique(all.flatMap((row) => yearOfRow(row) ?? [])).sort((a, b) => b - a),
      late: all.filter(({ warnings }) => warnings.some(({ state }) => state !== 'normal')).length,
      figures: { year, rows: await countYear(staff, { units: unitsSeenBy(who), year, today }) },
    }),
  });
}

/** Whether this person enters what the ledger asks about documents of a unit. */
export const mayKeep = (who: Staff, unit: number): boolean =>
  holds(who, ['drafter', 'editor'], unit) || holds(who, 'openness');

const done: Record<string, string> = {
  entered: '已保存台账登记。',
  filed: '已登记备案。',
  dropped: '已撤销这条备案登记。',
};

interface Refusal {
  form: string;
  typed: Typed;
  errors: Record<string, string>;
}

async function showPage(c: StaffContext, refused?: Refusal) {
  const { staff, who, today } = c.var;
  const row = await regulationOf(c);
  const [periods, chain] = await Promise.all([loadWarningPeriods(staff), listStaffChain(staff, row.document, today)]);
  const keeps = mayKeep(who, row.unit);
  if (refused) refuseIf(keeps ? null : '台账由本单位登记，您没有这项职责。', 403);
  return c.var.page({
    title: row.title,
    crumbs: crumbs({ label: row.number ?? row.title }),
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!refused,
    status: refused ? 422 : 200,
    children: RegulationPage({
      item: itemOf(row, periods, today),
      chain,
      mayKeep: keeps,
      typed: refused?.typed ?? {},
      form: refused?.form ?? '',
      errors: refused?.errors ?? {},
      keyFor: (name) => (refused?.form === name ? (keyOf(refused.typed) ?? newKey()) : newKey()),
    }),
  });
}

async function regulationOf(c: StaffContext): Promise<RegulationRow> {
  const row = await getRegulation(c.var.staff, Number(c.req.param('document')));
  refuseForeignEyes(c.var.who, row.unit);
  return row;
}

const back = (c: StaffContext, document: number, what: string) =>
  c.redirect(`/staff/policies/regulations/${document}?done=${what}`, 303);

async function enter(c: StaffContext) {
  const { document } = await regulationOf(c);
  const read = regulationForm.read(await readFields(c));
  if (!read.ok) return showPage(c, { form: 'enter', ...read });
  const { category, legalityNumber, legalityOn, competition, competitionOn, evaluation, evaluationOn, ...rest } =
    read.values;
  await enterRegulation(c.var.by(keyOf(read.typed)), {
    document,
    ...rest,
    category: category as Category,
    legality: legalityOn ? { number: legalityNumber, on: legalityOn } : null,
    competition: competitionOn ? { outcome: competition, on: competitionOn } : null,
    evaluation: evaluationOn ? { outcome: evaluation, on: evaluationOn } : null,
  });
  return back(c, document, 'entered');
}

async function file(c: StaffContext) {
  const { document } = await regulationOf(c);
  const read = filingForm.read(await readFields(c));
  if (!read.ok) return showPage(c, { form: 'filing', ...read });
  const { authority, number, filedOn } = read.values;
  await fileRegulation(c.var.by(keyOf(read.typed)), { document, authority, number, filedOn: filedOn! });
  return back(c, document, 'filed');
}

async function drop(c: StaffContext) {
  const { document } = await regulationOf(c);
  const typed = await readFields(c);
  await dropFiling(c.var.by(keyOf(typed)), {
    document,
    filing: Number(c.req.param('filing')),
    reason: [typed.reason ?? ''].flat()[0]!,
  });
  return back(c, document, 'dropped');
}

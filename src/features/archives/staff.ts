import { holds, type Staff } from '../../core/caller.ts';
import type { StaffApp, StaffContext } from '../../core/doors.ts';
import type { RoomParts } from '../../core/feature.ts';
import { refuseForeignEyes, unitsSeenBy } from '../../core/publications/queries/documents.ts';

import { NotFound } from '../../platform/errors.ts';
import type { Typed } from '../../platform/form.ts';
import { newKey } from '../../platform/http/body.ts';
import { csvHeaders, writeCsv } from '../../platform/spreadsheet.ts';
import { AddPage } from './pages/add.tsx';
import { ImportPage, perPage } from './pages/import.tsx';
import { ImportsPage } from './pages/imports.tsx';
import { problemSheet } from './pages/report.tsx';
import {
  getImport,
  listArchiveKinds,
  listBatches,
  listImports,
  listPages,
  listProblems,
  listUnits,
} from './queries.ts';
import type { Outcome } from './rules.ts';
import { readinessOf } from './staff/ready.ts';
import { submitDoor } from './staff/submit.ts';
import { importArchive, importForm, receiveArchive, refuseOthers } from './staff/upload.ts';

const crumb = { label: '旧网站迁移', href: '/staff/archives' };
const importId = ':id{[0-9]{1,15}}';
const drafts = (who: Staff, unit?: number) => holds(who, ['drafter', 'editor'], unit);

/** 旧网站迁移: imports, a new one, what became of each with its report, and the way to review. */
export function staff(app: StaffApp, { storage }: RoomParts): void {
  app.get('/staff/archives', async (c) => {
    const { staff: db, who } = c.var;
    const imports = await listImports(db, unitsSeenBy(who));
    return c.var.page({
      title: '旧网站迁移',
      crumbs: [{ label: '工作台', href: '/staff' }, { label: crumb.label }],
      children: ImportsPage({ imports, drafts: drafts(who) }),
    });
  });
  app.get('/staff/archives/add', (c) => {
    refuseOthers(drafts(c.var.who));
    return showAdd(c, {});
  });
  app.post('/staff/archives/add', (c) => addDoor(c, storage));
  app.get(`/staff/archives/${importId}`, (c) => showImport(c));
  app.get(`/staff/archives/${importId}/problems.csv`, async (c) => {
    const row = await getMine(c);
    const sheet = problemSheet(await listProblems(c.var.staff, row.id));
    return c.body(writeCsv(sheet), 200, csvHeaders(`迁移报告 ${row.id}`));
  });
  app.post(`/staff/archives/${importId}/submit`, async (c) => {
    const row = await getMine(c);
    refuseOthers(drafts(c.var.who, row.unit));
    const done = await submitDoor(c, row.id);
    if ('error' in done) return showImport(c, done.error);
    return c.redirect(`/staff/archives/${row.id}?done=submitted`, 303);
  });
}

/** An import of a unit that is not the person's does not exist. */
async function getMine(c: StaffContext) {
  const row = await getImport(c.var.staff, Number(c.req.param('id')));
  refuseForeignEyes(c.var.who, row.unit);
  return row;
}

async function showAdd(
  c: StaffContext,
  typed: Typed,
  facts: { errors?: Record<string, string>; tried?: Outcome } = {},
) {
  const { staff: db, who } = c.var;
  const units = (await listUnits(db)).filter(({ id }) => drafts(who, id));
  const kinds = await listArchiveKinds(db);
  return c.var.page({
    title: '迁移旧网站',
    crumbs: [crumb, { label: '迁移' }],
    error: !!facts.errors,
    status: facts.errors ? 422 : 200,
    children: AddPage({ key: newKey(), typed, units, kinds, ...facts }),
  });
}

async function addDoor(c: StaffContext, storage: Parameters<typeof receiveArchive>[1]) {
  refuseOthers(drafts(c.var.who));
  const { typed, part } = await receiveArchive(c, storage);
  try {
    const read = importForm((await listArchiveKinds(c.var.staff)).map(({ name }) => name)).read(typed);
    const broken: Record<string, string> = 'error' in part ? { archive: part.error } : {};
    if (!read.ok || 'error' in part) return showAdd(c, typed, { errors: { ...read.errors, ...broken } });
    const { unit, kind, base, byColumn, way } = read.values;
    if (!drafts(c.var.who, unit!)) throw new NotFound();
    const order = { unit: unit!, kind, base, byColumn, name: part.name.replace(/\.zip$/i, '').slice(0, 200) };
    const done = await importArchive(c, storage, { arrived: part.arrived, order, dry: way !== 'import' });
    if ('error' in done) return showAdd(c, typed, { errors: { archive: done.error } });
    if (done.import === null) return showAdd(c, typed, { tried: done });
    return c.redirect(`/staff/archives/${done.import}?done=imported`, 303);
  } finally {
    if ('arrived' in part) await part.arrived.discard();
  }
}

const done: Record<string, string> = { imported: '已迁入为草稿，请核对报告后送审。', submitted: '已送审。' };

async function showImport(c: StaffContext, error?: string) {
  const { staff: db, who } = c.var;
  const row = await getMine(c);
  const show = (['problems', 'all'] as const).find((one) => one === c.req.query('show')) ?? 'waiting';
  const page = /^[1-9]\d{0,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1;
  const [problems, pages, batches] = await Promise.all([
    listProblems(db, row.id),
    listPages(db, row.id),
    listBatches(db, row.id),
  ]);
  const shown = show === 'waiting' ? pages.filter(({ state }) => state === 'draft') : pages;
  const onPage = shown.slice((page - 1) * perPage, page * perPage);
  const readiness = await Promise.all(
    onPage.map((one) =>
      one.state === 'draft' ? readinessOf(db, one, who.person) : { page: one, why: null, layout: [] },
    ),
  );
  return c.var.page({
    title: `旧网站迁移：${row.name}`,
    crumbs: [crumb, { label: row.name }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: !!error,
    status: error ? 422 : 200,
    children: ImportPage({
      row,
      problems,
      batches,
      show,
      page,
      total: shown.length,
      readiness,
      error,
      key: newKey(),
      drafts: drafts(who, row.unit),
    }),
  });
}

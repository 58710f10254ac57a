import type { Readable } from 'node:stream';
import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { readMultipart } from '../../../core/files/multipart.ts';
import { UnreadableText } from '../../../core/files/text/errors.ts';
import { listUnitsOf, refuseForeignEyes, unitsSeenBy } from '../../../core/publications/queries/documents.ts';
import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { csvHeaders, writeCsv } from '../../../platform/spreadsheet.ts';
import { newKey } from '../../../ui/form.tsx';
import { keepList, mapColumns } from '../actions/import.ts';
import { runImport } from '../actions/run.ts';
import { ImportPage } from '../pages/import.tsx';
import { ImportedPage } from '../pages/imported.tsx';
import { ImportsPage } from '../pages/imports.tsx';
import { readListFile } from '../parse/list.ts';
import { getImport, listImports, listProblems, type WholeImport } from '../queries/imports.ts';
import { planImport } from '../queries/plan.ts';
import { listHeadings, listImported, loadLists } from '../queries.ts';
import { columnsFor, isTarget, type Target, targetOf } from '../rules/columns.ts';
import { type ElementName, elements } from '../rules/elements.ts';
import { lackNames, lacksOf } from '../rules/lacks.ts';
import { crumb, pageIn } from './frame.ts';
import { drafts, mustDraft } from './list.tsx';
import { submitEditions } from './submit.ts';

const importId = ':id{[0-9]{1,15}}';
const importsCrumb = { label: '从清单导入', href: '/staff/services/imports' };
const largest = 9 * 1024 ** 2; // what is read says at 8 MB what is wrong; no more is kept in memory

/** 从清单导入: read in, looked at, drafted, sent to review. */
export function importDoors(app: StaffApp): void {
  app.get('/staff/services/imports', (c) => showImports(c, {}));
  app.post('/staff/services/imports', receiveList);
  app.get(`/staff/services/imports/${importId}`, async (c) => showImport(c, await openImport(c)));
  app.post(`/staff/services/imports/${importId}/columns`, saveColumns);
  app.post(`/staff/services/imports/${importId}/draft`, draftAll);
  app.post(`/staff/services/imports/${importId}/submit`, submitAll);
  app.get(`/staff/services/imports/${importId}/problems.csv`, sendProblems);
}

async function showImports(c: StaffContext, errors: Record<string, string>, typedUnit = String(c.var.who.unit)) {
  const { staff: db, who } = c.var;
  const [imports, units] = await Promise.all([
    listImports(db, unitsSeenBy(who)),
    drafts(who) ? listUnitsOf(db, who) : [],
  ]);
  const wrong = Object.keys(errors).length > 0;
  return c.var.page({
    title: '从清单导入办事指南',
    crumbs: [crumb, { label: importsCrumb.label }],
    error: wrong,
    status: wrong ? 422 : 200,
    children: ImportsPage({ imports, units, typedUnit, formKey: newKey(), errors }),
  });
}

/** The file's bytes, up to what can be read. */
async function keepBytes(stream: Readable, part: { name: string }): Promise<{ name: string; bytes: Buffer }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
  }
  return { name: part.name.split(/[/\\]/).at(-1)!.slice(0, 200), bytes: Buffer.concat(chunks) };
}

async function receiveList(c: StaffContext): Promise<Response> {
  mustDraft(c.var.who);
  const { fields, taken } = await readMultipart(c.req.raw, keepBytes, {
    undo: async () => {},
    limits: { files: 1, totalBytes: 16 * 1024 ** 2 },
  });
  const unit = Number([fields.unit].flat()[0]);
  const units = await listUnitsOf(c.var.staff, c.var.who);
  const [file] = taken;
  if (!file || file.bytes.length === 0)
    return showImports(c, { file: '请选择要导入的清单（.xlsx、.csv 或者 .jsonl）。' });
  if (!units.some(({ id }) => id === unit)) return showImports(c, { unit: '请选择清单归哪个单位。' });
  try {
    const headings = await listHeadings(c.var.staff);
    const list = await readListFile(file.bytes, file.name, (head) => targetOf(head, headings) !== null);
    const columns = columnsFor(list.heads, headings);
    const kept = await keepList(c.var.by(keyOf(fields)), { unit, name: file.name, list, columns });
    return c.redirect(`/staff/services/imports/${kept.import}`, 303);
  } catch (error) {
    if (error instanceof UnreadableText) return showImports(c, { file: `${error.message}。` }, String(unit));
    throw error;
  }
}

/** An import of a unit that is not the person's does not exist. */
async function openImport(c: StaffContext): Promise<WholeImport> {
  const whole = await getImport(c.var.staff, Number(c.req.param('id')));
  refuseForeignEyes(c.var.who, whole.unit);
  return whole;
}

const done: Record<string, string> = {
  mapped: '已按新的对应重新核对。',
  drafted: '已起草，请补齐要素后送审。',
  submitted: '已送审。',
};

async function showImport(c: StaffContext, whole: WholeImport, errors: Record<string, string> = {}) {
  const wrong = Object.keys(errors).length > 0;
  const mine = drafts(c.var.who, whole.unit);
  return c.var.page({
    title: `导入：${whole.name}`,
    crumbs: [crumb, importsCrumb, { label: whole.name }],
    notice: done[c.req.query('done') ?? ''] ?? null,
    error: wrong,
    status: wrong ? 422 : 200,
    children: whole.finishedAt
      ? await imported(c, whole, { mine, error: errors[''] })
      : ImportPage({ whole, planned: await planImport(c.var.staff, whole), drafts: mine, keyFor: newKey, errors }),
  });
}

async function imported(c: StaffContext, whole: WholeImport, { mine, error }: { mine: boolean; error?: string }) {
  const db = c.var.staff;
  const [items, lists, problems] = await Promise.all([
    listImported(db, whole.id),
    loadLists(db),
    listProblems(db, whole.id),
  ]);
  return ImportedPage({
    whole,
    items: items.map((item) => ({ ...item, lacks: lackNames(item, lists), writes: mine })),
    page: pageIn(c.req.query('page')),
    problems,
    drafts: mine,
    formKey: newKey(),
    error,
  });
}

async function saveColumns(c: StaffContext): Promise<Response> {
  const whole = await openImport(c);
  const typed = await readFields(c);
  const columns = whole.list.heads.map((_, at): Target | null => {
    const chosen = [typed[`column.${at}`] ?? ''].flat()[0]!;
    return isTarget(chosen) ? chosen : null;
  });
  try {
    await mapColumns(c.var.by(keyOf(typed)), { import: whole.id, columns, common: commonIn(typed) });
  } catch (error) {
    // What is wrong with the columns is mended in this form, with what was chosen kept.
    if (error instanceof Refused && error.status === 409 && !whole.finishedAt)
      return showImport(c, { ...whole, columns, common: commonIn(typed) }, { '': error.message });
    throw error;
  }
  return c.redirect(`/staff/services/imports/${whole.id}?done=mapped`, 303);
}

const commonIn = (typed: Typed): Partial<Record<ElementName, string>> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([field, value]) => {
      const name = /^common\.(\w+)$/.exec(field)?.[1];
      const text = [value ?? ''].flat()[0]!.trim().slice(0, 6000);
      return name && Object.hasOwn(elements, name) && text ? [[name, text]] : [];
    }),
  );

async function draftAll(c: StaffContext): Promise<Response> {
  const whole = await openImport(c);
  const typed = await readFields(c);
  if (whole.finishedAt) return c.redirect(`/staff/services/imports/${whole.id}`, 303);
  const key = keyOf(typed);
  await runImport(c.var.staff, whole, (part) => c.var.by(key && `${key}.${part}`));
  return c.redirect(`/staff/services/imports/${whole.id}?done=drafted`, 303);
}

async function submitAll(c: StaffContext): Promise<Response> {
  const whole = await openImport(c);
  mustDraft(c.var.who);
  const typed = await readFields(c);
  const lists = await loadLists(c.var.staff);
  const items = (await listImported(c.var.staff, whole.id)).filter(
    (item) => item.state === 'draft' && lacksOf(item, lists).length === 0,
  );
  const sent = await submitEditions(c, items, { name: whole.name, key: keyOf(typed) });
  if ('error' in sent) return showImport(c, whole, { '': sent.error });
  return c.redirect(`/staff/services/imports/${whole.id}?done=submitted`, 303);
}

async function sendProblems(c: StaffContext): Promise<Response> {
  const whole = await openImport(c);
  const found = whole.finishedAt
    ? await listProblems(c.var.staff, whole.id)
    : (await planImport(c.var.staff, whole)).flatMap(({ n, title, fate }) =>
        fate.becomes === 'refused' ? [{ line: n, title, sentence: fate.why }] : [],
      );
  const sheet = {
    name: '导入问题',
    columns: [
      { head: '行', width: 8 },
      { head: '事项名称', width: 40 },
      { head: '问题', width: 80 },
    ],
    rows: found.map(({ line, title, sentence }) => [line, title, sentence]),
  };
  return c.body(writeCsv(sheet), 200, csvHeaders(`导入问题 ${whole.id}`));
}
